import { createRoot } from 'react-dom/client'
import { AppContext, createApp } from './app/app-context.ts'
import { AppWindow } from './app/app.tsx'
import { BridgeContext, connect } from './client.ts'
import { applyPreferences, preferences } from './state/preferences.ts'
import './theme/tokens.css'
import './theme/global.css'
import type { Bridge } from '../shared/contract.ts'
import type { AppInfo, SourceRequest } from '../shared/views.ts'
import { words } from './words/words.ts'

/** The window still opens when its host does not answer, and then says what is wrong. */
const unknownHost: AppInfo = {
  version: '',
  host: 'browser',
  platform: '',
  versions: {},
  initialSource: null,
}

applyPreferences(preferences.get(), document.documentElement)
const place = document.getElementById('root')
if (place) void start(connect(), place)

async function start(bridge: Bridge, element: HTMLElement): Promise<void> {
  const answer = await bridge.call('app:info', {})
  const app = createApp(bridge, answer.ok ? answer.value : unknownHost)
  createRoot(element).render(
    <BridgeContext value={bridge}>
      <AppContext value={app}>
        <AppWindow />
      </AppContext>
    </BridgeContext>,
  )
  const source = app.info.initialSource
  if (source) app.sessions.open(source, nameOf(source))
}

function nameOf(source: SourceRequest): string {
  if (source.kind === 'engine') return source.image
  return source.kind === 'file' ? source.name : words.library.sample
}
