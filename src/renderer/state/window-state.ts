import type { TabName } from '../features/tab-props.ts'
import { createStore, type Store } from './store.ts'

/** What the window shows just now; not kept. */
export interface WindowState {
  readonly tab: TabName
  /** The inspector's drawer in a narrow window. */
  readonly drawer: boolean
  readonly search: string
  /** Said once, about something done out of sight. */
  readonly toast: string | null
}

export function createWindowState(): Store<WindowState> {
  return createStore<WindowState>({ tab: 'overview', drawer: false, search: '', toast: null })
}
