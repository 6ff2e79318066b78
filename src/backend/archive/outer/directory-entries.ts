import { constants } from 'node:fs'
import { lstat, readdir, readlink } from 'node:fs/promises'
import { FilePieces } from '../bytes/file-pieces.ts'
import { PiecePool, givingBack } from '../bytes/pieces.ts'
import type { OuterEnd, OuterEntries, OuterEntry } from './outer-entry.ts'

/** Between the check and the opening, a file may have become a link or a pipe. */
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/**
 * The entries of an unpacked archive or an OCI image layout, in the order of their names. Links
 * are reported and never followed; only regular files are opened.
 */
export class DirectoryEntries implements OuterEntries {
  readonly #root: string
  readonly #signal: AbortSignal
  readonly #onChunk: (bytes: number) => void
  readonly #pool = new PiecePool()

  constructor(root: string, signal: AbortSignal, onChunk: (bytes: number) => void) {
    this.#root = root
    this.#signal = signal
    this.#onChunk = onChunk
  }

  end(): OuterEnd {
    return { kind: 'complete' }
  }

  entries(): AsyncGenerator<OuterEntry, void, undefined> {
    return this.#walk('')
  }

  async *#walk(folder: string): AsyncGenerator<OuterEntry, void, undefined> {
    const names = (await readdir(`${this.#root}/${folder}`)).sort()
    for (const base of names) {
      const name = folder === '' ? base : `${folder}/${base}`
      const path = `${this.#root}/${name}`
      const stats = await lstat(path)
      if (stats.isDirectory()) {
        yield { kind: 'directory', name }
        yield* this.#walk(name)
      } else if (stats.isSymbolicLink()) {
        yield { kind: 'symlink', name, target: await readlink(path) }
      } else if (stats.isFile()) {
        yield { kind: 'file', name, size: stats.size, offset: null, body: this.#body(path) }
      } else {
        yield { kind: 'other', name }
      }
    }
  }

  async *#body(path: string): AsyncGenerator<Uint8Array, void, undefined> {
    const pieces = new FilePieces(path, flags, this.#pool)
    for await (const piece of givingBack(pieces, pieces)) {
      this.#signal.throwIfAborted()
      this.#onChunk(piece.length)
      yield piece
    }
  }
}
