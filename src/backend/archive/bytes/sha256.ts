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

const once = new Uint8Array(32)

/**
 * sha256 of bytes that are all there: 32 bytes, good until the next call. The digest crosses from
 * the native side as a string of bytes, which costs half of what a buffer of its own does.
 */
export function sha256Once(bytes: Uint8Array): Uint8Array {
  const digest = hash('sha256', bytes, 'binary')
  for (let i = 0; i < once.length; i++) once[i] = digest.charCodeAt(i)
  return once
}
