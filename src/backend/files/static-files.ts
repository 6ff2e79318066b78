import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

/** What the window's page may do: run and load what it came with, talk to its own host, no more. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Sent with every answer of every host. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

export interface StaticFile {
  readonly bytes: Uint8Array
  readonly mediaType: string
}

/**
 * The file that a URL path names below `folder`, null when there is none. Never anything outside
 * of the folder: the path is decoded once and refused when it holds "..", a backslash or NUL.
 */
export async function readStaticFile(folder: string, urlPath: string): Promise<StaticFile | null> {
  const path = decoded(urlPath)
  if (path === null || /[\\\0]/.test(path) || path.split('/').includes('..')) return null
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path)
  if (!file.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return null
  const mediaType = mediaTypes[extname(file)]
  if (mediaType === undefined) return null
  try {
    return { bytes: await readFile(file), mediaType }
  } catch {
    return null
  }
}

function decoded(urlPath: string): string | null {
  try {
    return decodeURIComponent(urlPath)
  } catch {
    return null
  }
}
