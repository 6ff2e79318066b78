import type { ChangeKind } from '../../../core/queries/file-row.ts'
import type { FileFilter } from '../../../core/queries/file-filter.ts'
import type { Overview } from '../../../shared/views.ts'
import { valueOf } from '../../state/load-state.ts'
import { useCall } from '../../state/use-call.ts'
import type { FilesState } from './files-state.ts'
import { viewOf } from './files-state.ts'

export interface ViewCounts {
  readonly added: number | null
  readonly modified: number | null
  readonly removed: number | null
  /** Files that are deleted or overwritten in the merged view, and still shipped. */
  readonly ghosts: number | null
}

/**
 * How many paths a view adds, modifies and removes; null until it is known. Of one layer the overview
 * knows; a comparison is counted.
 */
export function useCounts(
  overview: Overview,
  session: string,
  state: FilesState,
  layer: number,
): ViewCounts {
  const view = viewOf(state, layer)
  const revision = overview.chosen
  const list = (filter: FileFilter, what: 'files' | 'all', ghosts: boolean) =>
    ({ session, view, ghosts, filter, sort: null, what, offset: 0, limit: 0 }) as const
  const compared = (kind: ChangeKind) =>
    view.mode === 'compare' ? list({ changes: [kind] }, 'all', false) : null
  const { state: added } = useCall('files:list', compared('added'), revision)
  const { state: modified } = useCall('files:list', compared('modified'), revision)
  const { state: removed } = useCall('files:list', compared('removed'), revision)
  const { state: ghosts } = useCall(
    'files:list',
    view.mode === 'merged' ? list({ onlyGhosts: true }, 'files', true) : null,
    revision,
  )
  const own = view.mode === 'compare' ? null : (overview.layers[layer] ?? null)
  return {
    added: own ? own.added : (valueOf(added)?.total ?? null),
    modified: own ? own.modified : (valueOf(modified)?.total ?? null),
    removed: own ? own.removed : (valueOf(removed)?.total ?? null),
    ghosts: valueOf(ghosts)?.total ?? null,
  }
}
