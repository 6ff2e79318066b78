/* What the two halves of the double ask of each other (see link.ts). */

/** Options of a BrowserWindow that the screen acts upon. */
export interface PageOptions {
  readonly width: number
  readonly height: number
  /** Text of the preload script, null when there is none. */
  readonly preload: string | null
  readonly contextIsolation: boolean
  readonly javascript: boolean
  /** Permissions that the session's check handler grants, as Electron names them. */
  readonly permissions: readonly string[]
}

/** A frame as `event.senderFrame` shows it. */
export interface FrameInfo {
  readonly url: string
  readonly isTop: boolean
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface PrintOptions {
  readonly landscape?: boolean
  readonly printBackground?: boolean
  readonly pageSize?: string
}

export type ColorScheme = 'light' | 'dark' | 'system'

/** What the app asks of the screen. Windows are numbers, as BrowserWindow.id. */
export type ScreenCalls = {
  open(window: number, options: PageOptions): Promise<void>
  load(window: number, url: string): Promise<void>
  reload(window: number): Promise<void>
  close(window: number): Promise<void>
  send(window: number, channel: string, args: readonly unknown[]): Promise<void>
  print(window: number, options: PrintOptions): Promise<Uint8Array>
  zoom(window: number, factor: number): Promise<void>
  crash(window: number): Promise<void>
  colors(scheme: ColorScheme): Promise<void>
  readClipboard(): Promise<string>
  writeClipboard(text: string): Promise<void>
}

export type PageEvent =
  | { readonly name: 'ready-to-show' | 'did-finish-load' | 'closed' | 'render-process-gone' }
  | { readonly name: 'page-title-updated'; readonly title: string }

/** What the screen asks of the app. */
export type AppCalls = {
  invoke(window: number, frame: FrameInfo, channel: string, args: unknown[]): Promise<unknown>
  message(window: number, frame: FrameInfo, channel: string, args: unknown[]): void
  fetch(url: string, method: string): Promise<HttpAnswer>
  /** May the page go there? Asked for whatever the page itself starts. */
  navigate(window: number, url: string, isTop: boolean): boolean
  popup(window: number, url: string): boolean
  download(window: number, url: string): boolean
  event(window: number, event: PageEvent): void
  /** Runs the text of a function with the module `electron` and an argument. */
  evaluate(source: string, arg: unknown): unknown
}

/** The command line's switch of Chromium that Electron knows, too. */
export const userDataSwitch = '--user-data-dir='
