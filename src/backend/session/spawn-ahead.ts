import type { SpawnWorker, WorkerHandle } from '../../shared/worker-protocol.ts'

export interface SpawnAhead {
  readonly spawn: SpawnWorker
  /** Ends the one that waits. */
  close(): Promise<void>
}

/**
 * Keeps one worker started ahead of its use, so that picking an image does not wait for a process
 * to start and to load the analysis. One that dies while it waits is simply not used.
 */
export function spawnAhead(spawn: SpawnWorker): SpawnAhead {
  let waiting: WorkerHandle | null = null
  let closed = false
  const prepare = (): void => {
    if (closed || waiting) return
    const worker = spawn()
    waiting = worker
    worker.onExit(() => {
      if (waiting === worker) waiting = null
    })
  }
  prepare()
  return {
    spawn: () => {
      const worker = waiting ?? spawn()
      waiting = null
      // Not now: the one in use should have the processor to itself at first.
      setTimeout(prepare, prepareAfterMs).unref()
      return worker
    },
    close: async () => {
      closed = true
      const last = waiting
      waiting = null
      await last?.terminate()
    },
  }
}

const prepareAfterMs = 1000
