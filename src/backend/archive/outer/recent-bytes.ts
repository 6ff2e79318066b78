/** Pieces that nobody is finished with, before they are given up: a source of very small ones. */
const mostUnfinished = 8

/**
 * The end of a byte stream that has been passed on in pieces: the last piece and at least `keep`
 * bytes before it. A piece leaves when it is old and its reader is finished with it.
 */
export class RecentBytes {
  readonly #keep: number
  readonly #onLeft: (piece: Uint8Array) => void
  #pieces: Uint8Array[] = []
  #start = 0
  #end = 0
  /** Where the last piece begins. */
  #last = 0
  /** The pieces up to here have been read. */
  #finished = 0

  /** `onLeft` is told every piece that is neither kept here nor read any more. */
  constructor(keep: number, onLeft: (piece: Uint8Array) => void = () => undefined) {
    this.#keep = keep
    this.#onLeft = onLeft
  }

  /** Position just behind the newest byte. */
  get end(): number {
    return this.#end
  }

  push(piece: Uint8Array): void {
    this.#pieces.push(piece)
    this.#last = this.#end
    this.#end += piece.length
    this.#leave()
  }

  /** A reader that takes the bytes in their order is finished with a part of a piece. */
  finished(part: Uint8Array): void {
    if (this.#pieces[0]?.buffer === part.buffer) return
    let at = this.#start
    for (const piece of this.#pieces) {
      if (piece.buffer === part.buffer) {
        this.#finished = at
        return this.#leave()
      }
      at += piece.length
    }
  }

  /** The bytes from `start` to `end` as one piece, as far as they are still kept. */
  slice(start: number, end: number = this.#end): Uint8Array {
    const parts: Uint8Array[] = []
    let at = this.#start
    for (const piece of this.#pieces) {
      const from = Math.max(0, start - at)
      const to = Math.min(piece.length, end - at)
      if (from < to) parts.push(piece.subarray(from, to))
      at += piece.length
    }
    return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts)
  }

  #leave(): void {
    for (;;) {
      const oldest = this.#pieces[0]
      if (oldest === undefined || this.#start + oldest.length > this.#last - this.#keep) return
      const isFinished = this.#start + oldest.length <= this.#finished
      if (!isFinished && this.#pieces.length <= mostUnfinished) return
      this.#pieces.shift()
      this.#start += oldest.length
      if (isFinished) this.#onLeft(oldest)
    }
  }
}
