import { open } from 'node:fs/promises'
import { PiecePool } from './pieces.ts'
import type { Pieces } from './pieces.ts'

/** The bytes of a file from front to back. Throws what the file system says. */
export class FilePieces implements Pieces {
  readonly #path: string
  readonly #flags: number | 'r'
  readonly #pool: PiecePool
  #closed = false

  /** `flags` are those of `open`. Files that are read one after the other may share a pool. */
  constructor(path: string, flags: number | 'r' = 'r', pool: PiecePool = new PiecePool()) {
    this.#path = path
    this.#flags = flags
    this.#pool = pool
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    const file = await open(this.#path, this.#flags)
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
