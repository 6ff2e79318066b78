import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import type { LayerDigest, LayerDigests } from './bytes/layer-digest.ts'
import { statedDigest } from './names.ts'

/** Digests of a file while it passes: sha256, and sha512 when its name states one. */
export class BlobHashes {
  readonly #sha256: LayerDigest
  readonly #sha512: Hash | null
  #length = 0

  constructor(name: string, digests: LayerDigests) {
    const stated = statedDigest(name)?.digest.startsWith('sha512:') === true
    this.#sha256 = digests.create()
    this.#sha512 = stated ? createHash('sha512') : null
  }

  get length(): number {
    return this.#length
  }

  update(bytes: Uint8Array): Promise<void> | void {
    this.#length += bytes.length
    this.#sha512?.update(bytes)
    return this.#sha256.update(bytes)
  }

  /** Call once, after the last byte. */
  async finish(): Promise<{ readonly digest: string; readonly otherDigest: string | null }> {
    const otherDigest = this.#sha512 === null ? null : `sha512:${this.#sha512.digest('hex')}`
    return { digest: await this.#sha256.digest(), otherDigest }
  }
}
