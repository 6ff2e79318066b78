/** The window's own scheme: a standard, secure origin that no page of the web can have. */
export const appScheme = 'app'
export const appOrigin = 'app://bundle'
export const appPage = `${appOrigin}/index.html`

/** True for an address of our own page and what it loads. */
export function isAppUrl(url: string): boolean {
  return url === appOrigin || url.startsWith(`${appOrigin}/`)
}
