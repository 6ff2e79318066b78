import { randomBytes } from 'node:crypto'
import type { BrowserContext, CDPSession, Frame, Page, Request, Route } from '@playwright/test'
import { decodeClone, encodeClone } from './clone.ts'
import type { Link } from './link.ts'
import {
  bindingName,
  filesName,
  isolatedWorld,
  pageWorldScript,
  preloadScript,
  receiverName,
} from './page-scripts.ts'
import type { FromPage, ToPage } from './page-scripts.ts'
import type { AppCalls, PageOptions } from './protocol.ts'
import { fromPageUrl, toPageUrl } from './urls.ts'

/** One BrowserWindow on the screen: a page, its preload, and what the page asks for. */
export class PageWindow {
  readonly #id: number
  readonly #link: Link<AppCalls>
  readonly #options: PageOptions
  readonly #secret = randomBytes(8).toString('hex')
  readonly #page: Page
  readonly #session: CDPSession
  /** The isolated world of the page's present document. */
  #world: number | null = null
  /** The address that the app itself loads, which no listener is asked about. */
  #loading: string | null = null
  #crashed = false
  #url = ''
  #topFrame = ''

  private constructor(
    id: number,
    link: Link<AppCalls>,
    options: PageOptions,
    page: Page,
    session: CDPSession,
  ) {
    this.#id = id
    this.#link = link
    this.#options = options
    this.#page = page
    this.#session = session
  }

  static async open(
    id: number,
    link: Link<AppCalls>,
    options: PageOptions,
    context: BrowserContext,
  ): Promise<PageWindow> {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    const window = new PageWindow(id, link, options, page, session)
    await window.#prepare()
    return window
  }

  get page(): Page {
    return this.#page
  }

  get options(): PageOptions {
    return this.#options
  }

  /** Its process has ended, and nothing of it can be used again. */
  get crashed(): boolean {
    return this.#crashed
  }

  /** The address that was loaded last. */
  get url(): string {
    return this.#url
  }

  async load(url: string): Promise<void> {
    this.#url = url
    const address = toPageUrl(url)
    this.#loading = address
    await this.#page.goto(address)
  }

  async reload(): Promise<void> {
    this.#loading = this.#page.url()
    await this.#page.reload()
  }

  async send(channel: string, args: readonly unknown[]): Promise<void> {
    await this.#post({ kind: 'message', channel, args: encodeClone(args) })
  }

  async zoom(factor: number): Promise<void> {
    await this.#session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 })
    await this.#page.evaluate((value) => (document.body.style.zoom = String(value)), factor)
  }

  async crash(): Promise<void> {
    const crashed = this.#page.waitForEvent('crash')
    // Nobody is left to answer this.
    this.#session.send('Page.crash').catch(() => undefined)
    await crashed
  }

  async close(): Promise<void> {
    await this.#page.close()
  }

  async #prepare(): Promise<void> {
    const { preload, contextIsolation } = this.#options
    const session = this.#session
    await this.#page.setViewportSize({ width: this.#options.width, height: this.#options.height })
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const data = context.auxData as unknown as {
        readonly frameId: string
        readonly isDefault: boolean
      }
      const isOurs = contextIsolation ? context.name === isolatedWorld : data.isDefault
      if (isOurs && this.#isTop(data.frameId)) this.#world = context.id
    })
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === bindingName) void this.#take(JSON.parse(payload) as FromPage, executionContextId)
    })
    await session.send('Runtime.enable')
    await session.send('Page.enable')
    const { frameTree } = await session.send('Page.getFrameTree')
    this.#topFrame = frameTree.frame.id
    const world = contextIsolation ? { executionContextName: isolatedWorld } : {}
    await session.send('Runtime.addBinding', { name: bindingName, ...world })
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: pageWorldScript(this.#secret),
    })
    if (preload !== null) {
      await session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: preloadScript(preload, this.#secret, contextIsolation),
        ...(contextIsolation ? { worldName: isolatedWorld } : {}),
      })
    }
    await this.#page.route('**/*', (route, request) => this.#answer(route, request))
    this.#listen()
  }

  #isTop(frameId: string): boolean {
    return frameId === this.#topFrame
  }

  #listen(): void {
    const page = this.#page
    let isFirst = true
    page.on('load', () => {
      if (isFirst) this.#link.tell('event', this.#id, { name: 'ready-to-show' })
      isFirst = false
      this.#link.tell('event', this.#id, { name: 'did-finish-load' })
      void this.#tellTitle()
    })
    page.on('popup', (popup) => void this.#popup(popup))
    page.on('download', (download) => {
      void this.#link
        .ask('download', this.#id, download.url())
        .then((may) => (may ? undefined : download.cancel()))
    })
    page.on('crash', () => {
      this.#crashed = true
      this.#link.tell('event', this.#id, { name: 'render-process-gone' })
    })
    page.on('close', () => {
      if (!this.#crashed) this.#link.tell('event', this.#id, { name: 'closed' })
    })
  }

  /** Electron tells of each change of the title. */
  async #tellTitle(): Promise<void> {
    await this.#page
      .exposeFunction('electronTitle', (title: string) =>
        this.#link.tell('event', this.#id, { name: 'page-title-updated', title }),
      )
      .catch(() => undefined)
    await this.#page
      .evaluate(() => {
        const { electronTitle: tell } = window as unknown as {
          readonly electronTitle: (title: string) => void
        }
        const say = (): void => tell(document.title)
        new MutationObserver(say).observe(document.head, {
          subtree: true,
          childList: true,
          characterData: true,
        })
        say()
      })
      .catch(() => undefined)
  }

  /** A page that our page opened: gone at once unless the app lets it. */
  async #popup(popup: Page): Promise<void> {
    const may = await this.#link.ask('popup', this.#id, fromPageUrl(popup.url()))
    if (!may) await popup.close()
  }

  async #answer(route: Route, request: Request): Promise<void> {
    try {
      if (request.isNavigationRequest() && !(await this.#mayNavigate(request))) {
        await route.abort('aborted')
        return
      }
      const url = fromPageUrl(request.url())
      // There is no network behind the double; what the app does not answer cannot be reached.
      if (url === request.url()) await route.abort('internetdisconnected')
      else {
        const { status, headers, body } = await this.#link.ask('fetch', url, request.method())
        await route.fulfill({ status, headers, body: Buffer.from(body) })
      }
    } catch {
      await route.abort('failed').catch(() => undefined)
    }
  }

  async #mayNavigate(request: Request): Promise<boolean> {
    const isTop = request.frame().parentFrame() === null
    // What the app loads, and a reload from outside of the page, asks no listener.
    if (isTop && [this.#loading, this.#page.url()].includes(request.url())) {
      this.#loading = null
      return true
    }
    return this.#link.ask('navigate', this.#id, fromPageUrl(request.url()), isTop)
  }

  async #take(message: FromPage, world: number): Promise<void> {
    const isTop = world === this.#world
    const frame: Frame = this.#page.mainFrame()
    const info = { url: fromPageUrl(frame.url()), isTop }
    if (message.kind === 'message') {
      const args = decodeClone(message.args) as unknown[]
      this.#link.tell('message', this.#id, info, message.channel, args)
      return
    }
    const { id } = message
    try {
      const value =
        message.kind === 'path'
          ? await this.#pathOf(message.file)
          : await this.#link.ask(
              'invoke',
              this.#id,
              info,
              message.channel,
              decodeClone(message.args) as unknown[],
            )
      await this.#post({ kind: 'answer', id, value: encodeClone(value) })
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      await this.#post({ kind: 'refusal', id, message: text })
    }
  }

  /** Where a File of the page lies on the disk; empty for one that a script made. */
  async #pathOf(file: number): Promise<string> {
    const { result } = await this.#session.send('Runtime.evaluate', {
      expression: `window[${JSON.stringify(filesName(this.#secret))}][${file}]`,
    })
    if (result.objectId === undefined) return ''
    const { path } = await this.#session.send('DOM.getFileInfo', { objectId: result.objectId })
    return path
  }

  /** A document that is gone hears nothing, as in Electron. */
  async #post(message: ToPage): Promise<void> {
    if (this.#world === null) return
    const text = JSON.stringify(JSON.stringify(message))
    await this.#session
      .send('Runtime.evaluate', {
        contextId: this.#world,
        expression: `globalThis.${receiverName}?.(${text})`,
      })
      .catch(() => undefined)
  }
}
