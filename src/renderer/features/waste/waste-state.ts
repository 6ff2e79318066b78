import type { Owner, WasteGrouping } from '../../../core/queries/waste-view.ts'
import type { Change } from '../../../core/what-if/what-if.ts'
import type { Bridge } from '../../../shared/contract.ts'
import { createStore, type Store } from '../../state/store.ts'
import { noChange } from './change.ts'

export const wasteViews = ['savings', 'files', 'duplicates', 'what-if'] as const
export type WasteViewName = (typeof wasteViews)[number]

/** The row of the list that has the focus: a group, or a file by its place in the group. */
export interface RowPlace {
  readonly group: string
  /** -1 is the group's own row. */
  readonly at: number
}

/** How the waste of one image is looked at. */
export interface WasteState {
  readonly view: WasteViewName
  /** `yours` hides what the base stores. */
  readonly owner: Owner
  readonly by: WasteGrouping | 'none'
  /** Groups that are closed, by grouping and key. */
  readonly closed: ReadonlySet<string>
  readonly current: RowPlace | null
  /** What is ticked to be imagined. */
  readonly change: Change
}

const initial: WasteState = {
  view: 'savings',
  owner: 'all',
  by: 'none',
  closed: new Set(),
  current: null,
  change: noChange,
}

const kept = new WeakMap<Bridge, Map<string, Store<WasteState>>>()
const storesKept = 8

/** What is kept of an image's Waste tab while other tabs or images are looked at. */
export function wasteStoreOf(bridge: Bridge, session: string): Store<WasteState> {
  const stores = kept.get(bridge) ?? new Map<string, Store<WasteState>>()
  kept.set(bridge, stores)
  const known = stores.get(session)
  if (known) return known
  const made = createStore(initial)
  stores.set(session, made)
  const [oldest] = stores.keys()
  if (stores.size > storesKept && oldest !== undefined) stores.delete(oldest)
  return made
}
