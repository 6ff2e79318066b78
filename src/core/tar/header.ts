import { readNumber } from './numbers.ts'

export const blockSize = 512

/** Where the fields of a tar header stand (POSIX ustar; GNU and v7 agree on these). */
export const nameField = { at: 0, length: 100 }
export const modeField = { at: 100, length: 8 }
export const uidField = { at: 108, length: 8 }
export const gidField = { at: 116, length: 8 }
export const sizeField = { at: 124, length: 12 }
export const mtimeField = { at: 136, length: 12 }
export const typeField = 156
export const linkField = { at: 157, length: 100 }
export const majorField = { at: 329, length: 8 }
export const minorField = { at: 337, length: 8 }
const checksumField = { at: 148, length: 8 }
const magicField = 257
const prefixField = { at: 345, length: 155 }
const trailerField = 508

/** Bytes of content rounded up to whole blocks, minus the content. */
export function paddingOf(size: number): number {
  const rest = size % blockSize
  return rest === 0 ? 0 : blockSize - rest
}

export function isZeroBlock(bytes: Uint8Array, at: number): boolean {
  return isZero(bytes, at, at + blockSize)
}

export function isZero(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] !== 0) return false
  return true
}

/**
 * Whether the block at `at` carries the checksum of a tar header. Old writers summed signed
 * bytes, so both sums are right (POSIX ustar, "chksum"). `view` shows the same bytes.
 */
export function hasChecksum(bytes: Uint8Array, view: DataView, at: number): boolean {
  const expected = readNumber(bytes, at + checksumField.at, checksumField.length)
  let sum = blockSum(view, at)
  for (let i = at + checksumField.at; i < at + checksumField.at + checksumField.length; i++) {
    sum += 0x20 - (bytes[i] as number)
  }
  return sum === expected || signedSum(bytes, at) === expected
}

/** The sum of a block's bytes, four at a time: two 16-bit lanes just hold 256 bytes each. */
function blockSum(view: DataView, at: number): number {
  let lanes = 0
  for (let i = at, end = at + blockSize; i < end; i += 4) {
    const word = view.getInt32(i)
    lanes = (lanes + (word & 0x00ff00ff) + ((word >>> 8) & 0x00ff00ff)) | 0
  }
  return (lanes & 0xffff) + (lanes >>> 16)
}

function signedSum(bytes: Uint8Array, at: number): number {
  let sum = 0
  for (let i = 0; i < blockSize; i++) {
    const inChecksum = i >= checksumField.at && i < checksumField.at + checksumField.length
    const byte = inChecksum ? 0x20 : (bytes[at + i] as number)
    sum += byte > 127 ? byte - 256 : byte
  }
  return sum
}

export type HeaderFormat = 'v7' | 'ustar' | 'gnu'

export function formatOf(bytes: Uint8Array, at: number): HeaderFormat {
  const magic = at + magicField
  if (!matches(bytes, magic, 'ustar')) return 'v7'
  return bytes[magic + 5] === 0x20 ? 'gnu' : 'ustar'
}

/** The end of a NUL-terminated field: its first NUL, or its last byte. */
export function fieldEnd(bytes: Uint8Array, start: number, length: number): number {
  const end = start + length
  let i = start
  while (i < end && bytes[i] !== 0) i++
  return i
}

/**
 * Length of the ustar name prefix, 0 when the header has none. GNU headers keep times there, but
 * Go before 1.8 wrote prefixes into them: bytes that are no number are taken for one, as Go does.
 */
export function prefixLength(bytes: Uint8Array, at: number): number {
  const start = at + prefixField.at
  if (bytes[start] === 0) return 0
  switch (formatOf(bytes, at)) {
    case 'v7':
      return 0
    case 'ustar': {
      const star = matches(bytes, at + trailerField, 'tar\0')
      return fieldEnd(bytes, start, star ? 131 : prefixField.length) - start
    }
    case 'gnu': {
      const times = readNumber(bytes, start, 12) + readNumber(bytes, start + 12, 12)
      if (!Number.isNaN(times)) return 0
      const length = fieldEnd(bytes, start, prefixField.length) - start
      for (let i = start; i < start + length; i++) if ((bytes[i] as number) > 127) return 0
      return length
    }
  }
}

/** Writes `prefix/name` of a header into `target` (256 bytes or more); returns the length. */
export function joinPrefix(
  bytes: Uint8Array,
  at: number,
  prefix: number,
  target: Uint8Array,
): number {
  const start = at + prefixField.at
  for (let i = 0; i < prefix; i++) target[i] = bytes[start + i] as number
  target[prefix] = 0x2f
  const end = fieldEnd(bytes, at + nameField.at, nameField.length)
  let length = prefix + 1
  for (let i = at + nameField.at; i < end; i++) target[length++] = bytes[i] as number
  return length
}

function matches(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false
  return true
}
