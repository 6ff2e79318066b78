import { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import type { Connection } from './modem.ts'

/** Far more than the list of a hundred thousand images; an answer above it is no answer. */
const maxAnswerBytes = 256 * 1024 * 1024

export type Query = Readonly<Record<string, string | number | readonly string[] | object>>

/**
 * Sends a GET and gives the response once its head is there. Throws as docker-modem does: an Error
 * with `code` for the connection, with `statusCode` for an answer other than 200.
 *
 * Every answer is taken as a stream, JSON too: docker-modem's own reading of JSON never ends when
 * the connection breaks in the middle, and knows no bound.
 */
export async function openResponse(
  connection: Connection,
  path: string,
  query: Query,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const send = () =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const hasQuery = Object.keys(query).length > 0
      connection.docker.modem.dial(
        {
          // Without the question mark docker-modem drops the query.
          path: hasQuery ? `${path}?` : path,
          method: 'GET',
          options: { ...query },
          isStream: true,
          statusCodes: { 200: true },
          abortSignal: signal,
        },
        (error, result) => {
          if (error) reject(error)
          else if (result instanceof IncomingMessage) resolve(result)
          else reject(new TypeError('docker-modem gave no response'))
        },
      )
    })
  return again(connection, send)
}

/**
 * Once more when a kept connection turned out to be closed: the engine may close an idle one at
 * the moment it is used again. All requests only read, so repeating one does no harm.
 */
async function again<T>(connection: Connection, send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    const stale = connection.keepsAlive && (code === 'ECONNRESET' || code === 'EPIPE')
    if (!stale) throw error
    return await send()
  }
}

/** Reads a whole JSON body. Throws on a broken connection, invalid JSON and a body without end. */
export async function readJson(body: Readable): Promise<unknown> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxAnswerBytes) throw new RangeError('The answer is too long')
    chunks.push(chunk)
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}
