import { assertNever } from '../model/assert-never.ts'
import { entryKindOf } from '../model/entry-kind.ts'
import type { EntryTable } from '../store/entry-table.ts'

/** What a layer tar holds, by kind; `size` is the bytes of its regular files. */
export interface LayerCounts {
  size: number
  files: number
  directories: number
  links: number
  others: number
  whiteouts: number
  /** Character devices 0:0: raw overlayfs whiteouts that leaked into the tar. */
  overlayWhiteouts: number
}

/** Counts the entries of a layer, markers and repeated entries included. */
export function countEntries(table: EntryTable | null): LayerCounts {
  const counts: LayerCounts = {
    size: 0,
    files: 0,
    directories: 0,
    links: 0,
    others: 0,
    whiteouts: 0,
    overlayWhiteouts: 0,
  }
  for (let row = 0; row < (table?.count ?? 0); row++) {
    if (table !== null) countEntry(counts, table, row)
  }
  return counts
}

function countEntry(counts: LayerCounts, table: EntryTable, row: number): void {
  const kind = entryKindOf(table.kind[row] as number)
  switch (kind) {
    case 'file':
      counts.files++
      counts.size += table.size[row] as number
      return
    case 'directory':
      counts.directories++
      return
    case 'symlink':
    case 'hardlink':
      counts.links++
      return
    case 'character': {
      const [major, minor] = table.device(row)
      if (major === 0 && minor === 0) counts.overlayWhiteouts++
      counts.others++
      return
    }
    case 'block':
    case 'fifo':
    case 'other':
      counts.others++
      return
    case 'whiteout':
    case 'opaque':
      counts.whiteouts++
      return
    default:
      assertNever(kind, 'entry kind')
  }
}
