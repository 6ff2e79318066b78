import { say } from '../core/sentences/sentence.ts'
import { assertNever } from '../core/model/assert-never.ts'
import { fail, succeed } from '../core/model/result.ts'
import type { AnalysisSource } from '../backend/analysis/analysis-source.ts'
import type { FinishedAnalysis } from '../backend/analysis/finished-analysis.ts'
import { extractTo, suggestedName } from '../backend/extract/extract.ts'
import { PushedStream } from '../backend/analysis/pushed-stream.ts'
import { LocalImages } from '../backend/analysis/local-images.ts'
import { runAnalysis } from '../backend/analysis/run-analysis.ts'
import { AnalysisCache } from '../backend/cache/analysis-cache.ts'
import { EngineClient } from '../backend/engine/engine-client.ts'
import type { ErrorInfo } from '../shared/errors.ts'
import { errorInfo, StrataError, toErrorInfo } from '../shared/errors.ts'
import type { ExtractRequest, PreviewRequest } from '../shared/file-views.ts'
import type { Overview, SessionState } from '../shared/views.ts'
import type {
  FromWorker,
  OpenRequest,
  ResolvedSource,
  ToWorker,
  WorkerCalls,
} from '../shared/worker-protocol.ts'
import { StatePublisher } from './state-publisher.ts'

/** The overview is asked for at once when an image is ready; its files come after it. */
const warmAfterMs = 150

/** One analysis, served by messages: started by `open`, watched by states, asked by page. */
export class AnalysisServer {
  readonly #post: (message: FromWorker) => void
  readonly #publisher: StatePublisher
  readonly #abort = new AbortController()
  #state: SessionState = { phase: 'opening', revision: 0, progress: null, error: null }
  #running: Promise<void> | null = null
  #pushed: PushedStream | null = null
  #outline: (() => Overview) | null = null
  /** Takes another image of the archive that is still being read. */
  #choose: ((index: number) => void) | null = null
  #finished: FinishedAnalysis | null = null
  #extracting: AbortController | null = null
  #previewing = new AbortController()

  constructor(post: (message: FromWorker) => void) {
    this.#post = post
    this.#publisher = new StatePublisher((state) => post({ state }))
  }

  receive(message: ToWorker): void {
    this.#answer(message).then(
      (value) => this.#post({ id: message.id, answer: succeed(value) }),
      (error: unknown) => this.#post({ id: message.id, answer: fail(toErrorInfo(error)) }),
    )
  }

  async #answer(message: ToWorker): Promise<unknown> {
    switch (message.call) {
      case 'open':
        return this.#open(message.arg)
      case 'look-around':
        return this.#lookAround(message.arg)
      case 'state':
        return this.#state
      case 'overview':
        return this.#overview()
      case 'choose':
        if (this.#finished || !this.#choose) this.#ready().choose(message.arg.index)
        else this.#choose(message.arg.index)
        this.#update({ revision: this.#state.revision + 1 })
        return this.#overview()
      case 'base': {
        const finished = this.#ready()
        finished.moveBase(message.arg.layers)
        this.#update({ revision: this.#state.revision + 1 })
        return finished.overview()
      }
      case 'waste':
        return this.#ready().waste(message.arg)
      case 'waste-groups':
        return this.#ready().wasteGroups(message.arg)
      case 'duplicates':
        return this.#ready().duplicates(message.arg.offset, message.arg.limit)
      case 'archive':
        return this.#ready().entries(message.arg.offset, message.arg.limit)
      case 'advice':
        return this.#ready().advice()
      case 'what-if':
        return this.#ready().whatIf(message.arg)
      case 'what-if-file':
        return this.#ready().whatIfFile(message.arg)
      case 'export':
        return this.#ready().export(message.arg.format)
      case 'files:children':
        return this.#ready().files().children(message.arg)
      case 'files:search':
        return this.#ready().files().search(message.arg)
      case 'files:list':
        return this.#ready().files().list(message.arg)
      case 'files:life':
        return this.#ready().files().life(message.arg.path)
      case 'files:reveal':
        return this.#ready().files().reveal(message.arg)
      case 'files:row':
        return this.#ready().files().row(message.arg)
      case 'files:map':
        return this.#ready().files().map(message.arg)
      case 'files:preview':
        return this.#preview(message.arg)
      case 'files:diff':
        return this.#ready().files().diff(message.arg, this.#abort.signal)
      case 'files:extract-name':
        return suggestedName(this.#ready().files(), message.arg)
      case 'files:extract':
        return this.#extract(message.arg)
      case 'files:extract-stop':
        this.#extracting?.abort(cancelled())
        return null
      case 'chunk':
        return this.#push(message.arg.bytes)
      case 'end':
        this.#pushed?.end(message.arg.error)
        return null
      case 'cancel':
        return this.#cancel()
      default:
        return assertNever(message, 'worker call')
    }
  }

  #open(request: OpenRequest): null {
    if (this.#running) throw new StrataError(errorInfo('internal', say('workerInUse')))
    const source = this.#sourceOf(request.source)
    this.#update({ phase: 'reading' })
    this.#running = runAnalysis(
      {
        source,
        platform: request.platform,
        choice: null,
        generator: request.generator,
        signal: this.#abort.signal,
        cache: request.cache ? new AnalysisCache(request.cache) : null,
      },
      {
        onProgress: (progress) => this.#update({ progress }),
        onFound: () => this.#update({ fromDisk: true }),
        onOutline: (outline, choose) => {
          this.#outline = outline
          this.#choose = choose ?? null
          this.#update({ revision: this.#state.revision + 1 })
        },
      },
    ).then(
      (finished) => {
        this.#finished = finished
        this.#update({ phase: 'ready', revision: this.#state.revision + 1, progress: null })
        setTimeout(() => void finished.files().warm(), warmAfterMs).unref()
      },
      (error: unknown) => this.#fail(toErrorInfo(error)),
    )
    return null
  }

  /** Beside the reading, and without holding it up: a base on the engine is shown when it is found. */
  async #lookAround({ endpoint, cache }: WorkerCalls['look-around']['arg']): Promise<null> {
    const { signal } = this.#abort
    const client = new EngineClient(endpoint)
    try {
      const kept = cache && new AnalysisCache(cache).knownImages(endpoint.address)
      const locals = new LocalImages(client, kept)
      await locals.look(signal)
      await this.#running
      const found = await this.#finished?.lookAround(locals, signal)
      if (found === true) {
        this.#update({ revision: this.#state.revision + 1, baseFoundLater: true })
      }
      void locals.keep()
      return null
    } finally {
      client.close()
    }
  }

  #sourceOf(source: ResolvedSource): AnalysisSource {
    if (source.kind !== 'pushed') return source
    this.#pushed = new PushedStream()
    const { name, expectedBytes } = source
    return { kind: 'stream', stream: this.#pushed.stream, name, expectedBytes }
  }

  async #push(bytes: Uint8Array): Promise<null> {
    if (!this.#pushed) {
      throw new StrataError(errorInfo('internal', say('workerNotWaiting')))
    }
    await this.#pushed.push(bytes)
    return null
  }

  #overview(): Overview {
    if (this.#finished) return this.#finished.overview()
    if (this.#outline) return this.#outline()
    throw notReady()
  }

  #ready(): FinishedAnalysis {
    if (this.#finished) return this.#finished
    throw notReady()
  }

  /** Whoever asks for another preview has moved on: the one before it is read no further. */
  #preview(request: PreviewRequest) {
    this.#previewing.abort(cancelled())
    this.#previewing = new AbortController()
    const signal = AbortSignal.any([this.#abort.signal, this.#previewing.signal])
    return this.#ready().files().preview(request, signal)
  }

  async #extract(request: ExtractRequest & { readonly destination: string }) {
    const desk = this.#ready().files()
    if (this.#extracting) {
      throw new StrataError(
        errorInfo('session-not-ready', say('alreadyExtracting'), say('waitOrStop')),
      )
    }
    const abort = new AbortController()
    this.#extracting = abort
    try {
      return await extractTo(desk, request, request.destination, {
        signal: abort.signal,
        onProgress: (extract) => this.#post({ extract }),
      })
    } finally {
      this.#extracting = null
    }
  }

  async #cancel(): Promise<null> {
    this.#abort.abort()
    this.#pushed?.end('cancelled')
    await this.#running
    return null
  }

  #fail(error: ErrorInfo): void {
    if (this.#abort.signal.aborted || error.code === 'cancelled') {
      this.#update({ phase: 'cancelled', progress: null })
    } else {
      this.#update({ phase: 'failed', progress: null, error })
    }
  }

  #update(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change }
    this.#publisher.publish(this.#state)
  }
}

function cancelled(): StrataError {
  return new StrataError(errorInfo('cancelled', say('cancelled')))
}

function notReady(): StrataError {
  return new StrataError(errorInfo('session-not-ready', say('stillRead'), say('waitUntilReady')))
}
