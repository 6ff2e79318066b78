import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { ensureBuild } from './build.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { obtainElectron } from './electron.mjs'
import { findNode } from './node-runtime.mjs'
import { cliEntry, root } from './paths.mjs'
import { forwardSignals, runInPlace, which } from './process.mjs'

/** An Electron that fails sooner than this never showed its window (missing libraries, no sandbox). */
const startupTime = 5_000

/** In MiB. V8 lets what lives for a moment fill all that it may: this spares 100 MiB and costs no time. */
const youngHeap = '--max-semi-space-size=16'

/** Dependencies and build of a checkout; nothing to do in an installed package. */
export async function prepare() {
  await ensureDependencies()
  await ensureBuild()
}

/** Runs the built command line in place of this process and resolves to its exit status. */
export function runCommandLine(args) {
  return runInPlace(findNode(), [youngHeap, cliEntry, ...args])
}

/**
 * Opens the desktop window; where Electron cannot run, says why in one line and serves the same
 * window to the browser. Resolves to the exit status when the window or the server is closed.
 */
export async function openWindow({ browser = false } = {}) {
  const electron = browser ? { reason: 'asked to' } : await obtainElectron()
  if (electron.program) {
    const started = Date.now()
    const status = await runInPlace(electron.program, [root])
    if (status === 0 || Date.now() - started > startupTime) return status
    electron.reason = `Electron ended at once with status ${status}`
  }
  process.stderr.write(`strata: serving the window to the browser (${electron.reason}).\n`)
  return serve()
}

function serve() {
  return new Promise((resolve) => {
    const server = spawn(findNode(), [cliEntry, 'serve'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const stopForwarding = forwardSignals(server)
    let opened = false
    createInterface({ input: server.stdout }).on('line', (line) => {
      process.stdout.write(`${line}\n`)
      const url = /https?:\/\/\S+/.exec(line)?.[0]
      if (!url || opened) return
      opened = true
      openBrowser(url)
    })
    server.once('error', () => resolve(1))
    server.once('exit', (code) => {
      stopForwarding()
      resolve(code ?? 130)
    })
  })
}

/** Opens the default browser when there is one; the printed address serves everyone else. */
function openBrowser(url) {
  const [command, args] = browserCommand(url)
  if (command === null) return
  const child = spawn(command, args, { stdio: 'ignore', detached: true, windowsHide: true })
  child.on('error', () => {})
  child.unref()
}

function browserCommand(url) {
  if (process.platform === 'darwin') return ['open', [url]]
  if (process.platform === 'win32') return ['cmd', ['/c', 'start', '""', url.replaceAll('&', '^&')]]
  const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  return [hasDisplay ? which('xdg-open') : null, [url]]
}
