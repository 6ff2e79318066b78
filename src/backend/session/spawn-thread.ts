import { Worker } from 'node:worker_threads'
import type { FromWorker, SpawnWorker } from '../../shared/worker-protocol.ts'
import { outOfMemory } from '../../shared/worker-protocol.ts'

/** Objects of one analysis; its columns and buffers lie outside this limit and are few and flat. */
const heapMegabytes = 2048

/** Starts analysis workers as threads of this process. */
export function spawnThread(worker: URL, megabytes: number = heapMegabytes): SpawnWorker {
  return () => {
    const thread = new Worker(worker, {
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
      // The worker prints nothing; warnings of the runtime must not reach the terminal from it.
      stdout: true,
      stderr: true,
    })
    let asked = false
    let problem: string | null = null
    thread.on('error', (error: NodeJS.ErrnoException) => {
      problem = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory : error.message
    })
    // A promise, so that a listener that comes after the end hears of it, too.
    const gone = new Promise<number>((resolve) => thread.once('exit', resolve))
    return {
      post: (message) => thread.postMessage(message),
      onMessage: (listener) =>
        void thread.on('message', (message: FromWorker) => listener(message)),
      onExit: (listener) =>
        void gone.then((code) => listener(asked ? null : (problem ?? `exit status ${code}`))),
      terminate: async () => {
        asked = true
        await thread.terminate()
      },
    }
  }
}
