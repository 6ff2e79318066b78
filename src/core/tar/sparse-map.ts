import { readDecimal, readNumber } from './numbers.ts'

/** Where the stored pieces of a sparse file belong in the expanded file, in file order. */
export class SparseMap {
  readonly offsets: number[] = []
  readonly lengths: number[] = []
  /** Bytes of the expanded file. */
  readonly realSize: number
  readonly #most: number
  #tooMany = false

  constructor(realSize: number, mostPieces: number) {
    this.realSize = realSize
    this.#most = mostPieces
  }

  add(offset: number, length: number): void {
    if (this.offsets.length >= this.#most) {
      this.#tooMany = true
      return
    }
    this.offsets.push(offset)
    this.lengths.push(length)
  }

  /** Zero bytes between and after the pieces. */
  get holes(): number {
    let stored = 0
    for (const length of this.lengths) stored += length
    return this.realSize - stored
  }

  /** Pieces in order, apart, inside the file, and together just what is stored. */
  isSound(storedSize: number): boolean {
    if (this.#tooMany) return false
    let end = 0
    let stored = 0
    for (let i = 0; i < this.offsets.length; i++) {
      const offset = this.offsets[i] as number
      const length = this.lengths[i] as number
      if (!(offset >= end && length >= 0)) return false
      end = offset + length
      stored += length
    }
    return end <= this.realSize && stored === storedSize && Number.isSafeInteger(this.realSize)
  }
}

/* Old GNU format (type 'S'): the map stands in the header and in extension blocks after it. */
const headerPieces = { at: 386, count: 4, extended: 482 }
const extensionPieces = { at: 0, count: 21, extended: 504 }
const realSizeField = { at: 483, length: 12 }
const numberLength = 12

export function readOldRealSize(block: Uint8Array, at: number): number {
  return readNumber(block, at + realSizeField.at, realSizeField.length)
}

/** Adds the pieces in an 'S' header; true when an extension block follows. */
export function addHeaderPieces(map: SparseMap, block: Uint8Array, at: number): boolean {
  return addPieces(map, block, at, headerPieces)
}

/** Adds the pieces of an extension block; true when another one follows. */
export function addExtensionPieces(map: SparseMap, block: Uint8Array, at: number): boolean {
  return addPieces(map, block, at, extensionPieces)
}

function addPieces(
  map: SparseMap,
  block: Uint8Array,
  at: number,
  layout: { at: number; count: number; extended: number },
): boolean {
  for (let i = 0; i < layout.count; i++) {
    const piece = at + layout.at + i * 2 * numberLength
    // GNU tar ends the list with an empty piece
    if (block[piece] === 0 || block[piece + numberLength] === 0) break
    map.add(
      readNumber(block, piece, numberLength),
      readNumber(block, piece + numberLength, numberLength),
    )
  }
  return block[at + layout.extended] !== 0
}

/** Adds the pieces of a pax `GNU.sparse.map` (format 0.1): "offset,length,offset,length,…". */
export function addListedPieces(map: SparseMap, bytes: Uint8Array, start: number, end: number) {
  let offset = -1
  for (let at = start; at < end;) {
    let stop = at
    while (stop < end && bytes[stop] !== 0x2c) stop++
    const value = readDecimal(bytes, at, stop)
    if (offset < 0) offset = value
    else {
      map.add(offset, value)
      offset = -1
    }
    at = stop + 1
  }
  // an odd or unreadable number leaves a piece that no sound map can have
  if (offset !== -1) map.add(NaN, NaN)
}

/**
 * Pax format 1.0: the map comes first in the content as lines of decimal text (how many pieces,
 * then offset and length of each), up to a block boundary.
 */
export class SparseMapText {
  readonly #map: SparseMap
  #expected = -1
  #seen = 0
  #value = 0
  #digits = 0
  #offset = 0
  state: 'reading' | 'done' | 'broken' = 'reading'

  constructor(map: SparseMap) {
    this.#map = map
  }

  /** Reads text until the map is complete; returns where it stopped. */
  read(bytes: Uint8Array, start: number, end: number): number {
    let at = start
    while (at < end && this.state === 'reading') {
      const byte = bytes[at++] as number
      if (byte === 0x0a && this.#digits > 0) this.#number()
      else if (byte >= 0x30 && byte <= 0x39 && this.#digits < 20) {
        this.#value = this.#value * 10 + byte - 0x30
        this.#digits++
      } else this.state = 'broken'
    }
    return at
  }

  #number(): void {
    if (this.#expected < 0) this.#expected = this.#value * 2
    else if (this.#seen++ % 2 === 0) this.#offset = this.#value
    else this.#map.add(this.#offset, this.#value)
    if (this.#seen === this.#expected) this.state = 'done'
    this.#value = 0
    this.#digits = 0
  }
}
