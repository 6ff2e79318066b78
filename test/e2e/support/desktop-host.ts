import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron as electron, expect } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { findElectron } from '../../../scripts/lib/electron.mjs'
import type { Bridge } from '../../../src/shared/contract.ts'
import { DoubleApplication } from '../../electron/double/launch.ts'
import type { DoubleModule } from '../../electron/double/launch.ts'
import { watchForComplaints } from './complaints.ts'
import { cleanEnvironment } from './host.ts'
import type { Host, HostKind, HostOptions } from './host.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const mainModule = join(root, 'out/main/index.js')

/** The desktop app as built, in Electron or in its double: both are driven alike. */
interface DesktopApp {
  readonly kind: HostKind
  readonly page: Page
  /** Runs a function in the main process, with what `electron` exports there. */
  evaluate<R, A>(run: (electron: DoubleModule, arg: A) => R | Promise<R>, arg: A): Promise<R>
  said(): string
  close(): Promise<void>
}

/** What the main process keeps for a test until it asks: the paths of files that left the window. */
interface Noted {
  saved?: Promise<string>
  dragged?: Promise<string>
}

/** Starts the desktop window in Electron itself. */
export async function openElectronHost(options: HostOptions): Promise<Host> {
  const program = findElectron()
  if (program === null) throw new Error('Electron is not here')
  const app = await electron.launch({
    executablePath: program,
    args: [root, ...words(options)],
    env: cleanEnvironment(options),
  })
  let stderr = ''
  app.process().stderr?.on('data', (data: Buffer) => (stderr += data.toString()))
  return hostOf(options, {
    kind: 'electron',
    page: await app.firstWindow(),
    evaluate: (run, arg) =>
      // Of the double's module the host uses what Electron has, too.
      app.evaluate(run as unknown as Parameters<typeof app.evaluate>[0], arg) as never,
    said: () => stderr,
    close: () => app.close(),
  })
}

/** Starts the same bundles in the double, on the pages of a browser. */
export async function openDoubleHost(browser: Browser, options: HostOptions): Promise<Host> {
  const app = await DoubleApplication.launch(browser, {
    main: mainModule,
    args: words(options),
    env: { ...cleanEnvironment(options), NODE_COMPILE_CACHE: join(root, '.cache/compile') },
    nodeOptions: options.nodeOptions ?? [],
    prefix: options.prefix ?? [],
  })
  return hostOf(options, {
    kind: 'double',
    page: await app.firstWindow(),
    evaluate: (run, arg) => app.evaluate(run, arg),
    said: () => app.said(),
    async close() {
      const status = await app.close()
      const stderr = options.nodeOptions === undefined ? app.said() : ''
      expect({ status, stderr }, 'how the app ended').toEqual({ status: 0, stderr: '' })
    },
  })
}

function words({ folder, source }: HostOptions): readonly string[] {
  return [`--user-data-dir=${join(folder, 'user-data')}`, ...(source === undefined ? [] : [source])]
}

/** Only the native dialogs are answered for it. */
async function hostOf(options: HostOptions, app: DesktopApp): Promise<Host> {
  const { page } = app
  await watchForComplaints(page)
  return {
    kind: app.kind,
    page,
    call: async (name, arg) => {
      const answer = await page.evaluate(
        ([wanted, given]) => {
          const { strata } = window as unknown as { readonly strata: Bridge }
          return strata.call(wanted, given)
        },
        [name, arg] as const,
      )
      return answer
    },
    async pickFile(open, path) {
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
      }, path)
      await open()
    },
    async takeFile(write) {
      const folder = join(options.folder, 'written')
      mkdirSync(folder, { recursive: true })
      await app.evaluate(({ dialog }, into) => {
        const noted = globalThis as Noted
        noted.saved = new Promise((resolve) => {
          dialog.showSaveDialog = (...args: unknown[]) => {
            const { defaultPath = 'file' } = args.at(-1) as { readonly defaultPath?: string }
            const filePath = `${into}/${defaultPath}`
            resolve(filePath)
            return Promise.resolve({ canceled: false, filePath })
          }
        })
      }, folder)
      await write()
      const path = await app.evaluate(() => (globalThis as Noted).saved!, null)
      await page.getByText(path).waitFor()
      return { name: basename(path), path, text: await readFile(path, 'utf8') }
    },
    async dragFile(drag) {
      await app.evaluate(({ BrowserWindow }) => {
        const noted = globalThis as Noted
        noted.dragged = new Promise((resolve) => {
          const { webContents } = BrowserWindow.getAllWindows()[0]!
          const start = webContents.startDrag.bind(webContents)
          webContents.startDrag = (item) => {
            start(item)
            resolve(item.file)
          }
        })
      }, null)
      await drag()
      return app.evaluate(() => (globalThis as Noted).dragged!, null)
    },
    clipboard: () => app.evaluate(({ clipboard }) => clipboard.readText(), null),
    crashAnalyses: () =>
      app.evaluate(({ app: electronApp }) => {
        const processes = electronApp.getAppMetrics()
        for (const { pid, name } of processes) {
          if (name === 'Strata analysis') process.kill(pid, 'SIGKILL')
        }
      }, null),
    said: () => app.said(),
    close: () => app.close(),
  }
}
