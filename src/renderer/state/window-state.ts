import type { TabName } from '../features/tab-props.ts'
import { createStore, type Store } from './store.ts'

/** The boxes that can lie over the window. */
export type WindowDialog = 'palette' | 'keys' | 'settings'

/** What the window shows just now; not kept. */
export interface WindowState {
  readonly tab: TabName
  /** The inspector's drawer in a narrow window. */
  readonly drawer: boolean
  readonly search: string
  readonly dialog: WindowDialog | null
  /** Said once, about something done out of sight. */
  readonly toast: string | null
}

export function createWindowState(tab: TabName): Store<WindowState> {
  return createStore<WindowState>({ tab, drawer: false, search: '', dialog: null, toast: null })
}
