/**
 * The hosts that may be opened in the user's browser: that of the home page which whoever released this
 * build has given it, and none where nobody did.
 */
export function outsideHosts(homePage: string | null): ReadonlySet<string> {
  const host = homePage === null ? null : URL.parse(homePage)?.hostname
  return new Set(host ? [host] : [])
}

/**
 * Opens an address in the user's browser when it is one of ours: https, a host of the list, no user and
 * no port. Everything else is refused, and false is the answer. Only the main process asks, never the page.
 */
export async function openOutside(
  shell: { openExternal(url: string): Promise<void> },
  allowedHosts: ReadonlySet<string>,
  address: string,
): Promise<boolean> {
  const url = URL.parse(address)
  if (url === null || url.protocol !== 'https:' || !allowedHosts.has(url.hostname)) return false
  if (url.username !== '' || url.password !== '' || url.port !== '') return false
  await shell.openExternal(url.href)
  return true
}
