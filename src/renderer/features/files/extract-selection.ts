import type { FileRow } from '../../../core/queries/file-row.ts'
import type { ExtractSelection } from '../../../shared/file-views.ts'

/**
 * What taking out a row means. A file is the copy that the row shows; a directory is what the view at
 * `layer` has below it, and one that is gone what it had just before it went.
 */
export function selectionOf(row: FileRow, layer: number): ExtractSelection {
  const { path } = row
  if (row.kind !== 'directory') return { kind: 'copy', path, layer: row.layer }
  const gone = row.ghost || row.change === 'removed'
  if (!gone) return { kind: 'merged', path, at: layer }
  return { kind: 'merged', path, at: row.hiddenBy === null ? row.layer : row.hiddenBy - 1 }
}
