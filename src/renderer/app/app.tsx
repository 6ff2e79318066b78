import { useEffect } from 'react'
import { useCommands } from '../commands/use-commands.ts'
import { Library } from '../features/library/library.tsx'
import { EngineTrouble } from '../features/session-states/engine-trouble.tsx'
import { Welcome } from '../features/session-states/welcome.tsx'
import { valueOf } from '../state/load-state.ts'
import type { OpenImage } from '../state/sessions.ts'
import { useStore } from '../state/store.ts'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { visibleText } from '../../core/model/display-text.ts'
import { words } from '../words/words.ts'
import { Announcer } from './announcer.tsx'
import { useApp, useCurrentImage } from './app-context.ts'
import css from './app.module.css'
import { Dialogs } from './dialogs.tsx'
import { DropTarget } from './drop-target.tsx'
import { ImageView } from './image-view.tsx'
import { StatusBar } from './status-bar.tsx'
import { Toast } from './toast.tsx'
import { oneColumn, useIsNarrow } from './use-media.ts'
import { useSourceOpen } from './use-source-open.ts'

/** The window: library, the image in view, status. */
export function AppWindow() {
  const app = useApp()
  const image = useCurrentImage()
  useCommands(app, useIsNarrow())
  useSourceOpen(app)

  useEffect(() => {
    void app.engine.refresh()
    void app.engine.loadChoices()
    const stops = [app.settings.watch(), app.engine.watch(), app.sessions.watch()]
    return () => {
      for (const stop of stops) stop()
    }
  }, [app])

  useEffect(() => {
    document.title = words.app.windowTitle(image === null ? null : visibleText(image.title))
  }, [image])

  // An image that is picked in the library above would open out of sight.
  const key = image?.key
  useEffect(() => {
    if (key !== undefined && window.matchMedia(oneColumn).matches) {
      document.getElementById('main')?.scrollIntoView({ block: 'start' })
    }
  }, [key])

  return (
    <div className={css['window']} data-app-state={appState(image)}>
      <a className={css['skip']} href="#main">
        {words.app.skip}
      </a>
      <ErrorBoundary>
        <Library />
      </ErrorBoundary>
      <main id="main" tabIndex={-1} className={css['main']}>
        <ErrorBoundary resetKey={`${image?.key ?? ''} ${image?.state.phase ?? ''}`}>
          {image === null ? <NoImage /> : <ImageView image={image} />}
        </ErrorBoundary>
      </main>
      <StatusBar />
      <Toast />
      <DropTarget />
      <Dialogs />
      <Announcer />
    </div>
  )
}

/** Nothing is open: the way in, or why the engine does not answer. */
function NoImage() {
  const load = useStore(useApp().engine.store, (state) => state.status)
  const status = valueOf(load)
  if (status !== null && status.state !== 'on') return <EngineTrouble error={status.error} />
  if (load.status === 'failed') return <EngineTrouble error={load.error} />
  return <Welcome />
}

/** One word for what is in view, for tests and for automation. */
function appState(image: OpenImage | null): string {
  if (image === null) return 'empty'
  const { phase } = image.state
  return phase === 'opening' || phase === 'reading' ? 'loading' : phase
}
