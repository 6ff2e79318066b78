import type { EntryKind } from '../model/entry-kind.ts'
import type { changeWords } from '../union/change.ts'

export const changeKinds = ['added', 'modified', 'removed', 'unchanged'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** What of a modified file is different. */
export type ChangedAspect = Exclude<(typeof changeWords)[number], 'added'>

export const changedAspects = [
  'content',
  'type',
  'mode',
  'owner',
  'mtime',
  'link-target',
  'xattrs',
] as const satisfies readonly ChangedAspect[]

/** A name of one directory in a chain of directories that is shown as one row. */
export interface ChainLink {
  readonly path: number
  readonly name: string
}

/** Where a symbolic link leads in the tree it is seen in; links on the way are followed. */
export type LinkState =
  /** Something is there. */
  | 'present'
  /** Nothing is there. */
  | 'dangling'
  /** It climbs above the root of the image; inside a container the climb ends at the root. */
  | 'outside'
  /** It leads back to itself, or through more links than a kernel follows (40). */
  | 'loop'
  /** A later layer puts a directory in its place without deleting it. */
  | 'shadowed'

export interface ResolvedLink {
  readonly state: LinkState
  /** The path it ends at; null when there is none. */
  readonly path: number | null
  /** That path as text. */
  readonly text: string | null
}

/**
 * One file of a view. `path` and `layer` together name one stored copy, also when it is a ghost;
 * paths are numbers that stay the same as long as the session is open.
 */
export interface FileRow {
  readonly path: number
  /** Last name of the path; `/` for the root. For a chain the name of its last directory. */
  readonly name: string
  /** The name is not UTF-8 and written with escapes (display-text.ts, `decodeName`). */
  readonly escaped: boolean
  /** The directories above this one that the row stands for as well, outermost first. */
  readonly chain: readonly ChainLink[]
  readonly kind: EntryKind
  /** Bytes of content; of a directory those of all files below it, each copy counted once. */
  readonly size: number
  /** In a comparison the size before; null when nothing was there, and in other views. */
  readonly sizeBefore: number | null
  /** Of a directory how many entries are below it; null for everything else. */
  readonly entriesBelow: number | null
  /** Permission bits with set-uid, set-gid and sticky. */
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** Milliseconds since 1970; null for a directory that no entry describes. */
  readonly mtime: number | null
  /** Target of a symbolic link as stored, of a hard link as an absolute path. */
  readonly linkTarget: string | null
  /** Where a symbolic link leads; null for everything else. */
  readonly link: ResolvedLink | null
  /** [major, minor] of a device. */
  readonly device: readonly [number, number] | null
  /** Names of extended attributes. */
  readonly xattrs: readonly string[]
  /** The layer that stores this copy. */
  readonly layer: number
  /** A directory that is there only because something is below it. */
  readonly implied: boolean
  readonly change: ChangeKind
  readonly changed: readonly ChangedAspect[]
  /** Something below this directory was added, modified or removed. */
  readonly changeBelow: boolean
  /** Deleted or overwritten by a later layer of the view, and still shipped. */
  readonly ghost: boolean
  /** The later layer, also beyond the view, that deletes or replaces this copy; null when none does. */
  readonly hiddenBy: number | null
  /** There is something to show below. */
  readonly expandable: boolean
}

/** A row of a flat list: with the directory it is in. */
export interface FlatRow extends FileRow {
  /** The directory's path as text. */
  readonly directory: string
}

export const sortColumns = [
  'name',
  'path',
  'size',
  'mtime',
  'mode',
  'owner',
  'layer',
  'change',
] as const
export type SortColumn = (typeof sortColumns)[number]

/** Equal rows keep the order of their names. */
export interface FileSort {
  readonly by: SortColumn
  readonly order: 'asc' | 'desc'
}
