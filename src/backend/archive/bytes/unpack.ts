import { say } from '../../../core/sentences/sentence.ts'
import { gunzip } from './gunzip.ts'
import { UnpackError } from './unpack-error.ts'
import { unzstd } from './unzstd.ts'

/** Small files may shrink as far as they like: only output beyond this is held to the ratio. */
const usualFreeOutput = 64 * 1024 * 1024

/**
 * Unpacks a compressed blob as its bytes are asked for. Throws an UnpackError when the bytes are
 * wrong or, beyond `freeOutput`, more than `ratio` times as many come out as went in; a failure of the source is thrown
 * as it is.
 */
export async function* unpack(
  form: 'gzip' | 'zstd',
  chunks: AsyncIterable<Uint8Array>,
  ratio: number,
  freeOutput: number = usualFreeOutput,
): AsyncGenerator<Uint8Array, void, undefined> {
  let packed = 0
  let unpacked = 0
  const counted = count(chunks, (length) => (packed += length))
  for await (const chunk of form === 'gzip' ? gunzip(counted) : unzstd(counted)) {
    unpacked += chunk.length
    if (unpacked > freeOutput && unpacked > packed * ratio) {
      throw new UnpackError('limit', say('packedRatio', form, ratio))
    }
    if (chunk.length > 0) yield chunk
  }
}

async function* count(
  chunks: AsyncIterable<Uint8Array>,
  add: (length: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunks) {
    add(chunk.length)
    yield chunk
  }
}
