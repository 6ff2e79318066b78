import { entryKinds, kindDirectory, kindSymlink } from '../model/entry-kind.ts'
import type { EntryKind } from '../model/entry-kind.ts'
import { changeWords } from '../union/change.ts'
import { noContent } from '../union/image-entries.ts'
import type { Timeline } from '../union/timeline.ts'
import type { EventColumns } from './event-columns.ts'
import { contentOf, rowOf } from './entry-facts.ts'
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

/** Decides whether a row fits; asked with the row's event, its change and whether it is a ghost. */
export type FileTest = (event: number, change: number, changes: number, ghost: boolean) => boolean

const setIdBits = 0o6000

/** A filter made ready to be asked a million times; null when everything fits. */
export function compileFilter(
  timeline: Timeline,
  columns: EventColumns,
  filter: FileFilter | null,
): FileTest | null {
  if (filter === null || Object.values(filter).every((value) => value === undefined)) return null
  const { entries, events } = timeline
  const changes = filter.changes && numbersOf(changeNumbers, filter.changes)
  const aspects = filter.changed && bitsOf(filter.changed)
  const kinds = filter.kinds && numbersOf(entryKinds, filter.kinds)
  const layers = filter.layers && new Set(filter.layers)
  const uids = filter.uids && new Set(filter.uids)
  const gids = filter.gids && new Set(filter.gids)
  const onlyGhosts = filter.onlyGhosts === true
  const onlySetId = filter.setId === true
  const bySize = filter.minSize !== undefined || filter.maxSize !== undefined
  const least = filter.minSize ?? 0
  const most = filter.maxSize ?? Infinity
  const byOwner = uids !== undefined || gids !== undefined || onlySetId
  return (event, change, changed, ghost) => {
    if (onlyGhosts && !ghost) return false
    if (changes && !changes.has(change)) return false
    if (aspects !== undefined && (changed & aspects) === 0) return false
    if (layers && !layers.has(events.layers[event] as number)) return false
    if (kinds && !kinds.has(event < 0 ? kindDirectory : (columns.kinds[event] as number))) {
      return false
    }
    if (bySize) {
      if (event < 0 || !columns.isFile(event)) return false
      const size = columns.sizes[event] as number
      if (size < least || size > most) return false
    }
    if (!byOwner) return true
    const entry = event < 0 ? -1 : (events.entries[event] as number)
    const inode = entry < 0 ? noContent : contentOf(entries, entry)
    if (inode < 0) return !onlySetId && isRoots(uids, gids)
    const { table, row } = rowOf(entries, inode)
    if (onlySetId) {
      if (table.kind[row] === kindSymlink || ((table.mode[row] as number) & setIdBits) === 0)
        return false
    }
    return (
      (uids === undefined || uids.has(table.uid[row] as number)) &&
      (gids === undefined || gids.has(table.gid[row] as number))
    )
  }
}

/** In the order of the numbers that `ViewIndex.state` holds. */
const changeNumbers = ['unchanged', 'added', 'modified', 'removed'] as const

function numbersOf<T>(all: readonly T[], wanted: readonly T[]): ReadonlySet<number> {
  return new Set(wanted.map((word) => all.indexOf(word)))
}

function bitsOf(words: readonly ChangedAspect[]): number {
  return words.reduce((bits, word) => bits | (1 << changeWords.indexOf(word)), 0)
}

/** A directory that no entry describes belongs to root. */
function isRoots(uids?: ReadonlySet<number>, gids?: ReadonlySet<number>): boolean {
  return (uids === undefined || uids.has(0)) && (gids === undefined || gids.has(0))
}
