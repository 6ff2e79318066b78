import type { SourceRequest } from '../../shared/views.ts'
import type { TabName } from '../features/tab-props.ts'
import type { App } from './app-context.ts'

const key = 'strata.reopen'

interface Reopen {
  readonly source: SourceRequest
  readonly title: string
  readonly tab: TabName
}

/** Loads the window anew; the image in view comes back, as far as the host can open it by itself. */
export async function reloadWindow(app: App): Promise<void> {
  const { images, current } = app.sessions.store.get()
  const image = images.find((open) => open.key === current)
  // A browser's file is gone with the page; the desktop still knows its handle.
  if (image && (image.source.kind !== 'file' || app.info.host === 'electron')) {
    const reopen: Reopen = {
      source: image.source,
      title: image.title,
      tab: app.view.get().tab,
    }
    window.sessionStorage.setItem(key, JSON.stringify(reopen))
  }
  await Promise.all(
    images.map(async ({ session }) => {
      if (session !== null) await app.bridge.call('session:close', { session })
    }),
  )
  window.location.reload()
}

/** What was in view before `reloadWindow`; null after an ordinary start. */
export function takeReopen(): Reopen | null {
  const text = window.sessionStorage.getItem(key)
  window.sessionStorage.removeItem(key)
  // Written by this window a moment ago, and by nobody else.
  return text === null ? null : (JSON.parse(text) as Reopen)
}
