import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'
import type { Browser } from '@playwright/test'
import { findNode } from '../../../scripts/lib/node-runtime.mjs'
import { createHttpBridge } from '../../../src/renderer/http-bridge.ts'
import { killWorkers } from './kill-worker.ts'
import { cleanEnvironment } from './host.ts'
import type { Host, HostOptions } from './host.ts'
import { watchForComplaints } from './complaints.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const commandLine = join(root, 'out/main/cli.js')
const patience = 30_000

/** Starts `strata serve` as built and opens its address in a page of its own. */
export async function openServedHost(browser: Browser, options: HostOptions): Promise<Host> {
  const node = [...(options.nodeOptions ?? []), commandLine, 'serve']
  const words = [...(options.prefix ?? []), findNode(), ...node]
  if (options.source !== undefined) words.push(options.source)
  const server = spawn(words[0]!, words.slice(1), {
    cwd: options.folder,
    env: { ...cleanEnvironment(options), NODE_COMPILE_CACHE: join(root, '.cache/compile') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stderr = ''
  server.stderr.on('data', (data: Buffer) => (stderr += data.toString()))
  const ended = new Promise<number | null>((resolve) => server.once('close', resolve))
  const lines = createInterface({ input: server.stdout })
  const url = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve)
    server.once('error', reject)
    void ended.then(() => reject(new Error(`strata serve did not start: ${stderr}`)))
    setTimeout(() => reject(new Error(`strata serve printed no address: ${stderr}`)), patience)
  }).catch((error: unknown) => {
    server.kill('SIGKILL')
    throw error
  })

  const bridge = createHttpBridge(url)
  const context = await browser.newContext({ acceptDownloads: true })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  await watchForComplaints(page)
  // Playwright takes over the dialog while somebody listens: begun with a key, it could be too late.
  page.on('filechooser', () => undefined)
  await page.goto(url)

  return {
    kind: 'served',
    page,
    call: (name, arg) => bridge.call(name, arg),
    async pickFile(open, path) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), open()])
      await chooser.setFiles(path)
    },
    async takeFile(write) {
      const [download] = await Promise.all([page.waitForEvent('download'), write()])
      const path = join(options.folder, download.suggestedFilename())
      await download.saveAs(path)
      return { name: download.suggestedFilename(), path, text: await readFile(path, 'utf8') }
    },
    dragFile: () => Promise.reject(new Error('a browser drags no files out')),
    clipboard: () => page.evaluate(() => navigator.clipboard.readText()),
    crashAnalyses: () => killWorkers(stderr),
    said: () => stderr,
    async close() {
      await context.close()
      server.kill('SIGINT')
      const limit = setTimeout(() => server.kill('SIGKILL'), patience)
      const status = await ended
      clearTimeout(limit)
      const complaint = options.nodeOptions === undefined ? stderr : ''
      expect({ status, stderr: complaint }, 'how strata serve ended').toEqual({
        status: 0,
        stderr: '',
      })
    },
  }
}
