/** The documentation of this program, all that is ever opened in the user's browser. */
export const documentationUrl = 'https://github.com/strata-app/strata#readme'

const allowedHosts: ReadonlySet<string> = new Set(['github.com'])

/**
 * Opens an address in the user's browser when it is one of ours: https, a host of the list, no user and
 * no port. Everything else is refused, and false is the answer. Only the main process asks, never the page.
 */
export async function openOutside(
  shell: { openExternal(url: string): Promise<void> },
  address: string,
): Promise<boolean> {
  const url = URL.parse(address)
  if (url === null || url.protocol !== 'https:' || !allowedHosts.has(url.hostname)) return false
  if (url.username !== '' || url.password !== '' || url.port !== '') return false
  await shell.openExternal(url.href)
  return true
}
