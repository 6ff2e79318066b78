import {
  kindBlock,
  kindCharacter,
  kindDirectory,
  kindFile,
  kindHardlink,
  kindSymlink,
} from '../model/entry-kind.ts'
import type { XattrSet } from '../tar/layer-contents.ts'
import type { ImageEntries } from './image-entries.ts'
import { noContent } from './image-entries.ts'
import { impliedDirectory } from './live-tree.ts'

/* What a layer did to a path, as bits: 0 is "unchanged", `changeAdded` stands alone. */

/** Other bytes; for a device, other numbers. */
export const changeContent = 1
/** Another kind of thing: a file became a link, a directory became a file. */
export const changeType = 2
export const changeMode = 4
export const changeOwner = 8
export const changeTime = 16
export const changeLinkTarget = 32
export const changeXattrs = 64
/** The path was not there below. */
export const changeAdded = 128

export const changeWords = [
  'content',
  'type',
  'mode',
  'owner',
  'mtime',
  'link-target',
  'xattrs',
  'added',
] as const

/** The words for change bits, in a fixed order; empty for "unchanged". */
export function changeWordsOf(change: number): readonly string[] {
  return changeWords.filter((_, bit) => (change & (1 << bit)) !== 0)
}

/** A row of a layer's columns. */
interface Row {
  readonly layer: number
  readonly row: number
}

/** Compares entries of one image by what they put at a path. */
export class EntryComparison {
  readonly #entries: ImageEntries
  /** For every layer the image-wide number of each of its xattr sets. */
  readonly #xattrNumbers: readonly (readonly number[])[]

  constructor(entries: ImageEntries) {
    this.#entries = entries
    const numbers = new Map<string, number>([['', 0]])
    this.#xattrNumbers = entries.layers.map((contents) =>
      (contents?.xattrSets ?? []).map((set) => {
        const key = xattrKey(set)
        const number = numbers.get(key) ?? numbers.size
        numbers.set(key, number)
        return number
      }),
    )
  }

  /**
   * What differs between two things at one path, each an entry number or `impliedDirectory`. For a
   * directory the modification time does not count: it changes whenever a child comes or goes.
   */
  compare(before: number, after: number): number {
    if (before === after) return 0
    const { inodes } = this.#entries
    const from = before === impliedDirectory ? null : this.#row(contentOf(inodes, before))
    const to = after === impliedDirectory ? null : this.#row(contentOf(inodes, after))
    const fromKind = from === null ? kindDirectory : this.#table(from).kind[from.row]
    const toKind = to === null ? kindDirectory : this.#table(to).kind[to.row]
    if (fromKind !== toKind) return changeType
    let change = this.#compareMetadata(from, to, toKind !== kindSymlink)
    if (from === null || to === null || toKind === kindDirectory) return change
    const fromTable = this.#table(from)
    const toTable = this.#table(to)
    if (fromTable.mtime[from.row] !== toTable.mtime[to.row]) change |= changeTime
    if (toKind === kindFile && !this.#sameContent(from, to)) change |= changeContent
    if (
      (toKind === kindSymlink || toKind === kindHardlink) &&
      fromTable.link[from.row] !== toTable.link[to.row]
    ) {
      change |= changeLinkTarget
    }
    if (toKind === kindCharacter || toKind === kindBlock) {
      const [fromMajor, fromMinor] = fromTable.device(from.row)
      const [toMajor, toMinor] = toTable.device(to.row)
      if (fromMajor !== toMajor || fromMinor !== toMinor) change |= changeContent
    }
    return change
  }

  /** Null stands for an implied directory: 0755, owned by root, no xattrs. */
  #compareMetadata(from: Row | null, to: Row | null, withMode: boolean): number {
    const [fromMode, fromUid, fromGid, fromXattrs] = this.#metadata(from)
    const [toMode, toUid, toGid, toXattrs] = this.#metadata(to)
    let change = 0
    if (withMode && fromMode !== toMode) change |= changeMode
    if (fromUid !== toUid || fromGid !== toGid) change |= changeOwner
    if (fromXattrs !== toXattrs) change |= changeXattrs
    return change
  }

  #metadata(at: Row | null): readonly [number, number, number, number] {
    if (at === null) return [impliedMode, 0, 0, 0]
    const table = this.#table(at)
    return [
      table.mode[at.row] as number,
      table.uid[at.row] as number,
      table.gid[at.row] as number,
      this.#xattrNumbers[at.layer]?.[table.xattrs[at.row] as number] ?? 0,
    ]
  }

  /** Without a digest on both sides equal content is not claimed, but for two empty files. */
  #sameContent(from: Row, to: Row): boolean {
    const fromTable = this.#table(from)
    const toTable = this.#table(to)
    const size = toTable.size[to.row]
    if (fromTable.size[from.row] !== size) return false
    if (size === 0) return true
    const fromDigest = fromTable.digest(from.row)
    const toDigest = toTable.digest(to.row)
    if (fromDigest === null || toDigest === null) return false
    return fromDigest.every((byte, index) => byte === toDigest[index])
  }

  #row(entry: number): Row {
    const layer = this.#entries.layerOf(entry)
    return { layer, row: entry - (this.#entries.starts[layer] as number) }
  }

  #table(at: Row) {
    return this.#entries.table(at.layer)
  }
}

/** The mode of a directory that no entry describes (docker's ImpliedDirectoryMode). */
export const impliedMode = 0o755

/** The entry whose metadata and content stand at the path: a broken link stands for itself. */
function contentOf(inodes: Int32Array, entry: number): number {
  const inode = inodes[entry] as number
  return inode === noContent ? entry : inode
}

function xattrKey(set: XattrSet): string {
  return [...set.keys()]
    .sort()
    .map((name) => `${JSON.stringify(name)}=${(set.get(name) ?? []).join(',')};`)
    .join('')
}
