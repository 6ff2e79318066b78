import type { ChangeKind } from '../../../core/queries/file-row.ts'
import type { FileFilter } from '../../../core/queries/file-filter.ts'
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

/** How many rows of each change the view has; null until it is known. */
export function useCounts(
  session: string,
  revision: number,
  state: FilesState,
  layer: number,
): ViewCounts {
  const view = viewOf(state, layer)
  const asked = { session, view, sort: null, offset: 0, limit: 0 } as const
  const list = (filter: FileFilter, what: 'files' | 'all', ghosts: boolean) =>
    ({ ...asked, ghosts, filter, what }) as const
  const ofKind = (kind: ChangeKind) =>
    list({ changes: [kind] }, 'all', state.ghosts && state.mode === 'merged')
  const { state: added } = useCall('files:list', ofKind('added'), revision)
  const { state: modified } = useCall('files:list', ofKind('modified'), revision)
  const { state: removed } = useCall('files:list', ofKind('removed'), revision)
  const { state: ghosts } = useCall(
    'files:list',
    state.mode === 'merged' ? list({ onlyGhosts: true }, 'files', true) : null,
    revision,
  )
  return {
    added: valueOf(added)?.total ?? null,
    modified: valueOf(modified)?.total ?? null,
    removed: valueOf(removed)?.total ?? null,
    ghosts: valueOf(ghosts)?.total ?? null,
  }
}
