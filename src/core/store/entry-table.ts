import { kindFile } from '../model/entry-kind.ts'
import { SparseColumn } from './sparse-column.ts'
import type { SparseColumnSnapshot } from './sparse-column.ts'

/** One entry as the layer reader hands it over; every field but path and kind has a default. */
export interface EntryFields {
  /** Number in the archive's PathTable. */
  readonly path: number
  /** Index in `entryKinds`. */
  readonly kind: number
  /** Permission bits with set-uid, set-gid and sticky: 0 … 0o7777. */
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** Bytes of content of a regular file (expanded size when sparse); 0 for everything else. */
  readonly size: number
  /** Milliseconds since 1970, possibly negative or fractional. */
  readonly mtime: number
  /**
   * Symlink: number in `paths.names` of the raw target bytes; so for a whiteout that carries one, as
   * docker writes it for hard-linked files deleted together. Hard link: number in the PathTable of
   * the target. -1 for everything else, and for a hard link whose target climbs out of the root.
   */
  readonly link: number
  /** Index in the layer's `xattrSets`; 0 is "none". */
  readonly xattrs: number
  readonly deviceMajor: number
  readonly deviceMinor: number
  /**
   * Byte position of the entry's content in the uncompressed layer tar; -1 for a sparse file,
   * whose content is not stored in one piece.
   */
  readonly dataOffset: number
}

/** Bytes of a sha256. */
export const digestBytes = 32

/** The entries of one layer, in tar order, one typed array per field. */
export class EntryTable {
  #count = 0
  path = new Uint32Array(64)
  kind = new Uint8Array(64)
  mode = new Uint16Array(64)
  uid = new Uint32Array(64)
  gid = new Uint32Array(64)
  size = new Float64Array(64)
  mtime = new Float64Array(64)
  link = new Int32Array(64)
  xattrs = new Uint32Array(64)
  dataOffset = new Float64Array(64)
  #digestIndex = new Int32Array(64).fill(-1)
  #digests = new Uint8Array(64 * digestBytes)
  #digestCount = 0
  #devices = new Map<number, readonly [number, number]>()
  #symbolBytes = new SparseColumn()

  get count(): number {
    return this.#count
  }

  /** Adds an entry and returns its index. */
  add(fields: EntryFields): number {
    if (this.#count === this.path.length) this.#resize(Math.ceil(this.#count * 1.5))
    const at = this.#count++
    this.path[at] = fields.path
    this.kind[at] = fields.kind
    this.mode[at] = fields.mode
    this.uid[at] = fields.uid
    this.gid[at] = fields.gid
    this.size[at] = fields.size
    this.mtime[at] = fields.mtime
    this.link[at] = fields.link
    this.xattrs[at] = fields.xattrs
    this.dataOffset[at] = fields.dataOffset
    this.#digestIndex[at] = -1
    if (fields.deviceMajor !== 0 || fields.deviceMinor !== 0) {
      this.#devices.set(at, [fields.deviceMajor, fields.deviceMinor])
    }
    return at
  }

  /** Records the sha256 of a regular file's content. */
  setDigest(entry: number, digest: Uint8Array): void {
    if ((this.#digestCount + 1) * digestBytes > this.#digests.length) {
      const wider = new Uint8Array(Math.ceil(this.#digestCount * 1.5) * digestBytes)
      wider.set(this.#digests)
      this.#digests = wider
    }
    this.#digests.set(digest, this.#digestCount * digestBytes)
    this.#digestIndex[entry] = this.#digestCount++
  }

  /** A view of the 32 bytes of sha256 of a regular file's content, or null when there is none. */
  digest(entry: number): Uint8Array | null {
    const start = this.digestStart(entry)
    return start < 0 ? null : this.#digests.subarray(start, start + digestBytes)
  }

  /** Where the sha256 begins in `digests`, for a reader of very many; -1 when there is none. */
  digestStart(entry: number): number {
    const index = this.#digestIndex[entry] as number
    return index < 0 ? -1 : index * digestBytes
  }

  /** All digests, one behind the other; good until the next `setDigest`. */
  get digests(): Uint8Array {
    return this.#digests
  }

  /** Device numbers [major, minor] of a character or block device. */
  device(entry: number): readonly [number, number] {
    return this.#devices.get(entry) ?? [0, 0]
  }

  /** Records bytes of symbols in a regular file; call in the order of the entries. */
  setSymbolBytes(entry: number, bytes: number): void {
    this.#symbolBytes.add(entry, bytes)
  }

  /** Bytes of an executable or a library that stripping its symbols would save, 0 for any other. */
  symbolBytes(entry: number): number {
    return this.#symbolBytes.get(entry)
  }

  isFile(entry: number): boolean {
    return this.kind[entry] === kindFile
  }

  /** Gives back the memory kept for growth. Call once, when the layer is complete. */
  trim(): void {
    this.#resize(this.#count)
    this.#digests = this.#digests.slice(0, this.#digestCount * digestBytes)
    this.#symbolBytes.trim()
  }

  get memory(): number {
    const row = 4 + 1 + 2 + 4 + 4 + 8 + 8 + 4 + 4 + 8 + 4
    return this.path.length * row + this.#digests.byteLength + this.#symbolBytes.memory
  }

  /** All that the table holds, for keeping; its arrays are the table's own. */
  snapshot(): EntryTableSnapshot {
    const { path, kind, mode, uid, gid, size, mtime, link, xattrs, dataOffset } = this
    const columns = { path, kind, mode, uid, gid, size, mtime, link, xattrs, dataOffset }
    return {
      count: this.#count,
      columns,
      digestIndex: this.#digestIndex,
      digests: this.#digests,
      digestCount: this.#digestCount,
      devices: this.#devices,
      symbolBytes: this.#symbolBytes.snapshot(),
    }
  }

  /** The table of a snapshot, whose arrays it takes over. */
  static restore(snapshot: EntryTableSnapshot): EntryTable {
    const table = new EntryTable()
    Object.assign(table, snapshot.columns)
    table.#count = snapshot.count
    table.#digestIndex = snapshot.digestIndex
    table.#digests = snapshot.digests
    table.#digestCount = snapshot.digestCount
    table.#devices = new Map(snapshot.devices)
    table.#symbolBytes = SparseColumn.restore(snapshot.symbolBytes)
    return table
  }

  #resize(size: number): void {
    this.path = resized(this.path, new Uint32Array(size))
    this.kind = resized(this.kind, new Uint8Array(size))
    this.mode = resized(this.mode, new Uint16Array(size))
    this.uid = resized(this.uid, new Uint32Array(size))
    this.gid = resized(this.gid, new Uint32Array(size))
    this.size = resized(this.size, new Float64Array(size))
    this.mtime = resized(this.mtime, new Float64Array(size))
    this.link = resized(this.link, new Int32Array(size))
    this.xattrs = resized(this.xattrs, new Uint32Array(size))
    this.dataOffset = resized(this.dataOffset, new Float64Array(size))
    this.#digestIndex = resized(this.#digestIndex, new Int32Array(size))
  }
}

export interface EntryTableSnapshot {
  readonly count: number
  readonly columns: Pick<
    EntryTable,
    'path' | 'kind' | 'mode' | 'uid' | 'gid' | 'size' | 'mtime' | 'link' | 'xattrs' | 'dataOffset'
  >
  readonly digestIndex: Int32Array<ArrayBuffer>
  readonly digests: Uint8Array<ArrayBuffer>
  readonly digestCount: number
  readonly devices: ReadonlyMap<number, readonly [number, number]>
  readonly symbolBytes: SparseColumnSnapshot
}

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array

function resized<T extends Column>(from: T, to: T): T {
  to.set(from.length > to.length ? from.subarray(0, to.length) : from)
  return to
}
