import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import type { BrowserWindow as ElectronWindow, BrowserWindowConstructorOptions } from 'electron'
import { app } from './app.ts'
import { answer, screenLink } from './app-link.ts'
import { preventable } from './preventable.ts'
import type { PageEvent } from './protocol.ts'
import { session } from './session.ts'
import { leaveCrashDump } from './small-modules.ts'
import { DoubleWebContents } from './web-contents.ts'

const windows = new Map<number, BrowserWindow>()
let focused: BrowserWindow | null = null

function setFocused(window: BrowserWindow): void {
  focused = window
}

interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A window whose page is one of a real Chromium, and whose frame is remembered only. */
export class BrowserWindow extends EventEmitter {
  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()]
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused
  }

  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null
  }

  static fromWebContents(contents: { readonly id: number }): BrowserWindow | null {
    const all = [...windows.values()]
    return all.find(({ webContents }) => webContents.id === contents.id) ?? null
  }

  readonly id: number
  readonly webContents: DoubleWebContents
  /** For tests: the options that it was made with. */
  readonly options: BrowserWindowConstructorOptions
  readonly #opened: Promise<void>
  #destroyed = false
  #visible: boolean
  #minimized = false
  #maximized = false
  #fullScreen = false
  #title: string
  #bounds: Rectangle
  #progress = -1
  #backgroundColor: string
  #representedFilename = ''

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    this.options = options
    this.id = Math.max(0, ...windows.keys()) + 1
    this.#visible = options.show ?? true
    this.#title = options.title ?? app.name
    this.#backgroundColor = options.backgroundColor ?? '#ffffff'
    const { width = 800, height = 600, x = 0, y = 0 } = options
    this.#bounds = { x, y, width, height }
    windows.set(this.id, this)
    this.webContents = new DoubleWebContents(this.id)
    app.emit('browser-window-created', {}, this)
    app.emit('web-contents-created', {}, this.webContents)
    const { preload, contextIsolation = true, javascript = true } = options.webPreferences ?? {}
    checkPreload(preload, app.isSandboxEnabled || (options.webPreferences?.sandbox ?? true))
    this.#opened = screenLink.ask('open', this.id, {
      width,
      height,
      preload: preload === undefined ? null : readFileSync(preload, 'utf8'),
      contextIsolation,
      javascript,
      permissions: session.defaultSession.granted(),
    })
    if (this.#visible) this.focus()
  }

  async loadURL(url: string): Promise<void> {
    this.webContents.url = url
    await this.#opened
    await screenLink.ask('load', this.id, url)
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  close(): void {
    if (this.#destroyed) return
    const event = preventable()
    this.emit('close', event)
    if (event.defaultPrevented) app.closePrevented()
    else this.destroy()
  }

  destroy(): void {
    if (this.#destroyed) return
    screenLink.tell('close', this.id)
    this.#gone()
  }

  show(): void {
    this.#visible = true
    this.emit('show')
    this.focus()
  }

  showInactive(): void {
    this.#visible = true
    this.emit('show')
  }

  hide(): void {
    this.#visible = false
    this.emit('hide')
    this.blur()
  }

  isVisible(): boolean {
    return this.#visible
  }

  /** Of a window that is hidden nothing happens. */
  focus(): void {
    if (focused === this || !this.#visible) return
    focused?.blur()
    setFocused(this)
    this.emit('focus')
    app.emit('browser-window-focus', {}, this)
  }

  blur(): void {
    if (focused !== this) return
    focused = null
    this.emit('blur')
    app.emit('browser-window-blur', {}, this)
  }

  isFocused(): boolean {
    return focused === this
  }

  minimize(): void {
    this.#minimized = true
    this.emit('minimize')
    this.blur()
  }

  restore(): void {
    this.#minimized = false
    this.emit('restore')
  }

  isMinimized(): boolean {
    return this.#minimized
  }

  /** Shows a window that is hidden, too. */
  maximize(): void {
    if (!this.#visible) this.showInactive()
    this.#maximized = true
    this.emit('maximize')
    this.emit('resize')
  }

  unmaximize(): void {
    this.#maximized = false
    this.emit('unmaximize')
    this.emit('resize')
  }

  isMaximized(): boolean {
    return this.#maximized
  }

  setFullScreen(on: boolean): void {
    this.#fullScreen = on
    this.emit(on ? 'enter-full-screen' : 'leave-full-screen')
  }

  isFullScreen(): boolean {
    return this.#fullScreen
  }

  getBounds(): Rectangle {
    return this.#bounds
  }

  getNormalBounds(): Rectangle {
    return this.#bounds
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    this.emit('resize')
    this.emit('move')
  }

  setTitle(title: string): void {
    this.#title = title
  }

  getTitle(): string {
    return this.#title
  }

  setProgressBar(progress: number): void {
    this.#progress = progress
  }

  /** For tests: what setProgressBar was given last. */
  get progress(): number {
    return this.#progress
  }

  setBackgroundColor(color: string): void {
    this.#backgroundColor = color
  }

  getBackgroundColor(): string {
    return this.#backgroundColor
  }

  setRepresentedFilename(path: string): void {
    this.#representedFilename = path
  }

  getRepresentedFilename(): string {
    return this.#representedFilename
  }

  flashFrame(): void {}

  /** For the double alone. */
  take(event: PageEvent): void {
    switch (event.name) {
      case 'ready-to-show':
        this.emit('ready-to-show')
        break
      case 'did-finish-load':
        this.webContents.emit('did-finish-load')
        break
      case 'page-title-updated': {
        const before = preventable()
        this.webContents.title = event.title
        this.emit('page-title-updated', before, event.title, true)
        if (!before.defaultPrevented) this.#title = event.title
        break
      }
      case 'render-process-gone':
        this.webContents.crashed = true
        leaveCrashDump()
        this.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 })
        break
      case 'closed':
        this.#gone()
    }
  }

  #gone(): void {
    if (this.#destroyed) return
    this.blur()
    this.#destroyed = true
    this.webContents.destroyed = true
    windows.delete(this.id)
    // Electron says it later, too.
    queueMicrotask(() => {
      this.emit('closed')
      if (windows.size === 0) app.lastWindowClosed()
    })
  }
}

/** What Electron would say on standard error, and then show a page without its bridge. */
function checkPreload(preload: string | undefined, isSandboxed: boolean): void {
  if (preload === undefined) return
  if (!isAbsolute(preload)) throw new Error('preload script must have absolute path')
  if (isSandboxed && preload.endsWith('.mjs')) {
    throw new Error('a sandboxed preload cannot be an ES module')
  }
}

app.bindWindows({ all: () => BrowserWindow.getAllWindows() })

answer({
  navigate(id, url, isTop) {
    const contents = windows.get(id)?.webContents
    if (contents === undefined) return false
    const facts = { url, isMainFrame: isTop, isSameDocument: false }
    const frame = preventable(facts)
    contents.emit('will-frame-navigate', frame)
    const main = preventable(facts)
    if (isTop) contents.emit('will-navigate', main, url)
    return !frame.defaultPrevented && !main.defaultPrevented
  },
  popup: (id, url) => windows.get(id)?.webContents.mayOpen(url) ?? false,
  download: () => session.defaultSession.mayDownload(),
  event: (id, event) => windows.get(id)?.take(event),
})

type Shared =
  | 'id'
  | 'loadURL'
  | 'isDestroyed'
  | 'close'
  | 'destroy'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'isVisible'
  | 'focus'
  | 'blur'
  | 'isFocused'
  | 'minimize'
  | 'restore'
  | 'isMinimized'
  | 'maximize'
  | 'unmaximize'
  | 'isMaximized'
  | 'setFullScreen'
  | 'isFullScreen'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBounds'
  | 'setTitle'
  | 'getTitle'
  | 'setProgressBar'
  | 'setBackgroundColor'
  | 'getBackgroundColor'
  | 'setRepresentedFilename'
  | 'getRepresentedFilename'
  | 'flashFrame'

BrowserWindow.prototype satisfies Pick<ElectronWindow, Shared>
