import type { Readable } from 'node:stream'

const gatheredBytes = 1024 * 1024
/** How long the first bytes may wait for more: much less than a person notices. */
const patienceMs = 20

/**
 * The bytes of a stream in chunks of about 1 MiB. Pipes and sockets deliver 16 to 64 KiB at a time,
 * and every chunk costs a turn of every stage after this one: small chunks double the time of a
 * large image. A stream that pauses is not waited for. Throws what the stream emits; a stream that
 * closes before its end is an error too. Leaving the loop early destroys the stream.
 */
export async function* gathered(stream: Readable): AsyncGenerator<Uint8Array, void, undefined> {
  const bytes = new Gathering(stream)
  try {
    for (let chunk = await bytes.next(); chunk !== null; chunk = await bytes.next()) yield chunk
  } finally {
    bytes.stop()
  }
}

class Gathering {
  readonly #stream: Readable
  #parts: Uint8Array[] = []
  #held = 0
  #ended = false
  #failure: { readonly error: unknown } | null = null
  #due = false
  #timer: NodeJS.Timeout | null = null
  #wake: (() => void) | null = null

  constructor(stream: Readable) {
    this.#stream = stream
    if (stream.errored) this.#fail(stream.errored)
    else if (stream.destroyed) this.#fail(prematureClose())
    stream.on('error', this.#fail).on('end', this.#end).on('close', this.#close)
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
    this.#stream.off('data', this.#take).off('end', this.#end).off('close', this.#close)
    // the listener of errors stays: a destroyed stream may still emit one
    this.#stream.destroy()
  }

  readonly #take = (chunk: Uint8Array): void => {
    this.#parts.push(chunk)
    this.#held += chunk.length
    if (this.#held >= gatheredBytes) {
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
    this.#rouse()
  }

  readonly #end = (): void => {
    this.#ended = true
    this.#deliver()
  }

  readonly #fail = (error: unknown): void => {
    this.#failure ??= { error }
    this.#rouse()
  }

  readonly #close = (): void => {
    if (!this.#ended) this.#fail(prematureClose())
  }

  #rouse(): void {
    this.#wake?.()
    this.#wake = null
  }
}

function prematureClose(): Error {
  return new Error('The stream closed before its end.')
}
