import {
  kindBlock,
  kindCharacter,
  kindDirectory,
  kindFifo,
  kindFile,
  kindHardlink,
  kindOther,
  kindSymlink,
} from '../model/entry-kind.ts'
import type { ByteBuffer } from './byte-buffer.ts'
import {
  fieldEnd,
  formatOf,
  gidField,
  joinPrefix,
  linkField,
  majorField,
  minorField,
  modeField,
  mtimeField,
  nameField,
  prefixLength,
  sizeField,
  typeField,
  uidField,
} from './header.ts'
import { readNumber, toId } from './numbers.ts'
import type { PaxHeader, Range } from './pax-header.ts'

const nothing = new Uint8Array()

/** What was read ahead of a header and overrides it. */
export interface Overrides {
  readonly pax: PaxHeader | null
  /** GNU 'L' and 'K': they win over pax, as in Go. */
  readonly longName: ByteBuffer
  readonly longLink: ByteBuffer
}

/**
 * One entry with all its overrides applied: header, GNU long names, pax records. A single object
 * that is filled again for every entry; its ranges are good until the next one.
 */
export class EntryHeader {
  /** The type flag byte as stored. */
  type = 0
  kind = kindOther
  nameBytes: Uint8Array = nothing
  nameStart = 0
  nameEnd = 0
  linkBytes: Uint8Array = nothing
  linkStart = 0
  linkEnd = 0
  /** Bytes that the header says are stored; NaN when it says no number. */
  storedSize = 0
  /** Bytes of content; the reader changes it for sparse files. */
  size = 0
  mode = 0
  uid = 0
  gid = 0
  mtime = 0
  deviceMajor = 0
  deviceMinor = 0
  dataOffset = 0
  xattrs: Map<string, Uint8Array> | null = null
  readonly #joined = new Uint8Array(256)

  read(block: Uint8Array, at: number, overrides: Overrides): void {
    const pax = overrides.pax
    this.#name(block, at, overrides)
    this.#link(block, at, overrides)
    this.type = block[at + typeField] as number
    this.kind = kindOf(this.type)
    // old archives have no directory type: a trailing slash says so
    if (this.kind === kindFile && this.nameBytes[this.nameEnd - 1] === 0x2f) {
      if (this.nameEnd > this.nameStart) this.kind = kindDirectory
    }
    this.storedSize = readNumber(block, at + sizeField.at, sizeField.length)
    if (pax !== null && pax.size !== -1) this.storedSize = pax.size
    this.size = this.storedSize
    this.mode = orZero(readNumber(block, at + modeField.at, modeField.length)) & 0o7777
    this.uid = toId(pax?.uid ?? readNumber(block, at + uidField.at, uidField.length))
    this.gid = toId(pax?.gid ?? readNumber(block, at + gidField.at, gidField.length))
    this.mtime =
      pax?.mtime ?? orZero(readNumber(block, at + mtimeField.at, mtimeField.length)) * 1000
    this.xattrs = pax?.xattrs ?? null
    const device = this.kind === kindCharacter || this.kind === kindBlock
    const numbered = device && formatOf(block, at) !== 'v7'
    this.deviceMajor = numbered ? toId(readNumber(block, at + majorField.at, majorField.length)) : 0
    this.deviceMinor = numbered ? toId(readNumber(block, at + minorField.at, minorField.length)) : 0
  }

  /** Lets go of the chunk that the ranges point into. */
  release(): void {
    this.nameBytes = nothing
    this.linkBytes = nothing
  }

  #name(block: Uint8Array, at: number, { pax, longName }: Overrides): void {
    const prefix = prefixLength(block, at)
    if (longName.length > 0) this.#setName(longName.bytes, 0, longName.length)
    else if (pax?.sparse?.name) this.#setNameRange(pax.bytes, pax.sparse.name)
    else if (pax?.path) this.#setNameRange(pax.bytes, pax.path)
    else if (prefix > 0) {
      this.#setName(this.#joined, 0, joinPrefix(block, at, prefix, this.#joined))
    } else {
      const start = at + nameField.at
      this.#setName(block, start, fieldEnd(block, start, nameField.length))
    }
  }

  #link(block: Uint8Array, at: number, { pax, longLink }: Overrides): void {
    if (longLink.length > 0) this.#setLink(longLink.bytes, 0, longLink.length)
    else if (pax?.link) this.#setLink(pax.bytes, pax.link.start, pax.link.end)
    else {
      const start = at + linkField.at
      this.#setLink(block, start, fieldEnd(block, start, linkField.length))
    }
  }

  #setNameRange(bytes: Uint8Array, range: Range): void {
    this.#setName(bytes, range.start, range.end)
  }

  #setName(bytes: Uint8Array, start: number, end: number): void {
    this.nameBytes = bytes
    this.nameStart = start
    this.nameEnd = end
  }

  #setLink(bytes: Uint8Array, start: number, end: number): void {
    this.linkBytes = bytes
    this.linkStart = start
    this.linkEnd = end
  }
}

/** POSIX ustar "typeflag"; 'S' is a GNU sparse file. */
function kindOf(type: number): number {
  switch (type) {
    case 0x00:
    case 0x30: // '0'
    case 0x37: // '7', contiguous
    case 0x53: // 'S'
      return kindFile
    case 0x31:
      return kindHardlink
    case 0x32:
      return kindSymlink
    case 0x33:
      return kindCharacter
    case 0x34:
      return kindBlock
    case 0x35:
      return kindDirectory
    case 0x36:
      return kindFifo
    default:
      return kindOther
  }
}

function orZero(value: number): number {
  return Number.isNaN(value) ? 0 : value
}
