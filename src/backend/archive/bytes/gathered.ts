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
  #parts: Uint8Array[] = []
  #held = 0
  #ended = false
  #failure: { readonly error: unknown } | null = null
  #due = false
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
    while (!this.#due && !this.#ended && this.#failure === null) {
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
    if (this.#failure !== null) throw this.#failure.error
    const parts = this.#parts
    if (parts.length === 0) return null
    this.#parts = []
    this.#held = 0
    this.#due = false
    if (!this.#ended) this.#stream.resume()
    return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts)
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#stream.off('data', this.#take)
    this.#stream.destroy()
  }

  readonly #take = (chunk: Uint8Array): void => {
    this.#parts.push(chunk)
    this.#held += chunk.length
    if (this.#held >= this.#size) {
      this.#stream.pause()
      this.#deliver()
    } else {
      this.#timer ??= setTimeout(this.#deliver, patienceMs)
    }
  }

  readonly #deliver = (): void => {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#due = this.#parts.length > 0
    this.#wake?.()
    this.#wake = null
  }
}
