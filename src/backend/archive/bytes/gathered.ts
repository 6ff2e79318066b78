import { finished } from 'node:stream'
import type { Readable } from 'node:stream'
import { PiecePool, pieceSize } from './pieces.ts'
import type { Pieces } from './pieces.ts'

/** How long the first bytes may wait for more: much less than a person notices. */
const patienceMs = 20

/**
 * The bytes of a stream, gathered. Pipes and sockets deliver 16 to 64 KiB at a time, and every
 * chunk costs a turn of every stage after this one: small chunks double the time of a large image.
 * A stream that pauses is not waited for. Throws what the stream emits; a stream that closes before
 * its end is an error too. Leaving the loop early destroys the stream.
 */
export class GatheredPieces implements Pieces {
  readonly #stream: Readable
  readonly #size: number
  readonly #onCopied: (chunk: Uint8Array) => void
  readonly #pool: PiecePool
  /** To be taken, in their order. */
  #ready: Uint8Array<ArrayBuffer>[] = []
  /** Where chunks are put together while they are still in the processor's cache. */
  #piece: Uint8Array<ArrayBuffer> | null = null
  #held = 0
  #ended = false
  #failure: { readonly error: unknown } | null = null
  #timer: NodeJS.Timeout | null = null
  #wake: (() => void) | null = null

  /** `onCopied` is told every chunk of the stream that is not needed any more. */
  constructor(
    stream: Readable,
    size: number = pieceSize,
    onCopied: (chunk: Uint8Array) => void = () => undefined,
  ) {
    this.#stream = stream
    this.#onCopied = onCopied
    this.#size = size
    this.#pool = new PiecePool(size)
    // it goes on listening for errors: a destroyed stream may still emit one
    finished(stream, { writable: false }, (error) => {
      if (error) this.#failure = { error }
      else this.#ended = true
      this.#deliver()
    })
    stream.on('data', this.#take)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
    try {
      for (let piece = await this.#next(); piece !== null; piece = await this.#next()) yield piece
    } finally {
      this.close()
    }
  }

  giveBack(piece: Uint8Array): void {
    this.#pool.giveBack(piece)
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#stream.off('data', this.#take)
    this.#stream.destroy()
  }

  /** Null at the end. */
  async #next(): Promise<Uint8Array<ArrayBuffer> | null> {
    while (this.#ready.length === 0 && !this.#ended && this.#failure === null) {
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
    if (this.#failure !== null) throw this.#failure.error
    const piece = this.#ready.shift() ?? null
    if (this.#ready.length === 0 && !this.#ended) this.#stream.resume()
    return piece
  }

  readonly #take = (chunk: Uint8Array): void => {
    this.#put(chunk)
    this.#onCopied(chunk)
    if (this.#held > 0) this.#timer ??= setTimeout(this.#deliver, patienceMs)
    if (this.#ready.length === 0) return
    this.#stream.pause()
    this.#awake()
  }

  #put(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length;) {
      this.#piece ??= this.#pool.take()
      const end = Math.min(chunk.length, at + this.#size - this.#held)
      this.#piece.set(chunk.subarray(at, end), this.#held)
      this.#held += end - at
      at = end
      if (this.#held === this.#size) this.#finishPiece()
    }
  }

  #finishPiece(): void {
    if (this.#piece === null || this.#held === 0) return
    this.#ready.push(this.#piece.subarray(0, this.#held))
    this.#piece = null
    this.#held = 0
  }

  readonly #deliver = (): void => {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#finishPiece()
    this.#awake()
  }

  #awake(): void {
    this.#wake?.()
    this.#wake = null
  }
}
