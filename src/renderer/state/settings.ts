import type { Result } from '../../core/model/result.ts'
import type { Bridge } from '../../shared/contract.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import {
  defaultSettings,
  type Settings,
  type SettingsChange,
  type SettingsView,
} from '../../shared/settings.ts'
import { preferences, type Preferences } from './preferences.ts'
import { createStore, type Store } from './store.ts'

/** The host did not say: the defaults hold, and nothing is known of a file. */
export const unknownSettings: SettingsView = { settings: defaultSettings, file: '', setAside: null }

/** What the user has chosen for good; the host keeps it. */
export interface SettingsStore {
  readonly store: Store<SettingsView>
  /**
   * Holds at once. When the host cannot keep it (the error says why), it holds as long as the window.
   */
  readonly change: (change: SettingsChange) => Promise<Result<SettingsView, ErrorInfo>>
  readonly watch: () => () => void
}

export function createSettings(bridge: Bridge, initial: SettingsView): SettingsStore {
  const store = createStore(initial)

  function take(view: SettingsView): void {
    store.set(view)
    preferences.set(shownOf(view.settings))
  }

  return {
    store,
    async change(change) {
      take({ ...store.get(), settings: { ...store.get().settings, ...change } })
      const answer = await bridge.call('settings:set', { change })
      if (answer.ok) take(answer.value)
      return answer
    },
    watch: () => bridge.on('settings:changed', take),
  }
}

/** What of the settings the whole window is drawn by. */
export function shownOf(settings: Settings): Partial<Preferences> {
  const { theme, contrast, units, clock } = settings
  return { theme, contrast, units, clock }
}
