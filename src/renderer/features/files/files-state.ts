import type { ChangeKind, FileRow, FileSort } from '../../../core/queries/file-row.ts'
import type { QuerySyntax } from '../../../core/queries/name-query.ts'
import type { TreeView } from '../../../core/queries/tree-view.ts'
import type { Bridge } from '../../../shared/contract.ts'
import type { Shown } from '../../../shared/file-views.ts'
import { createStore, type Store } from '../../state/store.ts'
import { countFilters, filterOf, noFilters, type FilterFields } from './filter-fields.ts'
import type { MapColor } from './map-looks.ts'
import { pathOf, rowKey } from './row-source.ts'

export type FilesMode = TreeView['mode']
export type Arrangement = 'tree' | 'largest' | 'map'

/** A row that is selected, with its whole path. */
export interface SelectedRow {
  readonly key: string
  readonly row: FileRow
  readonly text: string
}

/** How the files of one image are looked at; the layer itself is shared with the other tabs. */
export interface FilesState {
  readonly mode: FilesMode
  /** In a comparison the layer before; null: the one below. */
  readonly from: number | null
  readonly arrangement: Arrangement
  readonly ghosts: boolean
  /** Empty shows everything. */
  readonly changes: readonly ChangeKind[]
  readonly filters: FilterFields
  readonly query: string
  readonly syntax: QuerySyntax
  readonly on: 'name' | 'path'
  readonly matchCase: boolean
  readonly sort: FileSort
  /** The directory that the map shows, by its path number. */
  readonly mapAt: number
  readonly mapColor: MapColor
  /** The row that has the focus and is explained beside the list. */
  readonly current: SelectedRow | null
  readonly selected: ReadonlyMap<string, SelectedRow>
}

const largestFirst: FileSort = { by: 'size', order: 'desc' }

const initial: FilesState = {
  mode: 'merged',
  from: null,
  arrangement: 'tree',
  ghosts: false,
  changes: [],
  filters: noFilters,
  query: '',
  syntax: 'substring',
  on: 'path',
  matchCase: false,
  sort: largestFirst,
  mapAt: 0,
  mapColor: 'layer',
  current: null,
  selected: new Map(),
}

/** The row at the top of the list, and how far it is scrolled out. */
export interface TopRow {
  /** The order and search that it stands in. */
  readonly list: string
  readonly path: number
  readonly layer: number
  readonly offset: number
}

export interface FilesStore extends Store<FilesState> {
  /** Paths of the directories that are open. */
  readonly opened: Set<number>
  /** Kept for when other rows are shown, or the list is seen again. */
  top: TopRow | null
}

const kept = new WeakMap<Bridge, Map<string, FilesStore>>()
const storesKept = 8

/** What is kept of an image's Files tab while other tabs or images are looked at. */
export function filesStoreOf(bridge: Bridge, session: string): FilesStore {
  const stores = kept.get(bridge) ?? new Map<string, FilesStore>()
  kept.set(bridge, stores)
  const known = stores.get(session)
  if (known) return known
  const made: FilesStore = { ...createStore(initial), opened: new Set<number>(), top: null }
  stores.set(session, made)
  const [oldest] = stores.keys()
  if (stores.size > storesKept && oldest !== undefined) stores.delete(oldest)
  return made
}

/** The view that a state asks for with this layer. */
export function viewOf(state: FilesState, layer: number): TreeView {
  if (state.mode !== 'compare') return { mode: state.mode, layer }
  return { mode: 'compare', from: state.from ?? Math.max(0, layer - 1), to: layer }
}

/** Whether a filter leaves out some of the files. */
export function isFiltered({ changes, filters }: FilesState): boolean {
  return changes.length > 0 || countFilters(filters) > 0
}

/** Back to all files. */
export const withoutFilters: Pick<FilesState, 'changes' | 'filters'> = {
  changes: [],
  filters: noFilters,
}

/** What of the view is shown; an image has layers 0 to `lastLayer`. */
export function shownOf(state: FilesState, layer: number, lastLayer: number): Shown {
  const { filter } = filterOf(state.filters, lastLayer)
  const all = state.changes.length === 0 ? filter : { ...filter, changes: state.changes }
  return {
    view: viewOf(state, layer),
    ghosts: state.ghosts && state.mode === 'merged',
    filter: Object.keys(all).length === 0 ? null : all,
    sort: state.sort.by === 'name' && state.sort.order === 'asc' ? null : state.sort,
  }
}

export function selectedRow(directory: string, row: FileRow): SelectedRow {
  return { key: rowKey(row), row, text: pathOf(directory, row) }
}
