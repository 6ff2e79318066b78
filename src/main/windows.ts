import type { BrowserWindow, NativeTheme, Screen } from 'electron'
import { bringForward, loadPage, openDesktopWindow } from './desktop-window.ts'
import type { DesktopWindow, WindowParts } from './desktop-window.ts'
import type { JsonState } from './json-state.ts'
import { showWhenDrawn } from './show-window.ts'
import { windowBackground, windowOptions } from './window-options.ts'
import { besideOf, defaultWindowState, placeOnScreens } from './window-state.ts'
import type { WindowState } from './window-state.ts'

/** A window is remembered so long after it was last moved. */
const settleMs = 500

export interface WindowsParts extends WindowParts {
  readonly preload: string
  readonly nativeTheme: NativeTheme
  readonly screen: () => Pick<Screen, 'getAllDisplays'>
  readonly state: JsonState<WindowState & { readonly version: 1 }>
}

/** All windows of the app, the one in front last. */
export class Windows {
  readonly #parts: WindowsParts
  readonly #open: DesktopWindow[] = []
  readonly #closing = new Set<Promise<void>>()
  #remembered: WindowState | null = null

  constructor(parts: WindowsParts) {
    this.#parts = parts
    parts.nativeTheme.on('updated', () => {
      for (const { browserWindow } of this.#open) {
        browserWindow.setBackgroundColor(windowBackground(parts.nativeTheme))
      }
    })
  }

  /** By the id of its web contents. */
  of(sender: number): DesktopWindow | null {
    return this.#open.find(({ browserWindow }) => browserWindow.webContents.id === sender) ?? null
  }

  /** The one that the user had in front last; null when none is open. */
  front(): DesktopWindow | null {
    return this.#open.at(-1) ?? null
  }

  get size(): number {
    return this.#open.length
  }

  /** Opens another window, where the last one was, or beside it. */
  async open(path: string | null = null): Promise<void> {
    const { preload, nativeTheme, screen, state, log } = this.#parts
    this.#remembered ??= (await state.read()) ?? defaultWindowState
    const { bounds, zoom, maximized, fullScreen } = this.#remembered
    const front = this.front()
    const wanted = front === null ? bounds : besideOf(front.browserWindow.getNormalBounds())
    const areas = screen()
      .getAllDisplays()
      .map(({ workArea }) => workArea)
    const options = windowOptions(preload, windowBackground(nativeTheme), {
      bounds: placeOnScreens(wanted, areas),
      zoom,
    })
    const opened = await openDesktopWindow(this.#parts, options, path)
    this.#open.push(opened)
    this.#follow(opened)
    this.#parts.onSituation()
    const isFirst = front === null
    showWhenDrawn(opened.browserWindow, {
      maximized: isFirst && maximized,
      fullScreen: isFirst && fullScreen,
    })
    log.write('info', `window ${opened.browserWindow.id} opened`)
    loadPage(opened, log)
  }

  /** Shows a file in the window in front, or in a new one when there is none. */
  async openPath(path: string): Promise<void> {
    const front = this.front()
    if (front === null) await this.open(path)
    else await front.openPath(path)
  }

  bringForward(): void {
    const front = this.front()
    if (front !== null) bringForward(front.browserWindow)
  }

  /** Resolves when all that was open has ended and all is written. */
  async closed(): Promise<void> {
    await Promise.all([...this.#closing, ...this.#open.map((window) => window.close())])
    await this.#parts.state.settled()
  }

  #follow(opened: DesktopWindow): void {
    const { browserWindow } = opened
    let settling: ReturnType<typeof setTimeout> | null = null
    const remember = (): void => {
      if (settling !== null) clearTimeout(settling)
      settling = null
      this.#remember(browserWindow)
    }
    const later = (): void => {
      if (settling !== null) clearTimeout(settling)
      settling = setTimeout(remember, settleMs)
    }
    browserWindow.on('resize', later)
    browserWindow.on('move', later)
    browserWindow.on('close', remember)
    browserWindow.on('focus', () => {
      this.#remove(opened)
      this.#open.push(opened)
      this.#parts.onSituation()
    })
    browserWindow.on('closed', () => {
      if (settling !== null) clearTimeout(settling)
      this.#remove(opened)
      this.#parts.onSituation()
      const closing = opened.close().finally(() => this.#closing.delete(closing))
      this.#closing.add(closing)
    })
  }

  #remember(window: BrowserWindow): void {
    if (window.isDestroyed()) return
    const { x, y, width, height } = window.getNormalBounds()
    const state: WindowState = {
      bounds: { x, y, width, height },
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
      zoom: window.webContents.getZoomFactor(),
    }
    this.#remembered = state
    void this.#parts.state.write({ version: 1, ...state })
  }

  #remove(window: DesktopWindow): void {
    const index = this.#open.indexOf(window)
    if (index >= 0) this.#open.splice(index, 1)
  }
}
