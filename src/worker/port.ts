import { parentPort } from 'node:worker_threads'
import type { FromWorker, ToWorker } from '../shared/worker-protocol.ts'

/** The worker's end of its connection to the session. */
export interface Port {
  post(message: FromWorker): void
  onMessage(listener: (message: ToWorker) => void): void
}

/** What Electron puts on `process` in a utility process; @types/node does not know it. */
interface UtilityPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void
}

/** The port of the host this worker runs in: a thread of Node or a utility process of Electron. */
export function openPort(): Port {
  const utility = (process as { readonly parentPort?: UtilityPort }).parentPort
  if (utility) {
    return {
      post: (message) => utility.postMessage(message),
      onMessage: (listener) => utility.on('message', (event) => listener(event.data as ToWorker)),
    }
  }
  if (!parentPort) throw new Error('The analysis worker was started outside of a worker.')
  const thread = parentPort
  return {
    post: (message) => thread.postMessage(message),
    onMessage: (listener) => void thread.on('message', listener),
  }
}
