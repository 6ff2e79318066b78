import { createRoot } from 'react-dom/client'
import { AppContext, createApp } from './app/app-context.ts'
import { AppWindow } from './app/app.tsx'
import { titleOf } from './app/use-source-open.ts'
import { takeReopen } from './app/reload-window.ts'
import { BridgeContext } from './client.ts'
import { preferences } from './state/preferences.ts'
import { shownOf } from './state/settings.ts'
import './theme/tokens.css'
import './theme/global.css'
import type { Bridge } from '../shared/contract.ts'
import type { SettingsView } from '../shared/settings.ts'
import type { AppInfo } from '../shared/views.ts'
import { settingsWords } from './words/settings-words.ts'
import { spoken } from './words/sentences.ts'

/** The window still opens when its host does not answer, and then says what is wrong. */
const unknownHost: AppInfo = {
  version: '',
  host: 'browser',
  platform: '',
  versions: {},
  initialSource: null,
}

/** Draws the window. The page's language is settled before this module is loaded. */
export async function start(bridge: Bridge, chosen: SettingsView): Promise<void> {
  const place = document.getElementById('root')
  if (!place) return
  preferences.set(shownOf(chosen.settings))
  const answer = await bridge.call('app:info', {})
  const app = createApp(bridge, answer.ok ? answer.value : unknownHost, chosen)
  createRoot(place).render(
    <BridgeContext value={bridge}>
      <AppContext value={app}>
        <AppWindow />
      </AppContext>
    </BridgeContext>,
  )
  if (chosen.setAside) app.view.set({ toast: settingsWords.setAside(spoken(chosen.setAside.why)) })
  const before = takeReopen()
  if (before) {
    app.view.set({ tab: before.tab })
    app.sessions.open(before.source, before.title)
    return
  }
  const source = app.info.initialSource
  if (source) app.sessions.open(source, titleOf(source))
}
