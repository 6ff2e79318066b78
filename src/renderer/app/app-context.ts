import { createContext, useContext } from 'react'
import type { Bridge } from '../../shared/contract.ts'
import type { SettingsView } from '../../shared/settings.ts'
import type { AppInfo } from '../../shared/views.ts'
import { createEngine, type Engine } from '../state/engine.ts'
import { createSessions, type OpenImage, type Sessions } from '../state/sessions.ts'
import { createSettings, unknownSettings, type SettingsStore } from '../state/settings.ts'
import { useStore, type Store } from '../state/store.ts'
import { createWindowState, type WindowState } from '../state/window-state.ts'

/** What the parts of the window share: the host and the state that outlives a component. */
export interface App {
  readonly bridge: Bridge
  readonly info: AppInfo
  readonly settings: SettingsStore
  readonly engine: Engine
  readonly sessions: Sessions
  readonly view: Store<WindowState>
}

/** @param chosen The settings as the host gave them. */
export function createApp(
  bridge: Bridge,
  info: AppInfo,
  chosen: SettingsView = unknownSettings,
): App {
  return {
    bridge,
    info,
    settings: createSettings(bridge, chosen),
    engine: createEngine(bridge),
    sessions: createSessions(bridge),
    view: createWindowState(chosen.settings.firstView),
  }
}

export const AppContext = createContext<App | null>(null)

export function useApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error('No app around this component')
  return app
}

/** The image in view, null when none is open. */
export function useCurrentImage(): OpenImage | null {
  return useStore(
    useApp().sessions.store,
    ({ images, current }) => images.find((image) => image.key === current) ?? null,
  )
}
