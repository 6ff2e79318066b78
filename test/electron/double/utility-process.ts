import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { utilityProcess as electronUtilityProcess } from 'electron'
import { app } from './app.ts'

const port = fileURLToPath(new URL('utility-port.ts', import.meta.url))

/** A process of Node in place of Chromium's utility process; messages are structured clones in both. */
class DoubleUtilityProcess extends EventEmitter {
  readonly #child: ReturnType<typeof fork>
  readonly stdout = null
  readonly stderr = null

  constructor(module: string, args: readonly string[], options: Electron.ForkOptions) {
    super()
    if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready.')
    this.#child = fork(module, args, {
      execArgv: [...flagsOfV8(options.execArgv ?? []), '--import', port],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const end = (): boolean => this.#child.kill('SIGKILL')
    process.once('exit', end)
    this.#child.on('spawn', () => this.emit('spawn'))
    this.#child.on('message', (message) => this.emit('message', message))
    this.#child.on('error', () => undefined)
    this.#child.once('exit', (code) => {
      process.off('exit', end)
      this.emit('exit', code ?? 1)
    })
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null ? this.#child.pid : undefined
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object)
  }

  kill(): boolean {
    return this.#child.kill('SIGTERM')
  }
}

/**
 * What reaches V8 of the words for the executable: they are switches of Chromium, and only --js-flags has
 * flags of V8 in it. As words of their own they would come when the heap is made already.
 */
function flagsOfV8(words: readonly string[]): string[] {
  const name = '--js-flags='
  return words.flatMap((word) => (word.startsWith(name) ? word.slice(name.length).split(' ') : []))
}

/** Those that live, by the name of their service. */
const living = new Map<DoubleUtilityProcess, string>()

app.bindProcesses(() =>
  [...living].flatMap(([{ pid }, name]) =>
    pid === undefined ? [] : [{ pid, type: 'Utility' as const, name }],
  ),
)

export const utilityProcess = {
  fork(module: string, args: string[] = [], options: Electron.ForkOptions = {}) {
    const child = new DoubleUtilityProcess(module, args, options)
    living.set(child, options.serviceName ?? 'Node Utility Process')
    child.once('exit', () => living.delete(child))
    return child
  },
}

DoubleUtilityProcess.prototype satisfies Pick<
  ReturnType<typeof electronUtilityProcess.fork>,
  'pid' | 'postMessage' | 'kill' | 'stdout' | 'stderr'
>
