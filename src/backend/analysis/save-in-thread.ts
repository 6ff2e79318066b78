import { say } from '../../core/sentences/sentence.ts'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { assertNever } from '../../core/model/assert-never.ts'
import { fail, succeed } from '../../core/model/result.ts'
import type { Result } from '../../core/model/result.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import { findAppRoot } from '../files/app-root.ts'
import { pieceSize } from './save-messages.ts'
import type { FromSaveThread, SaveOrder, ToSaveThread } from './save-messages.ts'

/** A thread that is told to stop closes its connections itself; one that does not is ended. */
const patienceMs = 500

export interface SavedStream {
  /** The archive as `docker save` writes it; fails with a StrataError only. */
  readonly stream: Readable
  /** Bytes to come, roughly; null when the engine does not know. */
  readonly expectedBytes: number | null
}

/**
 * Saves an image of the engine as `EngineClient.save` does, but receives it in a thread of its
 * own: receiving costs the processor as much as reading, and so goes on beside it. Errors: those
 * of `EngineClient.save`; `cancelled` when the signal is aborted.
 */
export async function saveInThread(
  order: SaveOrder,
  signal: AbortSignal,
): Promise<Result<SavedStream, ErrorInfo>> {
  if (signal.aborted) return fail(errorInfo('cancelled', say('cancelled')))
  const thread = new SaveThread(order, signal)
  return thread.begun
}

class SaveThread {
  readonly begun: Promise<Result<SavedStream, ErrorInfo>>
  readonly #worker: Worker
  readonly #stream: Readable
  #begin: (result: Result<SavedStream, ErrorInfo>) => void = () => undefined
  /** Messages that the reader has not been given room for. */
  #untaken = 0
  #ended = false
  #gone = false

  constructor(order: SaveOrder, signal: AbortSignal) {
    this.begun = new Promise((resolve) => (this.#begin = resolve))
    // what the runtime warns of must not reach the terminal from here
    this.#worker = new Worker(threadModule(), { workerData: order, stdout: true, stderr: true })
    this.#stream = new Readable({
      highWaterMark: 2 * pieceSize,
      read: () => this.#take(),
      destroy: (error, done) => {
        signal.removeEventListener('abort', abort)
        void this.#stop().then(() => done(error))
      },
    })
    // a stream that is given up before anybody reads it is no reason to end the process
    this.#stream.on('error', () => undefined)
    const abort = (): void => this.#fail(errorInfo('cancelled', say('cancelled')))
    signal.addEventListener('abort', abort, { once: true })
    this.#worker.on('message', (message: FromSaveThread) => this.#receive(message))
    this.#worker.on('error', (error: Error) => this.#fail(threadFailed(error.message)))
    this.#worker.on('exit', () => {
      this.#gone = true
      if (this.#ended) return
      this.#fail(threadFailed('It ended.'))
    })
  }

  #receive(message: FromSaveThread): void {
    switch (message.kind) {
      case 'begun':
        this.#begin(succeed({ stream: this.#stream, expectedBytes: message.expectedBytes }))
        return
      case 'bytes':
        this.#untaken++
        if (this.#stream.push(message.bytes)) this.#take()
        return
      case 'end':
        this.#ended = true
        this.#stream.push(null)
        return
      case 'failed':
        return this.#fail(message.error)
      default:
        assertNever(message, 'message')
    }
  }

  #take(): void {
    for (; this.#untaken > 0; this.#untaken--) this.#post('taken')
  }

  #post(message: ToSaveThread): void {
    if (!this.#gone) this.#worker.postMessage(message)
  }

  #fail(error: ErrorInfo): void {
    this.#begin(fail(error))
    this.#stream.destroy(new StrataError(error))
  }

  async #stop(): Promise<void> {
    if (this.#gone) return
    this.#post('stop')
    const timer = setTimeout(() => void this.#worker.terminate(), patienceMs)
    await new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()))
    clearTimeout(timer)
  }
}

function threadFailed(detail: string): ErrorInfo {
  return errorInfo('internal', say('receiverFailed'), null, detail)
}

/** From sources it lies beside this module, in a build beside the other entries. */
function threadModule(): URL | string {
  return import.meta.url.endsWith('.ts')
    ? new URL('./save-thread.ts', import.meta.url)
    : join(findAppRoot(import.meta.url).folder, 'out', 'main', 'save-thread.js')
}
