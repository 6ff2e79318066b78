import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { statedDigest } from './names.ts'

/** Digests of a file while it passes: sha256, and sha512 when its name states one. */
export class BlobHashes {
  readonly #sha256: Hash = createHash('sha256')
  readonly #sha512: Hash | null
  #length = 0

  constructor(name: string) {
    const stated = statedDigest(name)?.digest.startsWith('sha512:') === true
    this.#sha512 = stated ? createHash('sha512') : null
  }

  get length(): number {
    return this.#length
  }

  update(bytes: Uint8Array): void {
    this.#length += bytes.length
    this.#sha256.update(bytes)
    this.#sha512?.update(bytes)
  }

  /** Call once, after the last byte. */
  finish(): { readonly digest: string; readonly otherDigest: string | null } {
    const otherDigest = this.#sha512 === null ? null : `sha512:${this.#sha512.digest('hex')}`
    return { digest: `sha256:${this.#sha256.digest('hex')}`, otherDigest }
  }
}
