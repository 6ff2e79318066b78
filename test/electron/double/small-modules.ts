import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clipboard, Dialog, NativeTheme, Screen, Shell } from 'electron'
import { app } from './app.ts'
import { screenLink } from './app-link.ts'

/* The modules of Electron that are a function or two. Nobody sits before the double: a dialog that a
 * test does not answer is dismissed. */

type Asked = readonly unknown[]

/** Most of Electron throws before the app is ready. */
function afterReady<T>(module: string, value: T): T {
  if (!app.isReady()) throw new Error(`${module} can only be used after app is ready`)
  return value
}

export const dialog = {
  showOpenDialog: (..._asked: Asked): Promise<Electron.OpenDialogReturnValue> =>
    afterReady('dialog', Promise.resolve({ canceled: true, filePaths: [] })),
  showSaveDialog: (..._asked: Asked): Promise<Electron.SaveDialogReturnValue> =>
    afterReady('dialog', Promise.resolve({ canceled: true, filePath: '' })),
  showMessageBox: (..._asked: Asked): Promise<Electron.MessageBoxReturnValue> =>
    afterReady('dialog', Promise.resolve({ response: 0, checkboxChecked: false })),
  showErrorBox: (_title: string, _content: string): void => undefined,
} satisfies Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>

/** The clipboard of the browser that shows the pages. */
export const clipboard = {
  /** Given later, where Electron gives it at once: only tests read it. */
  readText: () => screenLink.ask('readClipboard'),
  writeText: (text: string) => screenLink.ask('writeClipboard', text),
} satisfies Pick<Clipboard, 'writeText'> & Record<'readText', () => Promise<string>>

/** What was opened outside, for tests. */
export const openedOutside: string[] = []

export const shell = {
  openExternal(url: string) {
    openedOutside.push(url)
    return Promise.resolve()
  },
  openPath(path: string) {
    openedOutside.push(path)
    return Promise.resolve('')
  },
  showItemInFolder: (path: string) => void openedOutside.push(path),
} satisfies Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>

class DoubleNativeTheme extends EventEmitter {
  #source: NativeTheme['themeSource'] = 'system'
  /** For tests: what the system would say. */
  systemIsDark = false
  shouldUseHighContrastColors = false

  get themeSource(): NativeTheme['themeSource'] {
    return this.#source
  }

  set themeSource(source: NativeTheme['themeSource']) {
    this.#source = source
    screenLink.tell('colors', source)
    this.emit('updated')
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.systemIsDark : this.#source === 'dark'
  }
}

export const nativeTheme = new DoubleNativeTheme()

nativeTheme satisfies Pick<
  NativeTheme,
  'themeSource' | 'shouldUseDarkColors' | 'shouldUseHighContrastColors'
>

const display = { x: 0, y: 0, width: 1920, height: 1080 }

export const screen = {
  getAllDisplays: () =>
    afterReady('screen', [{ id: 1, workArea: display, bounds: display }] as Electron.Display[]),
  getPrimaryDisplay: () =>
    afterReady('screen', { id: 1, workArea: display, bounds: display } as Electron.Display),
} satisfies Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>

/** Pictures that a drag can take; the double draws none. */
export const nativeImage = {
  createFromBitmap(bitmap: Buffer, { width, height }: { width: number; height: number }) {
    if (bitmap.length !== width * height * 4) throw new Error('invalid buffer size')
    return { isEmpty: () => bitmap.length === 0 } as Electron.NativeImage
  },
} satisfies Pick<typeof Electron.nativeImage, 'createFromBitmap'>

/** Null until the app has started the crash reporter. */
let crashFolder: string | null = null

export const crashReporter = {
  start({ uploadToServer = true, submitURL }: Electron.CrashReporterStartOptions): void {
    if (uploadToServer && submitURL === undefined) {
      throw new Error('submitURL must be specified when uploadToServer is true')
    }
    crashFolder = app.getPath('crashDumps')
  },
} satisfies Pick<Electron.CrashReporter, 'start'>

/** For the double alone: a process has crashed, and its dump is where Crashpad puts it. */
export function leaveCrashDump(): void {
  if (crashFolder === null) return
  mkdirSync(join(crashFolder, 'pending'), { recursive: true })
  writeFileSync(join(crashFolder, 'pending', `${randomUUID()}.dmp`), 'MDMP')
}

/** A notification of the system; a click is emitted by the test. */
export class Notification extends EventEmitter {
  static readonly shown: Notification[] = []
  static isSupported(): boolean {
    return afterReady('Notification', true)
  }
  readonly title: string
  readonly body: string
  constructor({ title = '', body = '' }: Electron.NotificationConstructorOptions = {}) {
    super()
    afterReady('Notification', null)
    this.title = title
    this.body = body
  }
  show(): void {
    Notification.shown.push(this)
    this.emit('show')
  }
  close(): void {
    this.emit('close')
  }
}
