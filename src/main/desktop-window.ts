import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  NativeImage,
  Notification,
  NotificationConstructorOptions,
} from 'electron'
import { createBackend } from '../backend/session/backend.ts'
import type { Backend } from '../backend/session/backend.ts'
import type { AppRoot } from '../backend/files/app-root.ts'
import type { Dispatch } from '../backend/session/dispatch.ts'
import type { SettingsDesk } from '../backend/settings/settings-desk.ts'
import { firstSituation } from '../shared/commands.ts'
import type { Situation } from '../shared/commands.ts'
import type { EventName, Events } from '../shared/contract.ts'
import type { AppInfo, EngineStatus, SourceRequest } from '../shared/views.ts'
import type { SpawnWorker } from '../shared/worker-protocol.ts'
import { appPage } from './app-origin.ts'
import { watchPage } from './crash-care.ts'
import { desktopServices } from './desktop-services.ts'
import type { DesktopWords } from './desktop-words.ts'
import type { WindowBackend } from './ipc.ts'
import type { Log } from './log.ts'
import { ReadingWatch } from './reading-watch.ts'
import type { ReadingEnd } from './reading-watch.ts'

/** What windows are made of; given once. */
export interface WindowParts {
  readonly root: AppRoot
  readonly words: () => DesktopWords
  /** One for all windows. */
  readonly settings: SettingsDesk
  readonly log: Log
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'>
  readonly open: (options: BrowserWindowConstructorOptions) => BrowserWindow
  readonly notify: (options: NotificationConstructorOptions) => Notification | null
  readonly spawn: SpawnWorker
  readonly versions: AppInfo['versions']
  readonly fileIcon: (path: string) => Promise<NativeImage>
  readonly print: (html: string) => Promise<Uint8Array>
  /** A file or folder of this machine was opened. */
  readonly onPathOpened: (path: string) => void
  /** What the menus depend on may have changed. */
  readonly onSituation: () => void
}

/** A window with its own analyses and its own engine: nothing in it reaches another window's. */
export interface DesktopWindow extends WindowBackend {
  readonly browserWindow: BrowserWindow
  /** What its commands depend on. */
  situation(): Situation
  /** Shows a file or folder of this machine. */
  openPath(path: string): Promise<void>
  send<N extends EventName>(name: N, payload: Events[N]): void
  engineStatus(): Promise<EngineStatus>
  info(): AppInfo
  /** Ends its analyses and lets go of the engine. */
  close(): Promise<void>
}

/** @param initialPath A file or folder to show at the start. */
export async function openDesktopWindow(
  parts: WindowParts,
  options: BrowserWindowConstructorOptions,
  initialPath: string | null,
): Promise<DesktopWindow> {
  const { root, log, dialog } = parts
  const words = parts.words()
  const browserWindow = parts.open(options)
  const readings = new ReadingWatch(() => performance.now())
  const names = new Map<string, string>()
  const notices = new Set<Notification>()
  // What a page that is loaded anew shows: first what was asked for, then what was opened last.
  let source: SourceRequest | null = null
  let situation = firstSituation
  // A page that has told its situation hears what it is sent; until then files wait for it.
  let isListening = false
  let waiting: SourceRequest | null = null

  const send = <N extends EventName>(name: N, payload: Events[N]): void => {
    if (browserWindow.isDestroyed() || browserWindow.webContents.isCrashed()) return
    browserWindow.webContents.send('event', name, payload)
  }

  const info = (): AppInfo => ({
    version: root.version,
    host: 'electron',
    platform: process.platform,
    versions: parts.versions,
    initialSource: source,
  })

  const backend: Backend = createBackend({
    app: root,
    engine: {},
    settings: parts.settings,
    spawn: parts.spawn,
    host: (grants) =>
      desktopServices({
        dialog,
        window: () => (browserWindow.isDestroyed() ? null : browserWindow),
        grants,
        appInfo: info,
        words,
        onSituation(told) {
          situation = told
          parts.onSituation()
          listen()
        },
        fileIcon: parts.fileIcon,
        print: parts.print,
      }),
    emit(name, payload) {
      if (isStateOf(name, payload)) follow(payload)
      send(name, payload)
    },
    logUnexpected: (error) => log.write('error', 'a call failed:', error),
  })

  function listen(): void {
    isListening = true
    const asked = waiting
    waiting = null
    if (asked !== null) send('source:open', { source: asked })
  }

  function follow({ session, state }: Events['session:state']): void {
    const end = readings.take(session, state)
    if (!browserWindow.isDestroyed()) browserWindow.setProgressBar(readings.progress())
    if (state.error) log.write('warning', `reading failed: ${state.error.code}`)
    if (end === null || browserWindow.isDestroyed() || browserWindow.isFocused()) return
    void notify(end)
  }

  async function notify({ session, outcome }: ReadingEnd): Promise<void> {
    if (!(await parts.settings.settings()).notifications) return
    const { notice } = parts.words()
    const name = names.get(session) ?? ''
    const title = outcome === 'ready' ? notice.ready(name) : notice.failed(name)
    const shown = parts.notify({ title, body: notice.body })
    if (shown === null) return
    // Without this it would be collected, and a later click would go nowhere.
    notices.add(shown)
    shown.on('click', () => {
      notices.delete(shown)
      bringForward(browserWindow)
    })
    shown.on('close', () => notices.delete(shown))
    shown.show()
  }

  const dispatch: Dispatch = async (name, arg) => {
    const answer = await backend.dispatch(name, arg)
    if (name === 'session:open' && answer.ok) {
      // The schema has let it through, so it is one.
      const asked = (arg as { readonly source: SourceRequest }).source
      source = asked
      names.set((answer.value as { readonly session: string }).session, nameOf(asked))
      if (asked.kind === 'file') {
        const file = backend.grants.resolve(asked.handle)
        if (file.kind === 'path') parts.onPathOpened(file.path)
      }
    }
    if (name === 'session:close') {
      readings.forget((arg as { readonly session: string }).session)
      if (!browserWindow.isDestroyed()) browserWindow.setProgressBar(readings.progress())
    }
    return answer
  }

  async function grant(path: string): Promise<SourceRequest> {
    const { handle, name } = await backend.grants.grantPath(path)
    return { kind: 'file', handle, name }
  }

  browserWindow.webContents.on('render-process-gone', () => {
    isListening = false
    if (!browserWindow.isDestroyed()) browserWindow.setProgressBar(-1)
  })
  // A Mac has one bar for all windows, and it would outlive this one.
  browserWindow.on('close', () => browserWindow.setProgressBar(-1))
  watchPage(browserWindow, { dialog, words, log }, async () => {
    isListening = false
    await backend.sessions.closeAll()
    readings.clear()
    browserWindow.setProgressBar(readings.progress())
  })
  if (initialPath !== null) source = await grant(initialPath)
  backend.engines.watch()

  return {
    browserWindow,
    situation: () => ({ ...situation, host: 'electron' }),
    dispatch,
    grants: backend.grants,
    async openPath(path) {
      const asked = await grant(path)
      if (isListening) send('source:open', { source: asked })
      else waiting = asked
      bringForward(browserWindow)
    },
    send,
    engineStatus: () => backend.engines.status(),
    info,
    close: () => backend.close(),
  }
}

/** Begins to show the window's page; apart from making it, because the page asks for its window at once. */
export function loadPage({ browserWindow }: DesktopWindow, log: Log): void {
  // Also when it is closed or loaded anew before it was there.
  browserWindow
    .loadURL(appPage)
    .catch((error: unknown) => log.write('warning', 'the page was not loaded:', error))
}

export function bringForward(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

function nameOf(source: SourceRequest): string {
  if (source.kind === 'engine') return source.image
  return source.kind === 'file' ? source.name : 'Sample'
}

function isStateOf(name: EventName, payload: unknown): payload is Events['session:state'] {
  return name === 'session:state' && payload !== null
}
