/** The end of a byte stream that has been passed on: the last chunk and at least `keep` bytes before it. */
export class RecentBytes {
  readonly #keep: number
  #chunks: Uint8Array[] = []
  #start = 0
  #end = 0

  constructor(keep: number) {
    this.#keep = keep
  }

  /** Position just behind the newest byte. */
  get end(): number {
    return this.#end
  }

  push(chunk: Uint8Array): void {
    const before = this.#end
    this.#chunks.push(chunk)
    this.#end += chunk.length
    for (;;) {
      const oldest = this.#chunks[0]
      if (oldest === undefined || this.#start + oldest.length > before - this.#keep) return
      this.#chunks.shift()
      this.#start += oldest.length
    }
  }

  /** The bytes from `start` to `end` as one piece, as far as they are still kept. */
  slice(start: number, end: number = this.#end): Uint8Array {
    const parts: Uint8Array[] = []
    let at = this.#start
    for (const chunk of this.#chunks) {
      const from = Math.max(0, start - at)
      const to = Math.min(chunk.length, end - at)
      if (from < to) parts.push(chunk.subarray(from, to))
      at += chunk.length
    }
    return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts)
  }
}
