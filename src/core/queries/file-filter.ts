import type { EntryKind } from '../model/entry-kind.ts'
import type { ChangedAspect, ChangeKind } from './file-row.ts'

/** Which files are wanted: all that is said must hold; of a list, one item must. */
export interface FileFilter {
  readonly changes?: readonly ChangeKind[]
  readonly changed?: readonly ChangedAspect[]
  readonly kinds?: readonly EntryKind[]
  /** Bytes, inclusive. A bound on the size leaves out everything that is not a regular file. */
  readonly minSize?: number
  readonly maxSize?: number
  /** Layers that store the copy. */
  readonly layers?: readonly number[]
  readonly uids?: readonly number[]
  readonly gids?: readonly number[]
  /** Only what has set-uid or set-gid. */
  readonly setId?: boolean
  /** Only ghosts. */
  readonly onlyGhosts?: boolean
}
