import { EventEmitter } from 'node:events'
import type { ParentPort } from 'electron'

/* Run before the module of a utility process: gives `process` the port that Electron gives it. */

class DoubleParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    process.send?.(message)
  }
}

const parentPort = new DoubleParentPort()
parentPort satisfies Pick<ParentPort, 'postMessage'>

// Messages wait until somebody listens, as Electron's do.
parentPort.once('newListener', () => {
  process.on('message', (data) => parentPort.emit('message', { data, ports: [] }))
})
process.on('disconnect', () => process.exit(0))
Object.assign(process, { parentPort })
