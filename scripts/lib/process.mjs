import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { accessSync, constants as access } from 'node:fs'
import { delimiter, join } from 'node:path'

const isWindows = process.platform === 'win32'

/** A failure that is told in one line, without a stack. */
export class Failure extends Error {}

/** Where `command` is on the PATH (and the folders of system tools), null when it is not there. */
export function which(command, extraFolders = ['/usr/sbin', '/sbin', '/usr/local/sbin']) {
  const names = isWindows ? [`${command}.exe`, `${command}.cmd`] : [command]
  const folders = (process.env.PATH ?? '').split(delimiter).concat(isWindows ? [] : extraFolders)
  for (const folder of folders) {
    for (const name of names) {
      const path = join(folder, name)
      try {
        accessSync(path, access.X_OK)
        return path
      } catch {
        // not here
      }
    }
  }
  return null
}

/**
 * Runs a command to its end and resolves to its exit status (128 + n for signal n, 127 when it
 * cannot be started). Output goes to standard error unless `stdio` says otherwise, because
 * standard output belongs to the result.
 */
export function run(command, args, options = {}) {
  const { timeout, stdio = ['ignore', 2, 2], ...rest } = options
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio, windowsHide: true, ...rest })
    const timer = timeout ? setTimeout(() => child.kill('SIGKILL'), timeout) : null
    const finish = (status) => {
      if (timer) clearTimeout(timer)
      resolve(status)
    }
    child.once('error', () => finish(127))
    child.once('exit', (code, signal) => finish(exitStatus(code, signal)))
  })
}

/** Runs a command with this process's own standard streams, passing signals on in both directions. */
export function runInPlace(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    const stopForwarding = forwardSignals(child)
    child.once('error', () => {
      stopForwarding()
      resolve(127)
    })
    child.once('exit', (code, signal) => {
      stopForwarding()
      resolve(exitStatus(code, signal))
    })
  })
}

/**
 * Passes the signals that ask this process to end to `child`; returns what stops that. What a
 * terminal sends (Ctrl-C, hang-up) it sends to the child as well, which must not get it twice.
 */
export function forwardSignals(child) {
  const hasTerminal = [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY)
  const fromTerminal = ['SIGINT', 'SIGHUP']
  const handlers = (isWindows ? ['SIGINT'] : ['SIGTERM', ...fromTerminal]).map((signal) => {
    const handler = () => {
      if (!hasTerminal || !fromTerminal.includes(signal)) child.kill(signal)
    }
    process.on(signal, handler)
    return () => process.off(signal, handler)
  })
  return () => handlers.forEach((off) => off())
}

/** Runs npm itself, with the npm that started us when there is one. */
export function runNpm(args, options = {}) {
  const npm = process.env.npm_execpath
  if (npm && /\.[cm]?js$/.test(npm)) return run(process.execPath, [npm, ...args], options)
  return isWindows ? run('npm.cmd', args, { shell: true, ...options }) : run('npm', args, options)
}

function exitStatus(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0)
}

/** Runs a script's main function; a `Failure` becomes one line and exit status 1. */
export async function main(body) {
  try {
    process.exitCode = await body()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    process.stderr.write(`strata: ${error.message}\n`)
    process.exitCode = 1
  }
}
