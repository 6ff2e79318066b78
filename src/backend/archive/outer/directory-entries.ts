import { constants } from 'node:fs'
import { lstat, open, readdir, readlink } from 'node:fs/promises'
import type { OuterEnd, OuterEntries, OuterEntry } from './outer-entry.ts'

const chunkSize = 1024 * 1024

/**
 * The entries of an unpacked archive or an OCI image layout, in the order of their names. Links
 * are reported and never followed; only regular files are opened.
 */
export class DirectoryEntries implements OuterEntries {
  readonly #root: string
  readonly #signal: AbortSignal
  readonly #onChunk: (bytes: number) => void

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
    // between the check and the opening, the file may have become a link or a pipe
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      for (;;) {
        this.#signal.throwIfAborted()
        const { bytesRead, buffer } = await file.read(
          Buffer.allocUnsafeSlow(chunkSize),
          0,
          chunkSize,
        )
        if (bytesRead === 0) return
        this.#onChunk(bytesRead)
        yield buffer.subarray(0, bytesRead)
      }
    } finally {
      await file.close()
    }
  }
}
