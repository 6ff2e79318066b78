import { say } from '../../core/sentences/sentence.ts'
import type { LayerPlace } from '../archive/archive.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { ContentSource } from './content-source.ts'
import { isSeekable, layerBytes } from './content-source.ts'

/** A gap that is jumped over rather than read, where the source can. */
const jumpBytes = 256 * 1024

/**
 * Reads pieces of one layer front to back: as little as the source allows is read between them, and
 * what is asked for in the order of its place is read in one go.
 */
export class LayerCursor {
  readonly #source: ContentSource
  readonly #place: LayerPlace
  readonly #signal: AbortSignal
  #chunks: AsyncGenerator<Uint8Array, void, undefined> | null = null
  #rest: Uint8Array | null = null
  #position = 0

  constructor(source: ContentSource, place: LayerPlace, signal: AbortSignal) {
    this.#source = source
    this.#place = place
    this.#signal = signal
  }

  /** The bytes from `offset` on, `length` of them, to be read to the end. Throws a StrataError. */
  async *piece(offset: number, length: number): AsyncGenerator<Uint8Array, void, undefined> {
    if (length === 0) return
    await this.#moveTo(offset)
    for (let left = length; left > 0;) {
      const chunk = await this.#next()
      if (chunk === null) throw cut()
      const taken = Math.min(left, chunk.length)
      if (taken < chunk.length) this.#rest = chunk.subarray(taken)
      this.#position += taken
      left -= taken
      yield taken < chunk.length ? chunk.subarray(0, taken) : chunk
    }
  }

  /** Lets go of the source. */
  async close(): Promise<void> {
    const chunks = this.#chunks
    this.#chunks = null
    this.#rest = null
    await chunks?.return()
  }

  async #moveTo(offset: number): Promise<void> {
    const gap = offset - this.#position
    const jump = isSeekable(this.#source, this.#place) && gap > jumpBytes
    if (gap < 0 || jump) await this.close()
    if (this.#chunks === null) {
      const seekable = isSeekable(this.#source, this.#place)
      this.#position = seekable ? offset : 0
      this.#chunks = layerBytes(this.#source, this.#place, this.#position, this.#signal)
    }
    while (this.#position < offset) {
      const chunk = await this.#next()
      if (chunk === null) throw cut()
      const taken = Math.min(offset - this.#position, chunk.length)
      if (taken < chunk.length) this.#rest = chunk.subarray(taken)
      this.#position += taken
    }
  }

  async #next(): Promise<Uint8Array | null> {
    this.#signal.throwIfAborted()
    const rest = this.#rest
    this.#rest = null
    if (rest !== null) return rest
    const step = await this.#chunks?.next()
    return step?.done === false ? step.value : null
  }
}

function cut(): StrataError {
  return new StrataError(errorInfo('stream-cut', say('layerEnded'), say('openImageAgain')))
}
