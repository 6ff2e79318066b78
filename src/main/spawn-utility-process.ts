import type { UtilityProcess, utilityProcess } from 'electron'
import type { FromWorker, SpawnWorker } from '../shared/worker-protocol.ts'
import { outOfMemory } from '../shared/worker-protocol.ts'

const heapMegabytes = 2048
/** Objects that live for a moment fill all that they may: this spares 100 MiB and costs no time. */
const youngMegabytes = 16

const heapFlags = [
  `--max-old-space-size=${heapMegabytes}`,
  `--max-semi-space-size=${youngMegabytes}`,
]

/** The status that Chromium ends with on Windows when memory runs out. */
const windowsOutOfMemory = 0xe0000008

/** Starts analysis workers as utility processes of Electron: a crash there is not ours. */
export function spawnUtilityProcess(
  electron: Pick<typeof utilityProcess, 'fork'>,
  module: string,
): SpawnWorker {
  return () => {
    const child: UtilityProcess = electron.fork(module, [], {
      // Chromium hands V8's flags over before the heap is made; as words of their own they would come too late.
      execArgv: [`--js-flags=${heapFlags.join(' ')}`],
      serviceName: 'Strata analysis',
      stdio: 'ignore',
    })
    let asked = false
    let problem: string | null = null
    child.on('error', (type, location) => {
      // V8 gives the place of its fatal error; running out of heap is one of them.
      problem = /memory|heap/i.test(location) ? outOfMemory : `${type} at ${location}`
    })
    const gone = new Promise<number>((resolve) => child.once('exit', resolve))
    const why = (code: number): string => {
      const isFull = code >>> 0 === windowsOutOfMemory
      return isFull ? outOfMemory : (problem ?? `exit status ${code}`)
    }
    return {
      post: (message) => child.postMessage(message),
      onMessage: (listener) =>
        void child.on('message', (message: unknown) => listener(message as FromWorker)),
      onExit: (listener) => void gone.then((code) => listener(asked ? null : why(code))),
      terminate: async () => {
        asked = true
        if (child.kill()) await gone
      },
    }
  }
}
