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

/**
 * Digests of layers, one after the other. A layer is hashed as a whole and again file by file, so
 * the whole goes to a second thread, which halves the time of a large image. The thread begins
 * with the first layer that is large enough, takes one layer at a time (others are hashed here
 * meanwhile) and ends with `close`, whatever it was doing.
 */
export class LayerDigests {
  readonly #threaded: boolean
  #thread: HashThread | null = null

  constructor(options: { readonly threaded?: boolean } = {}) {
    this.#threaded = options.threaded ?? true
  }

  create(): LayerDigest {
    if (!this.#threaded) return new InlineDigest()
    this.#thread ??= new HashThread()
    return this.#thread.begin() ? this.#thread : new InlineDigest()
  }

  close(): void {
    this.#thread?.close()
    this.#thread = null
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
