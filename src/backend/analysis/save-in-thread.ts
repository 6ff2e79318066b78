import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { assertNever } from '../../core/model/assert-never.ts'
import { fail, succeed } from '../../core/model/result.ts'
import type { Result } from '../../core/model/result.ts'
import { say } from '../../core/sentences/sentence.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import type { Pieces } from '../archive/bytes/pieces.ts'
import { findAppRoot } from '../files/app-root.ts'
import type { FromSaveThread, SaveOrder, ToSaveThread } from './save-messages.ts'

/** A thread that is told to stop closes its connections itself; one that does not is ended. */
const patienceMs = 500

export interface SavedPieces {
  /** The archive as `docker save` writes it; fails with a StrataError only. */
  readonly pieces: Pieces
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
): Promise<Result<SavedPieces, ErrorInfo>> {
  if (signal.aborted) return fail(errorInfo('cancelled', say('cancelled')))
  const thread = new SaveThread(order, signal)
  return thread.begun
}

class SaveThread implements Pieces {
  readonly begun: Promise<Result<SavedPieces, ErrorInfo>>
  readonly #worker: Worker
  readonly #signal: AbortSignal
  #begin: (result: Result<SavedPieces, ErrorInfo>) => void = () => undefined
  #ready: Uint8Array<ArrayBuffer>[] = []
  #wake: () => void = () => undefined
  #end: 'whole' | StrataError | null = null
  #gone = false
  #closed = false

  constructor(order: SaveOrder, signal: AbortSignal) {
    this.begun = new Promise((resolve) => (this.#begin = resolve))
    // what the runtime warns of must not reach the terminal from here
    this.#worker = new Worker(threadModule(), { workerData: order, stdout: true, stderr: true })
    this.#signal = signal
    signal.addEventListener('abort', this.#abort, { once: true })
    this.#worker.on('message', (message: FromSaveThread) => this.#receive(message))
    this.#worker.on('error', (error: Error) => this.#fail(threadFailed(error.message)))
    this.#worker.on('exit', () => {
      this.#gone = true
      if (this.#end !== 'whole') this.#fail(threadFailed('It ended.'))
    })
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for (;;) {
        if (this.#end instanceof StrataError) throw this.#end
        const piece = this.#ready.shift()
        if (piece !== undefined) {
          this.#post({ kind: 'taken' })
          yield piece
        } else if (this.#end === null) {
          await new Promise<void>((resolve) => (this.#wake = resolve))
        } else return
      }
    } finally {
      this.close()
    }
  }

  giveBack({ buffer }: Uint8Array): void {
    if (!(buffer instanceof ArrayBuffer)) return
    this.#post({ kind: 'given-back', piece: new Uint8Array(buffer) }, [buffer])
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#fail(errorInfo('cancelled', say('cancelled')))
    this.#signal.removeEventListener('abort', this.#abort)
    if (this.#gone) return
    this.#post({ kind: 'stop' })
    const timer = setTimeout(() => void this.#worker.terminate(), patienceMs)
    this.#worker.once('exit', () => clearTimeout(timer))
  }

  readonly #abort = (): void => this.close()

  #receive(message: FromSaveThread): void {
    switch (message.kind) {
      case 'begun':
        this.#begin(succeed({ pieces: this, expectedBytes: message.expectedBytes }))
        return
      case 'bytes':
        this.#ready.push(message.bytes)
        return this.#wake()
      case 'end':
        this.#end ??= 'whole'
        return this.#wake()
      case 'failed':
        return this.#fail(message.error)
      default:
        assertNever(message, 'message')
    }
  }

  #post(message: ToSaveThread, handedOver: readonly ArrayBuffer[] = []): void {
    if (!this.#gone) this.#worker.postMessage(message, handedOver)
  }

  /** The first failure counts. */
  #fail(error: ErrorInfo): void {
    this.#end ??= new StrataError(error)
    this.#begin(fail(error))
    this.#wake()
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
