import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import type { Item, WebContents } from 'electron'
import { screenLink } from './app-link.ts'
import type { PrintOptions } from './protocol.ts'
import { session } from './session.ts'

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0]

/** How much a zoom level magnifies, as Chromium counts. */
const zoomStep = 1.2

/** The page of a window, seen from the main process. */
export class DoubleWebContents extends EventEmitter {
  /** Counted apart from the windows, as in Electron, so that nothing works that takes one for the other. */
  readonly id: number
  readonly session = session.defaultSession
  /** For tests: its process does not answer, so no other page can take the place of this one. */
  hangs = false
  readonly #window: number
  #crashing: Promise<unknown> = Promise.resolve()
  url = ''
  title = ''
  crashed = false
  destroyed = false
  #zoomLevel = 0
  #openHandler: OpenHandler | null = null

  constructor(window: number) {
    super()
    this.#window = window
    this.id = window + 1000
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  isCrashed(): boolean {
    return this.crashed
  }

  getURL(): string {
    return this.url
  }

  getTitle(): string {
    return this.title
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed')
    // Electron does not throw either.
    if (this.crashed) process.stderr.write('Error sending from webFrameMain: the frame is gone\n')
    // What cannot be cloned is refused here, as by Electron.
    screenLink.tell('send', this.#window, channel, structuredClone(args))
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  /** For the double alone: may the page open another? Without a handler Electron lets it. */
  mayOpen(url: string): boolean {
    if (this.#openHandler === null) return true
    const details = { url, frameName: '', features: '', disposition: 'new-window' as const }
    const referrer = { url: '', policy: 'no-referrer' as const }
    return this.#openHandler({ ...details, referrer }).action === 'allow'
  }

  /** The system's part: it takes what is there, with a picture that is one. */
  startDrag({ file, icon }: Item): void {
    if (!existsSync(file)) throw new Error(`startDrag: there is no ${file}`)
    if (typeof icon !== 'string' && icon.isEmpty()) throw new Error('startDrag: the icon is empty')
  }

  reload(): void {
    if (this.hangs) return
    void this.#crashing.then(() => {
      this.crashed = false
      screenLink.tell('reload', this.#window)
    })
  }

  forcefullyCrashRenderer(): void {
    this.hangs = false
    this.#crashing = screenLink.ask('crash', this.#window).catch(() => undefined)
  }

  async printToPDF(options: PrintOptions): Promise<Buffer> {
    return Buffer.from(await screenLink.ask('print', this.#window, options))
  }

  getZoomLevel(): number {
    return this.#zoomLevel
  }

  setZoomLevel(level: number): void {
    this.#zoomLevel = level
    screenLink.tell('zoom', this.#window, zoomStep ** level)
  }

  getZoomFactor(): number {
    return zoomStep ** this.#zoomLevel
  }

  setZoomFactor(factor: number): void {
    this.setZoomLevel(Math.log(factor) / Math.log(zoomStep))
  }

  focus(): void {}

  toggleDevTools(): void {}
}

type Shared =
  | 'id'
  | 'isDestroyed'
  | 'isCrashed'
  | 'getURL'
  | 'getTitle'
  | 'send'
  | 'setWindowOpenHandler'
  | 'startDrag'
  | 'reload'
  | 'forcefullyCrashRenderer'
  | 'getZoomLevel'
  | 'setZoomLevel'
  | 'getZoomFactor'
  | 'setZoomFactor'
  | 'focus'
  | 'toggleDevTools'

DoubleWebContents.prototype satisfies Pick<WebContents, Shared>
