import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { HashThread } from './hash-thread.ts'

/** sha256 of a stream of bytes, such as the diff ID of a layer while its tar passes. */
export interface LayerDigest {
  /** Takes bytes, which may be changed afterwards. Wait for the promise when there is one. */
  update(chunk: Uint8Array): Promise<void> | void
  /** `sha256:…`. Call once, after the last byte. */
  digest(): Promise<string>
}

/** One for the diff ID of a compressed layer, one for its blob. */
const mostThreads = 2

/**
 * Digests of blobs and layers. A layer is hashed as a whole and again file by file, so the whole
 * goes to a second thread, which halves the time of a large image. Threads begin when something is
 * large enough, take one stream at a time (more are hashed here) and end with `close`, whatever
 * they were doing.
 */
export class LayerDigests {
  readonly #threaded: boolean
  #threads: HashThread[] = []

  constructor(options: { readonly threaded?: boolean } = {}) {
    this.#threaded = options.threaded ?? true
  }

  create(): LayerDigest {
    if (!this.#threaded) return new InlineDigest()
    const idle = this.#threads.find((thread) => thread.begin())
    if (idle !== undefined) return idle
    if (this.#threads.length === mostThreads) return new InlineDigest()
    const thread = new HashThread()
    this.#threads.push(thread)
    return thread.begin() ? thread : new InlineDigest()
  }

  close(): void {
    for (const thread of this.#threads) thread.close()
    this.#threads = []
  }
}

class InlineDigest implements LayerDigest {
  readonly #hash: Hash = createHash('sha256')

  update(chunk: Uint8Array): void {
    this.#hash.update(chunk)
  }

  digest(): Promise<string> {
    return Promise.resolve(`sha256:${this.#hash.digest('hex')}`)
  }
}
