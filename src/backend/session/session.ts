import { say } from '../../core/sentences/sentence.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { ExtractProgress } from '../../shared/file-views.ts'
import type { SessionState } from '../../shared/views.ts'
import type {
  FromWorker,
  OpenRequest,
  ToWorker,
  WorkerCallName,
  WorkerCalls,
  WorkerHandle,
} from '../../shared/worker-protocol.ts'
import { outOfMemory } from '../../shared/worker-protocol.ts'
import type { Result } from '../../core/model/result.ts'

/** How long a worker may take to put its things away before it is ended the hard way. */
const patienceMs = 400

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: StrataError) => void
}

/**
 * One analysis in one worker. The worker can fall over at any moment; whatever happens to it, the
 * session only changes its state, and every question still open is answered with an error.
 */
export class Session {
  readonly id: string
  readonly #worker: WorkerHandle
  readonly #publish: (state: SessionState) => void
  readonly #waiting = new Map<number, Waiting>()
  #state: SessionState = { phase: 'opening', revision: 0, progress: null, error: null }
  #onExtract: ((progress: ExtractProgress) => void) | null = null
  #nextCall = 1
  #over: ErrorInfo | null = null

  constructor(id: string, worker: WorkerHandle, publish: (state: SessionState) => void) {
    this.id = id
    this.#worker = worker
    this.#publish = publish
    worker.onMessage((message) => this.#receive(message))
    worker.onExit((reason) => this.#workerGone(reason))
  }

  get state(): SessionState {
    return this.#state
  }

  /** Starts the analysis; what becomes of it is told by the state. */
  open(request: OpenRequest): void {
    this.call('open', request).catch((error: unknown) => {
      if (error instanceof StrataError) this.#end({ phase: 'failed', error: error.info })
    })
  }

  /** Asks the worker. Throws a StrataError: the worker's own, or why there is no worker any more. */
  call<N extends WorkerCallName>(
    name: N,
    arg: WorkerCalls[N]['arg'],
  ): Promise<WorkerCalls[N]['result']> {
    if (this.#over) return Promise.reject(new StrataError(this.#over))
    const id = this.#nextCall++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {
        // The worker answers a call with the result that the protocol names for it.
        resolve: (value) => resolve(value as WorkerCalls[N]['result']),
        reject,
      })
      this.#worker.post({ id, call: name, arg } as ToWorker)
    })
  }

  /** Hears how far the extraction is that runs; returns the function that stops listening. */
  watchExtract(listener: (progress: ExtractProgress) => void): () => void {
    this.#onExtract = listener
    return () => {
      if (this.#onExtract === listener) this.#onExtract = null
    }
  }

  /** Stops reading and frees everything; within a second whatever the worker is doing. */
  async cancel(): Promise<void> {
    if (this.#over) return
    if (this.#state.phase === 'ready') return
    const asked = this.call('cancel', null).catch(() => null)
    const error = errorInfo('cancelled', say('analysisCancelled'))
    this.#end({ phase: 'cancelled', error: null }, error, false)
    await Promise.race([asked, pause(patienceMs)])
    this.#refuseWaiting(error)
    await this.#worker.terminate()
  }

  /** Ends the worker. The session answers nothing afterwards and publishes nothing. */
  async close(): Promise<void> {
    const reading = !this.#over && this.#state.phase !== 'ready'
    const asked = reading ? this.call('cancel', null).catch(() => null) : null
    const error = errorInfo('session-unknown', say('imageClosed'), say('openAgain'))
    this.#over = error
    if (asked) await Promise.race([asked, pause(patienceMs)])
    this.#refuseWaiting(error)
    await this.#worker.terminate()
  }

  #receive(message: FromWorker): void {
    if ('answer' in message) {
      const waiting = this.#waiting.get(message.id)
      this.#waiting.delete(message.id)
      settle(waiting, message.answer)
      return
    }
    if (this.#over) return
    if ('extract' in message) {
      this.#onExtract?.(message.extract)
      return
    }
    const { phase, error } = message.state
    if (phase === 'failed' || phase === 'cancelled') {
      const why = error ?? errorInfo('cancelled', say('analysisCancelled'))
      this.#state = message.state
      this.#end({ phase, error }, why)
      return
    }
    this.#state = message.state
    this.#publish(this.#state)
  }

  #workerGone(reason: string | null): void {
    if (this.#over) {
      this.#refuseWaiting(this.#over)
      return
    }
    this.#end({ phase: 'failed', error: crashed(reason) })
  }

  /** The last state of the session. A worker without a future is ended, its memory given back. */
  #end(
    last: Pick<SessionState, 'phase' | 'error'>,
    why: ErrorInfo = last.error ?? crashed(null),
    terminate = true,
  ): void {
    if (this.#over) return
    this.#over = why
    this.#state = { ...this.#state, progress: null, ...last }
    this.#publish(this.#state)
    if (!terminate) return
    this.#refuseWaiting(why)
    void this.#worker.terminate()
  }

  #refuseWaiting(why: ErrorInfo): void {
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { reject } of waiting) reject(new StrataError(why))
  }
}

function settle(waiting: Waiting | undefined, answer: Result<unknown, ErrorInfo>): void {
  if (answer.ok) waiting?.resolve(answer.value)
  else waiting?.reject(new StrataError(answer.error))
}

function crashed(reason: string | null): ErrorInfo {
  if (reason === outOfMemory) {
    return errorInfo('out-of-memory', say('outOfMemory'), say('closeOthers'))
  }
  return errorInfo('worker-crashed', say('analysisEnded'), say('tryAndReport'), reason)
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
}
