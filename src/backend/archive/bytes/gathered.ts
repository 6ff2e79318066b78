import { finished } from 'node:stream'
import type { Readable } from 'node:stream'

/** How long the first bytes may wait for more: much less than a person notices. */
const patienceMs = 20

/**
 * The bytes of a stream in chunks of about `size` bytes. Pipes and sockets deliver 16 to 64 KiB at a time,
 * and every chunk costs a turn of every stage after this one: small chunks double the time of a
 * large image. A stream that pauses is not waited for. Throws what the stream emits; a stream that
 * closes before its end is an error too. Leaving the loop early destroys the stream.
 */
export async function* gathered(
  stream: Readable,
  size: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const bytes = new Gathering(stream, size)
  try {
    for (let chunk = await bytes.next(); chunk !== null; chunk = await bytes.next()) yield chunk
  } finally {
    bytes.stop()
  }
}

class Gathering {
  readonly #stream: Readable
  readonly #size: number
  /** To be taken, in their order. */
  #ready: Uint8Array[] = []
  /** Where chunks are put together while they are still in the processor's cache. */
  #piece: Uint8Array | null = null
  #held = 0
  #ended = false
  #failure: { readonly error: unknown } | null = null
  #timer: NodeJS.Timeout | null = null
  #wake: (() => void) | null = null

  constructor(stream: Readable, size: number) {
    this.#stream = stream
    this.#size = size
    // it goes on listening for errors: a destroyed stream may still emit one
    finished(stream, { writable: false }, (error) => {
      if (error) this.#failure = { error }
      else this.#ended = true
      this.#deliver()
    })
    stream.on('data', this.#take)
  }

  /** Null at the end. */
  async next(): Promise<Uint8Array | null> {
    while (this.#ready.length === 0 && !this.#ended && this.#failure === null) {
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
    if (this.#failure !== null) throw this.#failure.error
    const bytes = this.#ready.shift() ?? null
    if (this.#ready.length === 0 && !this.#ended) this.#stream.resume()
    return bytes
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#stream.off('data', this.#take)
    this.#stream.destroy()
  }

  readonly #take = (chunk: Uint8Array): void => {
    if (this.#held === 0 && chunk.length >= this.#size) this.#ready.push(chunk)
    else this.#put(chunk)
    if (this.#held > 0) this.#timer ??= setTimeout(this.#deliver, patienceMs)
    if (this.#ready.length === 0) return
    this.#stream.pause()
    this.#awake()
  }

  #put(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length;) {
      this.#piece ??= Buffer.allocUnsafeSlow(this.#size)
      const end = Math.min(chunk.length, at + this.#size - this.#held)
      this.#piece.set(chunk.subarray(at, end), this.#held)
      this.#held += end - at
      at = end
      if (this.#held === this.#size) this.#finishPiece()
    }
  }

  #finishPiece(): void {
    if (this.#piece === null || this.#held === 0) return
    const bytes = this.#piece.subarray(0, this.#held)
    // a few bytes must not keep a whole piece alive
    this.#ready.push(this.#held < this.#size / 2 ? Buffer.from(bytes) : bytes)
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
