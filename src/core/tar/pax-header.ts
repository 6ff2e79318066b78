import { decodeBase64, decodePercent, latin1 } from './byte-text.ts'
import { fieldEnd, isZero } from './header.ts'
import { readDecimal, readPaxTime } from './numbers.ts'

const schilyXattr = 'SCHILY.xattr.'
const libarchiveXattr = 'LIBARCHIVE.xattr.'

/**
 * The records of a pax extended header that a reader of images needs, parsed on bytes: lengths
 * count bytes, and values may hold newlines, "=", NUL and text in no encoding (POSIX pax,
 * "pax Extended Header"; star and GNU tar for the vendor keys). Ranges point into `bytes`.
 */
export class PaxHeader {
  bytes: Uint8Array = new Uint8Array()
  path: Range | null = null
  link: Range | null = null
  /** -1 when not given; NaN when given and no number. */
  size = -1
  uid: number | null = null
  gid: number | null = null
  /** Milliseconds. */
  mtime: number | null = null
  xattrs: Map<string, Uint8Array> | null = null
  sparse: PaxSparse | null = null

  /** Reads the records in the first `length` bytes; false when they are no pax records. */
  parse(bytes: Uint8Array, length: number): boolean {
    this.bytes = bytes
    for (let at = 0; at < length;) {
      let digits = at
      while (digits < length && bytes[digits] !== 0x20) digits++
      const end = at + readDecimal(bytes, at, digits)
      // some writers fill the rest of the block with NULs
      if (!(end > digits + 1 && end <= length)) return at > 0 && isZero(bytes, at, length)
      if (bytes[end - 1] !== 0x0a) return false
      let equals = digits + 1
      while (equals < end - 1 && bytes[equals] !== 0x3d) equals++
      if (equals === digits + 1 || equals === end - 1) return false
      this.#record(latin1(bytes, digits + 1, equals), equals + 1, end - 1)
      at = end
    }
    return true
  }

  #record(key: string, start: number, end: number): void {
    switch (key) {
      case 'path':
        this.path = this.#text(start, end)
        return
      case 'linkpath':
        this.link = this.#text(start, end)
        return
      case 'size':
        if (end > start) this.size = readDecimal(this.bytes, start, end)
        return
      case 'uid':
        this.uid = numberOrNull(readDecimal(this.bytes, start, end))
        return
      case 'gid':
        this.gid = numberOrNull(readDecimal(this.bytes, start, end))
        return
      case 'mtime':
        this.mtime = numberOrNull(readPaxTime(this.bytes, start, end))
        return
    }
    if (key.startsWith(schilyXattr)) {
      this.#xattr(key.slice(schilyXattr.length), this.bytes.slice(start, end))
    } else if (key.startsWith(libarchiveXattr)) {
      const name = decodePercent(key.slice(libarchiveXattr.length))
      const value = decodeBase64(this.bytes, start, end)
      if (value !== null && this.xattrs?.has(name) !== true) this.#xattr(name, value)
    } else if (key.startsWith('GNU.sparse.')) {
      this.sparse ??= new PaxSparse()
      this.sparse.record(key.slice('GNU.sparse.'.length), this.bytes, start, end)
    }
  }

  /** An empty value says "as if it were not there"; names end at a NUL as everywhere in tar. */
  #text(start: number, end: number): Range | null {
    const stop = fieldEnd(this.bytes, start, end - start)
    return stop > start ? { start, end: stop } : null
  }

  #xattr(name: string, value: Uint8Array): void {
    this.xattrs ??= new Map()
    this.xattrs.set(name, value)
  }
}

export interface Range {
  readonly start: number
  readonly end: number
}

/** The `GNU.sparse.*` records of the three pax sparse formats (GNU tar manual, "Sparse Formats"). */
export class PaxSparse {
  name: Range | null = null
  realSize = -1
  major = -1
  /** Format 0.1. */
  list: Range | null = null
  /** Format 0.0: one record for every offset and every length, in turn. */
  readonly offsets: number[] = []
  readonly lengths: number[] = []

  /** Of a format that is known; GNU tar writes no version into 0.0 and 0.1. */
  get isSparse(): boolean {
    if (this.major > 1) return false
    return this.major === 1 || this.list !== null || this.offsets.length > 0
  }

  /** Format 1.0. */
  get mapInContent(): boolean {
    return this.major === 1
  }

  record(key: string, bytes: Uint8Array, start: number, end: number): void {
    switch (key) {
      case 'name':
        this.name = end > start ? { start, end: fieldEnd(bytes, start, end - start) } : null
        break
      case 'size':
      case 'realsize':
        this.realSize = readDecimal(bytes, start, end)
        break
      case 'major':
        this.major = readDecimal(bytes, start, end)
        break
      case 'map':
        this.list = { start, end }
        break
      case 'offset':
        this.offsets.push(readDecimal(bytes, start, end))
        break
      case 'numbytes':
        this.lengths.push(readDecimal(bytes, start, end))
        break
    }
  }
}

function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value
}
