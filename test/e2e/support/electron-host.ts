import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron as electron } from '@playwright/test'
import { findElectron } from '../../../scripts/lib/electron.mjs'
import type { Bridge } from '../../../src/shared/contract.ts'
import { cleanEnvironment } from './host.ts'
import type { Host, HostOptions } from './host.ts'
import { watchForComplaints } from './complaints.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Starts the desktop window as built. Only its native dialogs are answered for it. */
export async function openElectronHost(options: HostOptions): Promise<Host> {
  const program = findElectron()
  if (program === null) throw new Error('Electron is not here')
  const app = await electron.launch({
    executablePath: program,
    args: [root, `--user-data-dir=${join(options.folder, 'user-data')}`],
    env: cleanEnvironment(options),
  })
  let stderr = ''
  app.process().stderr?.on('data', (data: Buffer) => (stderr += data.toString()))
  const page = await app.firstWindow()
  await watchForComplaints(page)

  return {
    kind: 'electron',
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
      const saved = app.evaluate(
        ({ dialog }, into) =>
          new Promise<string>((resolve) => {
            dialog.showSaveDialog = (...args: unknown[]) => {
              const { defaultPath = 'file' } = args.at(-1) as { readonly defaultPath?: string }
              const filePath = `${into}/${defaultPath}`
              resolve(filePath)
              return Promise.resolve({ canceled: false, filePath })
            }
          }),
        folder,
      )
      await write()
      const path = await saved
      await page.getByText(path).waitFor()
      return { name: basename(path), path, text: await readFile(path, 'utf8') }
    },
    clipboard: () => app.evaluate(({ clipboard }) => clipboard.readText()),
    said: () => stderr,
    close: () => app.close(),
  }
}
