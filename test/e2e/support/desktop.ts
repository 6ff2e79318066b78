import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { DoubleApplication } from '../../electron/double/launch.ts'
import { cleanEnvironment } from './host.ts'
import { watchForComplaints } from './complaints.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const main = join(root, 'out/main/index.js')

/** The desktop app in the double, for what only a desktop has. */
export class Desktop {
  readonly app: DoubleApplication
  readonly folder: string

  private constructor(app: DoubleApplication, folder: string) {
    this.app = app
    this.folder = folder
  }

  /**
   * @param words After the program, as on a command line.
   * @param module The main module, when it is not that of this checkout.
   */
  static async start(
    browser: Browser,
    folder: string,
    words: readonly string[] = [],
    module: string = main,
  ) {
    const engine = `unix://${folder}/nobody.sock`
    mkdirSync(folder, { recursive: true })
    const app = await DoubleApplication.launch(browser, {
      main: module,
      args: [`--user-data-dir=${join(folder, 'user-data')}`, ...words],
      env: {
        ...cleanEnvironment({ engine, folder }),
        NODE_COMPILE_CACHE: join(root, '.cache/compile'),
      },
    })
    return new Desktop(app, folder)
  }

  /** The first window, drawn. */
  async window(): Promise<Page> {
    return drawn(await this.app.firstWindow())
  }

  /** The window that opens next, drawn. */
  async nextWindow(open: () => Promise<unknown>): Promise<Page> {
    const [page] = await Promise.all([this.app.nextWindow(), open()])
    return drawn(page)
  }

  /** Clicks an item of the menu, by its id. */
  async menu(id: string): Promise<void> {
    await this.app.evaluate(({ Menu }, wanted) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(wanted)
      if (!item) throw new Error(`no menu item ${wanted}`)
      item.click()
    }, id)
  }

  /** Ends it as a user does; it must end cleanly and say nothing. */
  async close(): Promise<void> {
    const status = await this.app.close()
    expect({ status, stderr: this.app.said() }, 'how the app ended').toEqual({
      status: 0,
      stderr: '',
    })
  }
}

export async function drawn(page: Page): Promise<Page> {
  await watchForComplaints(page)
  await page.locator('[data-app-state]').waitFor()
  return page
}

export function state(page: Page, name: string) {
  return expect(page.locator('[data-app-state]')).toHaveAttribute('data-app-state', name, {
    timeout: 30_000,
  })
}
