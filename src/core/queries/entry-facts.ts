import { kindBlock, kindCharacter, kindDirectory, kindHardlink } from '../model/entry-kind.ts'
import type { EntryTable } from '../store/entry-table.ts'
import { impliedMode } from '../union/change.ts'
import type { ImageEntries } from '../union/image-entries.ts'
import { noContent } from '../union/image-entries.ts'
import type { Timeline } from '../union/timeline.ts'

/** The kind that the tar entry itself has: a hard link is one. */
export function ownKind(entries: ImageEntries, entry: number): number {
  const { table, row } = rowOf(entries, entry)
  return table.kind[row] as number
}

/** The entry whose metadata and content stand at a path: a broken hard link stands for itself. */
export function contentOf(entries: ImageEntries, entry: number): number {
  const inode = entries.inodes[entry] as number
  return inode === noContent ? entry : inode
}

/** Where the columns of an entry are. */
export function rowOf(
  entries: ImageEntries,
  entry: number,
): { readonly table: EntryTable; readonly row: number; readonly layer: number } {
  const layer = entries.layerOf(entry)
  return { table: entries.table(layer), row: entry - (entries.starts[layer] as number), layer }
}

/** What is known of the thing at a path. */
export interface EntryFacts {
  /** Number of the kind; a hard link is one. */
  readonly kind: number
  readonly size: number
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** Milliseconds; null for a directory that no entry describes. */
  readonly mtime: number | null
  readonly digest: Uint8Array | null
  readonly xattrs: ReadonlyMap<string, Uint8Array>
  readonly device: readonly [number, number] | null
  /** A hard link without a target. */
  readonly broken: boolean
}

const noXattrs: ReadonlyMap<string, Uint8Array> = new Map()

/** The facts of an entry number; those of a hard link are those of the file it is a name of. */
export function factsOf(entries: ImageEntries, entry: number): EntryFacts {
  const { table, row, layer } = rowOf(entries, contentOf(entries, entry))
  const kind = ownKind(entries, entry)
  const [major, minor] = table.device(row)
  const isDevice = kind === kindCharacter || kind === kindBlock
  return {
    kind,
    size: table.size[row] as number,
    mode: table.mode[row] as number,
    uid: table.uid[row] as number,
    gid: table.gid[row] as number,
    mtime: table.mtime[row] as number,
    digest: table.digest(row),
    xattrs: entries.layers[layer]?.xattrSets[table.xattrs[row] as number] ?? noXattrs,
    device: isDevice ? [major, minor] : null,
    broken: kind === kindHardlink && entries.inodes[entry] === noContent,
  }
}

/** Whether the file that a hard link was made to still is under its own name at a layer. */
export function isLinkAt(timeline: Timeline, entry: number, layer: number): boolean {
  const { entries } = timeline
  const inode = entries.inodes[entry] as number
  return inode !== noContent && timeline.stateAt(entries.path(inode), layer) === inode
}

/** A directory that is there only because something is below it. */
export const impliedFacts: EntryFacts = {
  kind: kindDirectory,
  size: 0,
  mode: impliedMode,
  uid: 0,
  gid: 0,
  mtime: null,
  digest: null,
  xattrs: noXattrs,
  device: null,
  broken: false,
}
