import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import type { App } from 'electron'
import { userDataSwitch } from './protocol.ts'
import { preventable } from './preventable.ts'

/** What the app module needs of the windows; they need the app, so they come later. */
export interface OpenWindows {
  all(): readonly { close(): void; isDestroyed(): boolean }[]
}

/** What the double tells of a process. */
type ProcessFacts = Pick<Electron.ProcessMetric, 'pid' | 'type' | 'name'>

class DoubleApp extends EventEmitter {
  readonly isPackaged = false
  readonly recentDocuments: string[] = []
  #ready = false
  #sandboxed = false
  #quitting = false
  #windows: OpenWindows = { all: () => [] }
  #about: Electron.AboutPanelOptionsOptions = {}
  #badge = 0
  #processes: () => readonly ProcessFacts[] = () => []
  name = 'Strata'

  readonly #userData =
    process.argv.find((word) => word.startsWith(userDataSwitch))?.slice(userDataSwitch.length) ??
    join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'strata')

  /** For the double alone. */
  bindWindows(windows: OpenWindows): void {
    this.#windows = windows
  }

  /** For the double alone: whether `enableSandbox` came before ready, for tests to read. */
  get isSandboxEnabled(): boolean {
    return this.#sandboxed
  }

  /** For the double alone: what the about panel would show. */
  get aboutPanel(): Electron.AboutPanelOptionsOptions {
    return this.#about
  }

  /** For the double alone. */
  bindProcesses(list: () => readonly ProcessFacts[]): void {
    this.#processes = list
  }

  getAppMetrics(): ProcessFacts[] {
    return [...this.#processes()]
  }

  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready')
    this.#sandboxed = true
  }

  isReady(): boolean {
    return this.#ready
  }

  async whenReady(): Promise<void> {
    if (this.#ready) return
    await new Promise<void>((resolve) => this.once('ready', resolve))
  }

  getVersion(): string {
    return '0.0.0'
  }

  getName(): string {
    return this.name
  }

  setName(name: string): void {
    this.name = name
  }

  getLocale(): string {
    return 'en-GB'
  }

  getPath(name: Parameters<App['getPath']>[0]): string {
    mkdirSync(this.#userData, { recursive: true })
    switch (name) {
      case 'userData':
      case 'sessionData':
        return this.#userData
      case 'logs':
        return join(this.#userData, 'logs')
      case 'crashDumps':
        return join(this.#userData, 'Crashpad')
      case 'temp':
        return tmpdir()
      case 'home':
        return homedir()
      default:
        throw new Error(`the double has no path ${name}`)
    }
  }

  setAppUserModelId(): void {}

  addRecentDocument(path: string): void {
    this.recentDocuments.push(path)
  }

  /** The double has no pictures, but one there is. */
  async getFileIcon(path: string): Promise<Pick<Electron.NativeImage, 'isEmpty'>> {
    if (!existsSync(path)) throw new Error('Failed to get file icon.')
    return { isEmpty: () => false }
  }

  clearRecentDocuments(): void {
    this.recentDocuments.length = 0
  }

  setAboutPanelOptions(options: Electron.AboutPanelOptionsOptions): void {
    this.#about = options
  }

  showAboutPanel(): void {
    this.emit('double:about', this.#about)
  }

  setBadgeCount(count = 0): boolean {
    this.#badge = count
    return true
  }

  getBadgeCount(): number {
    return this.#badge
  }

  focus(): void {}

  /**
   * The lock of a user-data folder is a socket in it: the second process finds it taken, hands over
   * its words and is told to go. Taken at once, as Electron answers at once; so the question is put
   * by a process that is waited for.
   */
  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    const socket = join(this.getPath('userData'), 'SingletonSocket')
    const hello = JSON.stringify({ argv: process.argv, cwd: process.cwd(), additionalData })
    if (existsSync(socket) && isTaken(socket, hello)) return false
    rmSync(socket, { force: true })
    const server = createServer((client) => {
      let text = ''
      client.setEncoding('utf8')
      client.on('data', (part: string) => {
        text += part
        if (!text.endsWith('\n')) return
        client.end('taken\n')
        const { argv, cwd, additionalData: data } = JSON.parse(text) as SecondInstance
        void this.whenReady().then(() =>
          this.emit('second-instance', preventable(), asChromiumTells(argv), cwd, data),
        )
      })
      client.on('error', () => undefined)
    })
    server.listen(socket)
    server.unref()
    process.on('exit', () => rmSync(socket, { force: true }))
    return true
  }

  releaseSingleInstanceLock(): void {}

  quit(): void {
    if (this.#quitting) return
    const before = preventable()
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    this.#quitting = true
    const windows = this.#windows.all()
    if (windows.length === 0) this.#leave()
    for (const window of windows) window.close()
  }

  /** For the double alone: a window would not close, so the app stays. */
  closePrevented(): void {
    this.#quitting = false
  }

  exit(code = 0): void {
    process.exit(code)
  }

  relaunch(): void {
    this.emit('double:relaunch')
  }

  /** For the double alone: the last window is gone. */
  lastWindowClosed(): void {
    if (this.#quitting) this.#leave()
    else if (this.listenerCount('window-all-closed') === 0) this.quit()
    else this.emit('window-all-closed')
  }

  /** For the double alone: the main module has run. */
  start(): void {
    this.#ready = true
    this.emit('ready', {}, {})
  }

  #leave(): void {
    const will = preventable()
    this.emit('will-quit', will)
    if (will.defaultPrevented) {
      this.#quitting = false
      return
    }
    this.emit('quit', {}, 0)
    process.exit(0)
  }
}

interface SecondInstance {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly additionalData: unknown
}

/** The words of a second process are told in another order, and with some that nobody wrote. */
function asChromiumTells([program = '', ...words]: readonly string[]): string[] {
  const isSwitch = (word: string): boolean => word.startsWith('-')
  const added = '--original-process-start-time=13400000000000000'
  return [program, ...words.filter(isSwitch), added, ...words.filter((word) => !isSwitch(word))]
}

/** Tells the process that holds the lock; false when nobody does. */
function isTaken(socket: string, hello: string): boolean {
  try {
    const ask = `
      const client = require('node:net').connect(process.argv[1])
      client.on('error', () => process.exit(1))
      client.on('connect', () => client.write(process.argv[2] + '\\n'))
      client.on('data', () => process.exit(0))
      setTimeout(() => process.exit(1), 5000)`
    execFileSync(process.execPath, ['-e', ask, socket, hello], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export const app = new DoubleApp()

app satisfies Pick<
  App,
  | 'isPackaged'
  | 'name'
  | 'enableSandbox'
  | 'isReady'
  | 'whenReady'
  | 'getVersion'
  | 'getName'
  | 'setName'
  | 'getLocale'
  | 'getPath'
  | 'setAppUserModelId'
  | 'addRecentDocument'
  | 'clearRecentDocuments'
  | 'setAboutPanelOptions'
  | 'showAboutPanel'
  | 'setBadgeCount'
  | 'getBadgeCount'
  | 'focus'
  | 'requestSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'quit'
  | 'exit'
  | 'relaunch'
>
