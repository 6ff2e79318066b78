import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { findNode } from '../../../scripts/lib/node-runtime.mjs'
import type * as electronModule from './electron.ts'
import { Link } from './link.ts'
import { PageWindow } from './page-window.ts'
import type { AppCalls, ColorScheme, PageOptions, ScreenCalls } from './protocol.ts'

const boot = fileURLToPath(new URL('boot.ts', import.meta.url))
/** Longer than anything in the double takes, shorter than a test waits. */
const patience = 30_000

export interface LaunchOptions {
  /** The built main module. */
  readonly main: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly nodeOptions?: readonly string[]
  /** Words before Node, as in `setpriv … node`. */
  readonly prefix?: readonly string[]
}

/** The module `electron` as `evaluate` gives it. */
export type DoubleModule = typeof electronModule & {
  readonly double: {
    readonly openedOutside: readonly string[]
  }
}

/** A running app in the double; what it can do is named as in Playwright's ElectronApplication. */
export class DoubleApplication {
  readonly #child: ChildProcess
  readonly #link: Link<AppCalls>
  readonly #context: BrowserContext
  readonly #windows = new Map<number, PageWindow>()
  readonly #events = new EventEmitter()
  readonly #ended: Promise<number | null>
  #stderr = ''

  private constructor(child: ChildProcess, context: BrowserContext) {
    this.#child = child
    this.#context = context
    child.stderr!.on('data', (data: Buffer) => (this.#stderr += data.toString()))
    const channel = {
      // An app that is just ending hears nothing more.
      send: (message: object) => child.connected && child.send(message, () => undefined),
      on: (event: 'message', listener: (message: unknown) => void) => child.on(event, listener),
    }
    this.#link = new Link<AppCalls>(channel, this.#screen())
    this.#ended = new Promise((resolve) => {
      child.once('exit', (code) => {
        this.#link.end(`the app ended with status ${code}: ${this.#stderr}`)
        this.#events.emit('close')
        resolve(code)
      })
    })
  }

  static async launch(browser: Browser, options: LaunchOptions): Promise<DoubleApplication> {
    const context = await browser.newContext({ acceptDownloads: true })
    const node = [findNode(), ...(options.nodeOptions ?? []), boot, options.main, ...options.args]
    const words = [...(options.prefix ?? []), ...node]
    const child = spawn(words[0]!, words.slice(1), {
      env: options.env,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
    })
    return new DoubleApplication(child, context)
  }

  process(): ChildProcess {
    return this.#child
  }

  /** What the app has said on standard error. */
  said(): string {
    return this.#stderr
  }

  /** Exit status of the app, once it has ended. */
  get ended(): Promise<number | null> {
    return this.#ended
  }

  windows(): readonly Page[] {
    return [...this.#windows.values()].map(({ page }) => page)
  }

  async firstWindow(): Promise<Page> {
    return this.windows()[0] ?? (await this.nextWindow())
  }

  /** The page of the next window that opens. */
  async nextWindow(): Promise<Page> {
    const signal = AbortSignal.timeout(patience)
    const opened = once(this.#events, 'window', { signal })
    const gone = this.#ended.then((code) => {
      throw new Error(`the app ended with status ${code}: ${this.#stderr}`)
    })
    const [page] = (await Promise.race([opened, gone])) as [Page]
    return page
  }

  /** Runs a function in the app's process, with the module `electron`. */
  async evaluate<R, A = undefined>(
    run: (electron: DoubleModule, arg: A) => R | Promise<R>,
    arg?: A,
  ): Promise<R> {
    return (await this.#link.ask('evaluate', run.toString(), arg)) as R
  }

  /** Quits as a user does, and gives the exit status. */
  async close(): Promise<number | null> {
    this.#link.tell('evaluate', '({ app }) => void app.quit()', null)
    const limit = setTimeout(() => this.#child.kill('SIGKILL'), patience)
    const status = await this.#ended
    clearTimeout(limit)
    await this.#context.close()
    return status
  }

  #screen(): ScreenCalls {
    const find = (id: number): PageWindow => {
      const window = this.#windows.get(id)
      if (window === undefined) throw new Error(`no window ${id}`)
      return window
    }
    return {
      open: async (id, options) => {
        await this.#permit(options.permissions)
        await this.#show(id, options)
      },
      load: (id, url) => find(id).load(url),
      reload: async (id) => {
        const window = find(id)
        if (!window.crashed) return window.reload()
        // Playwright cannot use a crashed page again: the window gets another one.
        const next = await this.#show(id, window.options)
        await window.close()
        await next.load(window.url)
      },
      close: async (id) => {
        const window = find(id)
        this.#windows.delete(id)
        await window.close()
      },
      send: (id, channel, args) => find(id).send(channel, args),
      print: (id, options) => this.#print(find(id).page, options),
      zoom: (id, factor) => find(id).zoom(factor),
      crash: (id) => find(id).crash(),
      colors: async (scheme) => {
        for (const page of this.windows()) await emulate(page, scheme)
      },
      readClipboard: () =>
        this.#withClipboard((page) => page.evaluate(() => navigator.clipboard.readText())),
      writeClipboard: (text) =>
        this.#withClipboard((page) => page.evaluate((t) => navigator.clipboard.writeText(t), text)),
    }
  }

  async #show(id: number, options: PageOptions): Promise<PageWindow> {
    const window = await PageWindow.open(id, this.#link, options, this.#context)
    this.#windows.set(id, window)
    this.#events.emit('window', window.page)
    return window
  }

  async #print(page: Page, { pageSize, ...options }: Parameters<ScreenCalls['print']>[1]) {
    return page.pdf({ ...options, ...(pageSize === undefined ? {} : { format: pageSize }) })
  }

  /** What the app's session grants, and no more. */
  async #permit(permissions: readonly string[]): Promise<void> {
    const names = permissions.map((name) => chromiumNames[name] ?? name)
    await this.#context.grantPermissions(names)
  }

  /** The system's clipboard, by a page of its own that may read it. */
  async #withClipboard<T>(use: (page: Page) => Promise<T>): Promise<T> {
    const context = await this.#context.browser()!.newContext()
    try {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      const page = await context.newPage()
      await page.route('**/*', (route) => route.fulfill({ body: '', contentType: 'text/html' }))
      await page.goto('https://clipboard.electron.test/')
      await page.bringToFront()
      return await use(page)
    } finally {
      await context.close()
    }
  }
}

const chromiumNames: Readonly<Record<string, string>> = {
  'clipboard-sanitized-write': 'clipboard-write',
}

function emulate(page: Page, scheme: ColorScheme): Promise<void> {
  return page.emulateMedia({ colorScheme: scheme === 'system' ? null : scheme })
}
