import { securityHeaders } from '../backend/files/static-files.ts'
import { readWindowFile } from '../backend/files/window-page.ts'
import type { Look } from '../backend/files/window-page.ts'
import { isAppUrl } from './app-origin.ts'

/**
 * Answers `app://bundle/…` from the folder of the built window, with the security headers; 404 for
 * everything else, another host name or a path outside of the folder included.
 */
export async function answerAppRequest(
  folder: string,
  url: string,
  look: () => Promise<Look>,
): Promise<Response> {
  const headers = new Headers(securityHeaders)
  if (!isAppUrl(url)) return new Response(null, { status: 404, headers })
  const file = await readWindowFile(folder, rawPath(url), look)
  if (!file) return new Response(null, { status: 404, headers })
  headers.set('content-type', file.mediaType)
  return new Response(file.bytes as Uint8Array<ArrayBuffer>, { status: 200, headers })
}

/** The path as sent: URL would resolve "..", and hide what was asked for. */
function rawPath(url: string): string {
  const afterScheme = url.slice(url.indexOf('://') + 3)
  const slash = afterScheme.indexOf('/')
  const path = slash < 0 ? '/' : afterScheme.slice(slash)
  return path.split(/[?#]/, 1)[0] ?? '/'
}
