import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Downloads } from '../../backend/session/downloads.ts'

/**
 * Sends an extracted file once and removes it. Its address is a secret of its own, since a browser
 * that saves a file sends no header with a token. Never shown in the page, whatever it holds.
 */
export async function sendDownload(
  downloads: Downloads,
  id: string,
  response: ServerResponse,
): Promise<void> {
  const file = downloads.take(id)
  if (!file) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('This file is not here any more. Extract it again.')
    return
  }
  try {
    const { size } = await stat(file.path)
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeName(file.fileName)}`,
      'content-length': size,
      'cache-control': 'no-store',
    })
    await pipeline(createReadStream(file.path), response)
  } finally {
    await rm(file.path, { force: true })
  }
}

/** RFC 8187, section 3.2.1: what encodeURIComponent leaves and the grammar does not allow. */
function encodeName(name: string): string {
  const encode = (character: string) =>
    `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
  // A lone surrogate would make it throw.
  const wellFormed = Buffer.from(name, 'utf8').toString('utf8')
  return encodeURIComponent(wellFormed).replace(/['()*]/g, encode)
}
