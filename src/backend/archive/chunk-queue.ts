/** Sees a chunk; the next one is not asked for before its promise is fulfilled. */
export type ChunkListener = (chunk: Uint8Array) => Promise<void> | void

/**
 * A one-way reading of chunks that several readers may take turns at: the head is looked at first,
 * a decompressor may stop early, and the rest is still there to be taken. A chunk is good until the
 * next one is asked for: its memory may be used again.
 */
export class ChunkQueue {
  readonly #source: AsyncIterator<Uint8Array>
  readonly #onChunk: ChunkListener
  readonly #ahead: Uint8Array[] = []

  /** `onChunk` sees every chunk once, in order, when it arrives. */
  constructor(source: AsyncIterable<Uint8Array>, onChunk: ChunkListener = () => undefined) {
    this.#source = source[Symbol.asyncIterator]()
    this.#onChunk = onChunk
  }

  /** Up to `length` bytes from the front (all of the first chunk when it is longer), not taken away. */
  async peek(length: number): Promise<Uint8Array> {
    let available = this.#ahead.reduce((sum, chunk) => sum + chunk.length, 0)
    while (available < length) {
      this.#keepAhead()
      const chunk = await this.#pull()
      if (chunk === null) break
      this.#ahead.push(chunk)
      available += chunk.length
    }
    return this.#ahead.length === 1 ? (this.#ahead[0] as Uint8Array) : Buffer.concat(this.#ahead)
  }

  /** The next chunk, null at the end. */
  async next(): Promise<Uint8Array | null> {
    return this.#ahead.shift() ?? this.#pull()
  }

  /** The chunks from here on. Leaving the loop early closes nothing. */
  async *chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let chunk = await this.next(); chunk !== null; chunk = await this.next()) yield chunk
  }

  /** Takes the rest and drops it. */
  async drain(): Promise<void> {
    while ((await this.next()) !== null);
  }

  #keepAhead(): void {
    const newest = this.#ahead.at(-1)
    if (newest !== undefined) this.#ahead[this.#ahead.length - 1] = new Uint8Array(newest)
  }

  async #pull(): Promise<Uint8Array | null> {
    for (;;) {
      const next = await this.#source.next()
      if (next.done === true) return null
      const chunk = next.value
      if (chunk.length === 0) continue
      const busy = this.#onChunk(chunk)
      if (busy !== undefined) await busy
      return chunk
    }
  }
}
