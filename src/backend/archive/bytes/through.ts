import type { Transform } from 'node:stream'
import { fromZlib } from './unpack-error.ts'

/**
 * Passes chunks through a zlib stream as they are asked for, so that the reader's pace is the
 * pace of the source. The stream must have a `writableHighWaterMark` of 1. Throws an UnpackError when the bytes are wrong; a failure of the source
 * itself is thrown as it is. Leaving the loop early stops everything before it returns.
 */
export async function* through(
  transform: Transform,
  chunks: AsyncIterable<Uint8Array>,
  form: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const source: { failure: { readonly error: unknown } | null } = { failure: null }
  const feeding = feed(transform, chunks).catch((error: unknown) => {
    source.failure = { error }
    transform.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  try {
    for await (const chunk of transform) yield chunk as Uint8Array
  } catch (error) {
    if (source.failure !== null) throw source.failure.error
    throw fromZlib(error, form)
  } finally {
    transform.destroy()
    await feeding
  }
}

async function feed(transform: Transform, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) {
    if (transform.destroyed) return
    transform.write(chunk)
    // the chunk's memory may be used again as soon as the next one is asked for
    if (transform.writableLength > 0) await emptied(transform)
    if (transform.destroyed) return
  }
  transform.end()
}

/** Needs a transform that wants to be drained after every chunk. */
function emptied(transform: Transform): Promise<void> {
  return new Promise((resolve) => {
    if (transform.destroyed || !transform.writableNeedDrain) return resolve()
    const done = () => {
      transform.off('drain', done).off('close', done)
      resolve()
    }
    transform.on('drain', done).on('close', done)
  })
}
