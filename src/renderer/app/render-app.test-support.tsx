import { cleanup, render, type RenderResult } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, beforeEach } from 'vitest'
import type { Bridge } from '../../shared/contract.ts'
import type { AppInfo } from '../../shared/views.ts'
import { BridgeContext } from '../client.ts'
import { defaultPreferences, preferences } from '../state/preferences.ts'
import { AppContext, createApp, type App } from './app-context.ts'
import { browserInfo } from './fake-bridge.test-support.ts'

/** What a browser has and jsdom has not; and every test begins with the same choices. */
export function setUpBrowser(): void {
  beforeEach(() => {
    preferences.set(defaultPreferences)
    window.matchMedia = (query) =>
      Object.assign(new EventTarget(), {
        matches: false,
        media: query,
        onchange: null,
        addListener: () => undefined,
        removeListener: () => undefined,
      })
  })
  afterEach(cleanup)
}

/** Draws part of the window with its host around it. */
export function renderInApp(
  bridge: Bridge,
  element: ReactElement,
  info: AppInfo = browserInfo,
): RenderResult & { readonly app: App } {
  const app = createApp(bridge, info)
  const result = render(
    <BridgeContext value={bridge}>
      <AppContext value={app}>{element}</AppContext>
    </BridgeContext>,
  )
  return { ...result, app }
}
