import type { Transform } from 'node:stream'
import * as zlib from 'node:zlib'
import { ByteBuffer } from '../../../core/tar/byte-buffer.ts'
import { through } from './through.ts'
import { say } from '../../../core/sentences/sentence.ts'
import { UnpackError, fromZlib } from './unpack-error.ts'
import { FrameWalker } from './zstd-format.ts'

const outputChunk = 256 * 1024
const aheadBytes = 1024 * 1024
/** A frame of up to this many bytes that unpacks to at most `smallOutput` is unpacked at once. */
const smallFrame = 256 * 1024
const smallOutput = 8 * 1024 * 1024
/** zstd's own limit is 128 MiB; `--long` up to 29 is allowed on top, more could exhaust memory. */
const largestWindowLog = 29

/**
 * Unpacks zstd frame by frame: node:zlib stops after the first frame without an error (nodejs/node
 * issue 64741), while zstd:chunked layers have one for every file, and skippable ones besides. The
 * frames are cut here, which also notices a cut-off end that some versions of Node accept.
 */
export async function* unzstd(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  // absent before Node 22.15 and where a host's Node was built without it
  if (typeof zlib.createZstdDecompress !== 'function') {
    throw new UnpackError('unsupported', say('noZstd'))
  }
  const frames = new FrameSource(chunks)
  try {
    while (await frames.begin()) {
      const whole = await frames.gather()
      if (whole === null) yield* through(createStream(), frames.pieces(), 'zstd')
      else if (whole.length > 0) yield unpackWhole(whole, frames.outputSize)
    }
  } finally {
    await frames.close()
  }
}

function createStream(): Transform {
  const options = {
    chunkSize: outputChunk,
    readableHighWaterMark: aheadBytes,
    writableHighWaterMark: 1,
    params: { [zlib.constants.ZSTD_d_windowLogMax]: largestWindowLog },
  }
  return zlib.createZstdDecompress(options)
}

function unpackWhole(frame: Uint8Array, size: number): Uint8Array {
  try {
    return zlib.zstdDecompressSync(frame, {
      // one byte more, or zlib makes a second buffer to see that nothing follows
      chunkSize: Math.max(size + 1, 64),
      maxOutputLength: smallOutput,
      params: { [zlib.constants.ZSTD_d_windowLogMax]: largestWindowLog },
    })
  } catch (error) {
    throw fromZlib(error, 'zstd')
  }
}

/** Chunks cut at the ends of frames. */
class FrameSource {
  readonly #chunks: AsyncIterator<Uint8Array>
  readonly #walker = new FrameWalker()
  readonly #held = new ByteBuffer()
  #chunk: Uint8Array = new Uint8Array()
  #at = 0

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** At most this many bytes come out of the frame. */
  get outputSize(): number {
    return Math.min(this.#walker.outputBound, this.#walker.contentSize)
  }

  /** Goes to the next frame; false when there is none. */
  async begin(): Promise<boolean> {
    this.#walker.reset()
    this.#held.clear()
    return this.#at < this.#chunk.length || (await this.#pull())
  }

  /**
   * The frame as one piece, empty when it is to be skipped; null when it is not small, and then
   * `pieces` has it. Good until the next call of anything.
   */
  async gather(): Promise<Uint8Array | null> {
    for (;;) {
      const piece = this.#take()
      const walker = this.#walker
      if (walker.skippable) {
        if (walker.complete) return new Uint8Array()
        await this.#more()
        continue
      }
      if (walker.complete && this.#held.length === 0 && this.#isSmall(piece.length)) return piece
      this.#held.append(piece, 0, piece.length)
      if (!this.#isSmall(this.#held.length)) return null
      if (walker.complete) return this.#held.bytes.subarray(0, this.#held.length)
      await this.#more()
    }
  }

  /** The frame from its first byte on, after `gather` gave it up. */
  async *pieces(): AsyncGenerator<Uint8Array, void, undefined> {
    yield this.#held.bytes.slice(0, this.#held.length)
    while (!this.#walker.complete) {
      if (this.#at === this.#chunk.length) await this.#more()
      yield this.#take()
    }
  }

  /** Lets the source go, also before its end. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }

  #isSmall(length: number): boolean {
    return length <= smallFrame && this.#walker.outputBound <= smallOutput
  }

  /** What the current chunk has of the frame. */
  #take(): Uint8Array {
    const walker = this.#walker
    const fresh = walker.fresh
    const start = this.#at
    this.#at = walker.advance(this.#chunk, start)
    if (walker.broken) {
      const what = say(fresh ? 'afterLastFrame' : 'senselessFrame')
      throw new UnpackError('damaged', say('packedDamaged', 'zstd', what))
    }
    if (walker.windowSize > 2 ** largestWindowLog) {
      const mebibytes = Math.round(walker.windowSize / 2 ** 20)
      throw new UnpackError('limit', say('packedMemory', 'zstd', mebibytes))
    }
    return this.#chunk.subarray(start, this.#at)
  }

  async #more(): Promise<void> {
    if (!(await this.#pull())) throw new UnpackError('truncated', say('packedCut', 'zstd'))
  }

  async #pull(): Promise<boolean> {
    do {
      const next = await this.#chunks.next()
      if (next.done === true) return false
      this.#chunk = next.value
      this.#at = 0
    } while (this.#chunk.length === 0)
    return true
  }
}
