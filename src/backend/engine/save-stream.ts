import type { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { StrataError } from '../../shared/errors.ts'
import type { EngineEndpoint } from '../../shared/worker-protocol.ts'
import { cancelled, streamCut } from './engine-errors.ts'
import { freeBytes } from './free-bytes.ts'

/** Chunks are 64 KiB; some are kept ahead, so that engine and reader need not wait for each other. */
const highWaterMark = 1024 * 1024

/**
 * The body of a save as a stream that fails with a StrataError only: `cancelled` when the signal
 * is aborted, `stream-cut` when the connection ends before the body does. Destroying it closes the
 * connection, which ends the engine's work too.
 *
 * An error that the engine meets after its first byte is no failure of the connection: it writes
 * it as JSON behind the tar, where the reader of the archive finds it.
 */
export function saveStream(
  response: IncomingMessage,
  endpoint: EngineEndpoint,
  signal: AbortSignal | undefined,
): Readable {
  const stream = new Readable({
    highWaterMark,
    read: () => response.resume(),
    destroy: (error, done) => {
      signal?.removeEventListener('abort', abort)
      response.destroy()
      done(error)
    },
  })
  // A stream that is given up before anybody reads it is no reason to end the process.
  stream.on('error', () => {})
  const abort = () => stream.destroy(new StrataError(cancelled()))
  const cut = (detail: string | null) => {
    if (stream.readableEnded || stream.destroyed) return
    stream.destroy(new StrataError(signal?.aborted ? cancelled() : streamCut(endpoint, detail)))
  }
  freeWhatIsRead(response)
  response.on('data', (chunk: Buffer) => {
    if (!stream.push(chunk)) response.pause()
  })
  response.on('end', () => stream.push(null))
  response.on('error', (error) => cut(error.message))
  response.on('close', () => {
    if (!response.complete) cut(null)
  })
  if (signal?.aborted) abort()
  else signal?.addEventListener('abort', abort, { once: true })
  return stream
}

/** What comes from the socket has been copied into the body by the listener before this one. */
function freeWhatIsRead(response: IncomingMessage): void {
  const { socket } = response
  // what carries the connection otherwise (ssh) may keep what it gave
  if (!(socket instanceof Socket)) return
  socket.on('data', freeBytes)
  response.once('close', () => socket.off('data', freeBytes))
}
