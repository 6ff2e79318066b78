import { createHash, hash } from 'node:crypto'
import type { CreateHash } from '../../../core/tar/layer-contents.ts'

/** sha256 of bytes that come piece by piece. */
export const createSha256: CreateHash = () => {
  const running = createHash('sha256')
  return {
    update(bytes) {
      running.update(bytes)
    },
    digest() {
      return running.digest()
    },
  }
}

/** sha256 of bytes that are all there: 32 bytes. Twice as fast as `createSha256` for small files. */
export function sha256Once(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer')
}

/** `sha256:` and the hex of 32 bytes, as images write digests. */
export function sha256Text(digest: Uint8Array): string {
  return `sha256:${Buffer.from(digest.buffer, digest.byteOffset, digest.byteLength).toString('hex')}`
}
