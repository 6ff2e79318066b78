import { open } from 'node:fs/promises'
import { PiecePool } from './pieces.ts'
import type { Pieces } from './pieces.ts'

/** The bytes of a file from front to back. Throws what the file system says. */
export class FilePieces implements Pieces {
  readonly #path: string
  readonly #pool = new PiecePool()
  #closed = false

  constructor(path: string) {
    this.#path = path
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    const file = await open(this.#path)
    try {
      while (!this.#closed) {
        const piece = this.#pool.take()
        const { bytesRead } = await file.read(piece, 0, piece.length)
        if (bytesRead === 0) return
        yield piece.subarray(0, bytesRead)
      }
    } finally {
      await file.close()
    }
  }

  giveBack(piece: Uint8Array): void {
    this.#pool.giveBack(piece)
  }

  close(): void {
    this.#closed = true
  }
}
