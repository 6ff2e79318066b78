/*
 * Chromium knows no scheme of ours, so a page of `app://bundle` is one of
 * `https://bundle.app.electron.test`: standard and secure as well, answered by the app, never sent.
 */
const suffix = '.electron.test'

/** The address under which the page has it. Addresses of the web stay. */
export function toPageUrl(url: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url)
  if (parts === null) return url
  const [, scheme = '', host = '', rest = ''] = parts
  return /^https?$/i.test(scheme) ? url : `https://${host}.${scheme}${suffix}${rest}`
}

/** The address as Electron would show it. */
export function fromPageUrl(url: string): string {
  const parts = /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.electron\.test(.*)$/i.exec(url)
  if (parts === null) return url
  const [, host = '', scheme = '', rest = ''] = parts
  return `${scheme}://${host}${rest}`
}
