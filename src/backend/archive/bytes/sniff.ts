import { blockSize, hasChecksum, isZero } from '../../../core/tar/header.ts'
import { zstdMagic, isSkippableMagic } from './zstd-format.ts'

/** What a file is by its first bytes; names and media types are not asked, they lie. */
export type BlobForm =
  'empty' | 'zeros' | 'gzip' | 'zstd' | 'xz' | 'bzip2' | 'json' | 'tar' | 'unknown'

const gzip = [0x1f, 0x8b, 0x08]
const bzip2 = [0x42, 0x5a, 0x68]
const xz = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]

/**
 * Judges a file by its first 512 bytes or more (all of it when it is shorter). `zeros` is what an
 * empty tar begins with; `json` is only a guess from the first character.
 */
export function sniff(head: Uint8Array): BlobForm {
  if (head.length === 0) return 'empty'
  if (startsWith(head, gzip)) return 'gzip'
  if (startsWith(head, xz)) return 'xz'
  if (head.length >= 4) {
    const magic = new DataView(head.buffer, head.byteOffset, 4).getUint32(0, true)
    if (magic === zstdMagic || isSkippableMagic(magic)) return 'zstd'
  }
  // a name may begin with "BZh" or "{": a header's checksum says more than one character
  if (isTarHeader(head)) return 'tar'
  if (startsWith(head, bzip2)) return 'bzip2'
  if (isZero(head, 0, Math.min(head.length, blockSize))) return 'zeros'
  return isJsonStart(head) ? 'json' : 'unknown'
}

function isTarHeader(head: Uint8Array): boolean {
  if (head.length < blockSize || isZero(head, 0, blockSize)) return false
  return hasChecksum(head, new DataView(head.buffer, head.byteOffset, blockSize), 0)
}

function isJsonStart(head: Uint8Array): boolean {
  for (const byte of head) {
    if (byte === 0x7b || byte === 0x5b) return true
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return false
  }
  return false
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte)
}
