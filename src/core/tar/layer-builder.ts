import {
  kindBlock,
  kindCharacter,
  kindDirectory,
  kindFifo,
  kindFile,
  kindHardlink,
  kindOpaque,
  kindOther,
  kindSymlink,
  kindWhiteout,
} from '../model/entry-kind.ts'
import type { EntryFields } from '../store/entry-table.ts'
import { EntryTable } from '../store/entry-table.ts'
import type { PathTable } from '../store/path-table.ts'
import { rootPath } from '../store/path-table.ts'
import type { ParkedFile } from './aufs-links.ts'
import { AufsLinks } from './aufs-links.ts'
import type { EntryHeader } from './entry-header.ts'
import type { Sentence } from '../sentences/sentence.ts'
import { say } from '../sentences/sentence.ts'
import { FindingLog } from './finding-log.ts'
import { printable } from './printable.ts'
import { isPlink, isRootMetadata, markerOf, whiteoutPrefix } from './whiteout.ts'
import { XattrSets } from './xattr-sets.ts'

const slash = 0x2f

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/**
 * Turns headers into the entries of a layer: cleans paths, knows whiteouts by name, resolves hard
 * link targets to paths, shares xattr sets, and says what is odd.
 */
export class LayerBuilder {
  readonly entries = new EntryTable()
  readonly findings = new FindingLog()
  readonly xattrs = new XattrSets()
  readonly #paths: PathTable
  readonly #aufs = new AufsLinks()
  readonly #fields: Mutable<EntryFields> = emptyFields()
  /** After `add`: the entry whose content follows, -1 for none. */
  entry = -1
  /** After `add`: the AUFS file whose content follows. */
  parked: ParkedFile | null = null

  constructor(paths: PathTable) {
    this.#paths = paths
  }

  /** Takes one entry; `entry` and `parked` then say whose content, if any, is to be hashed. */
  add(header: EntryHeader): void {
    this.entry = -1
    this.parked = null
    const { nameBytes: bytes, nameStart: start } = header
    let end = header.nameEnd
    while (end > start && bytes[end - 1] === slash) end--
    let base = end
    while (base > start && bytes[base - 1] !== slash) base--
    const marker = markerOf(bytes, base, end)
    if (isPlink(bytes, start, end)) this.#parked(header, end)
    else if (marker !== 'opaque' && isRootMetadata(bytes, start, end)) return
    else if (marker === 'none') this.#plain(header)
    else if (marker === 'whiteout' || marker === 'opaque') this.#marker(header, marker, base, end)
    else if (marker === 'invalid') {
      this.findings.add('invalid-whiteout', 'warning', () => say('emptyWhiteout', nameOf(header)))
    } else {
      this.findings.add('invalid-whiteout', 'info', () => say('aufsName', nameOf(header)))
    }
  }

  setDigest(digest: Uint8Array): void {
    if (this.entry >= 0) this.entries.setDigest(this.entry, digest)
    else if (this.parked !== null) this.parked.digest = digest.slice()
  }

  setSymbolBytes(bytes: number): void {
    if (this.entry >= 0) this.entries.setSymbolBytes(this.entry, bytes)
  }

  /** The entry whose content is being read, in words. */
  current(): Sentence {
    return this.entry < 0 ? say('anEntry') : say('quoted', this.#nameOf(this.entry))
  }

  reportUnexpanded(): void {
    this.findings.add('sparse-file', 'warning', () => say('sparseMapWrong', this.current()))
  }

  #nameOf(entry: number): string {
    return printable(this.#paths.bytes(this.entries.path[entry] ?? rootPath))
  }

  #plain(header: EntryHeader): void {
    const path = this.#paths.intern(header.nameBytes, header.nameStart, header.nameEnd)
    if (path < 0) return this.#unsafe(header, 'pathClimbs')
    if (path === rootPath && header.kind !== kindDirectory) {
      return this.#unsafe(header, 'pathIsRoot')
    }
    const fields = this.#describe(header, path, header.kind)
    switch (header.kind) {
      case kindFile:
        fields.size = header.size
        this.entry = this.entries.add(fields)
        return
      case kindHardlink:
        this.#hardlink(header, fields)
        return
      case kindSymlink:
        fields.link = this.#paths.names.intern(header.linkBytes, header.linkStart, header.linkEnd)
        break
      case kindCharacter:
        this.#device(header, fields)
        break
      case kindOther:
        this.findings.add('unknown-entry-type', 'warning', () =>
          say('unknownType', nameOf(header), typeText(header.type)),
        )
        break
      case kindBlock:
        fields.deviceMajor = header.deviceMajor
        fields.deviceMinor = header.deviceMinor
        break
      case kindDirectory:
        if (isOverlayOpaque(header)) {
          this.findings.add('overlay-whiteout-device', 'warning', () =>
            say('overlayOpaqueMark', nameOf(header)),
          )
        }
        break
      case kindFifo:
        break
    }
    this.entries.add(fields)
  }

  #hardlink(header: EntryHeader, fields: Mutable<EntryFields>): void {
    const { linkBytes, linkStart, linkEnd } = header
    const parked = isPlink(linkBytes, linkStart, linkEnd)
      ? this.#aufs.find(linkBytes, linkStart, linkEnd)
      : undefined
    if (parked === undefined) {
      fields.link = this.#paths.intern(linkBytes, linkStart, linkEnd)
    } else if (parked.path >= 0) {
      fields.link = parked.path
    } else {
      // the first link stands for the file, whose own name is not part of the image
      parked.path = fields.path
      fields.kind = kindFile
      fields.size = parked.size
      fields.dataOffset = parked.dataOffset
      const entry = this.entries.add(fields)
      if (parked.digest !== null) this.entries.setDigest(entry, parked.digest)
      return
    }
    this.entries.add(fields)
  }

  #device(header: EntryHeader, fields: Mutable<EntryFields>): void {
    fields.deviceMajor = header.deviceMajor
    fields.deviceMinor = header.deviceMinor
    if (header.deviceMajor !== 0 || header.deviceMinor !== 0) return
    this.findings.add('overlay-whiteout-device', 'warning', () =>
      say('overlayWhiteout', nameOf(header)),
    )
  }

  #marker(header: EntryHeader, marker: 'whiteout' | 'opaque', base: number, end: number): void {
    const bytes = header.nameBytes
    const directory = this.#paths.intern(bytes, header.nameStart, base)
    if (directory < 0) return this.#unsafe(header, 'pathClimbs')
    if (marker === 'opaque') {
      this.entries.add(this.#describe(header, directory, kindOpaque))
    } else {
      const hidden = this.#paths.names.intern(bytes, base + whiteoutPrefix.length, end)
      const path = this.#paths.child(directory, hidden)
      const fields = this.#describe(header, path, kindWhiteout)
      const { linkBytes, linkStart, linkEnd } = header
      if (linkEnd > linkStart) {
        fields.link = this.#paths.names.intern(linkBytes, linkStart, linkEnd)
      }
      this.entries.add(fields)
    }
  }

  #parked(header: EntryHeader, end: number): void {
    if (header.kind !== kindFile) return
    const { nameBytes, nameStart, size, dataOffset } = header
    this.parked = this.#aufs.park(nameBytes, nameStart, end, size, dataOffset)
  }

  #unsafe(header: EntryHeader, why: 'pathClimbs' | 'pathIsRoot'): void {
    this.findings.add('unsafe-path', 'warning', () => say(why, nameOf(header)))
  }

  #describe(header: EntryHeader, path: number, kind: number): Mutable<EntryFields> {
    const fields = this.#fields
    fields.path = path
    fields.kind = kind
    fields.mode = header.mode
    fields.uid = header.uid
    fields.gid = header.gid
    fields.size = 0
    fields.mtime = header.mtime
    fields.link = -1
    fields.xattrs = this.xattrs.intern(header.xattrs)
    fields.deviceMajor = 0
    fields.deviceMinor = 0
    fields.dataOffset = header.dataOffset
    return fields
  }
}

function isOverlayOpaque(header: EntryHeader): boolean {
  const value =
    header.xattrs?.get('trusted.overlay.opaque') ?? header.xattrs?.get('user.overlay.opaque')
  return value?.length === 1 && value[0] === 0x79
}

function nameOf(header: EntryHeader): string {
  return printable(header.nameBytes.subarray(header.nameStart, header.nameEnd))
}

function typeText(type: number): string {
  return type >= 0x21 && type < 0x7f ? `"${String.fromCharCode(type)}"` : String(type)
}

function emptyFields(): Mutable<EntryFields> {
  return {
    path: 0,
    kind: 0,
    mode: 0,
    uid: 0,
    gid: 0,
    size: 0,
    mtime: 0,
    link: -1,
    xattrs: 0,
    deviceMajor: 0,
    deviceMinor: 0,
    dataOffset: 0,
  }
}
