import { listChoices, resolveChoice } from '../engine/choices.ts'
import { resolveEndpoint } from '../engine/endpoints.ts'
import type { EngineOptions } from '../engine/endpoints.ts'
import { EngineClient } from '../engine/engine-client.ts'
import { statusWithoutEndpoint } from '../engine/engine-status.ts'
import type { Result } from '../../core/model/result.ts'
import { fail, succeed } from '../../core/model/result.ts'
import { say } from '../../core/sentences/sentence.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import type { EngineChoice, EngineStatus, ImageSummary } from '../../shared/views.ts'
import type { EngineEndpoint } from '../../shared/worker-protocol.ts'

/** After a change, wait for the rest of the burst: one `docker build` makes dozens of events. */
const settleMs = 300

/** The engine in use: chosen, asked, and watched for changes on behalf of the window. */
export class EngineDesk {
  readonly #options: () => Promise<EngineOptions>
  readonly #changed: (status: EngineStatus) => void
  #choice: string | null = null
  #client: EngineClient | null = null
  #watching: AbortController | null = null
  #wantsWatch = false
  #isClosed = false
  #settling: ReturnType<typeof setTimeout> | null = null

  constructor(options: () => Promise<EngineOptions>, changed: (status: EngineStatus) => void) {
    this.#options = options
    this.#changed = changed
  }

  /** Never fails: an engine that cannot be reached is a status. */
  async status(): Promise<EngineStatus> {
    const client = await this.#connect()
    return client.ok ? client.value.status() : statusWithoutEndpoint(client.error)
  }

  async choices(): Promise<readonly EngineChoice[]> {
    return listChoices(await this.#options(), this.#choice)
  }

  /** Takes another engine. Throws a StrataError when the choice is gone. */
  async select(id: string): Promise<EngineStatus> {
    valueOf(await resolveChoice(id, await this.#options()))
    this.#choice = id
    return this.status()
  }

  /** What decides which engine is meant has changed: a choice made before no longer holds. */
  async reconsider(): Promise<void> {
    this.#choice = null
    this.#changed(await this.status())
  }

  /** Throws a StrataError `engine-*`. */
  async images(): Promise<readonly ImageSummary[]> {
    return valueOf(await valueOf(await this.#connect()).listImages())
  }

  /** The engine in use, for an analysis. Throws a StrataError when none can be named. */
  async endpoint(): Promise<EngineEndpoint> {
    return valueOf(await this.#connect()).endpoint
  }

  /** Watches the engine in use, whichever that is, until `close`. */
  watch(): void {
    this.#wantsWatch = true
    void this.#connect()
  }

  /** For good: a question that was about to be asked is not asked any more. */
  close(): void {
    this.#isClosed = true
    this.#wantsWatch = false
    this.#leave()
  }

  /**
   * The client of the engine that is meant at this moment: without a choice that may change, when
   * the default socket goes and another one answers.
   */
  async #connect(): Promise<Result<EngineClient, ErrorInfo>> {
    const options = await this.#options()
    const endpoint =
      this.#choice === null
        ? await resolveEndpoint(options)
        : await resolveChoice(this.#choice, options)
    if (this.#isClosed) return fail(errorInfo('cancelled', say('engineClosed')))
    if (!endpoint.ok) return endpoint
    if (this.#client?.endpoint.address !== endpoint.value.address) this.#leave()
    this.#client ??= new EngineClient(endpoint.value)
    if (this.#wantsWatch && !this.#watching) this.#watch(this.#client)
    return succeed(this.#client)
  }

  #watch(client: EngineClient): void {
    const watching = new AbortController()
    this.#watching = watching
    let news = false
    void client.events(watching.signal, (event) => {
      // The first connection is what the window has seen already.
      if (news || event.kind !== 'connected') this.#announceSoon(watching.signal)
      news = true
    })
  }

  #announceSoon(signal: AbortSignal): void {
    this.#settling ??= setTimeout(() => {
      this.#settling = null
      void this.status().then((status) => {
        if (!signal.aborted || this.#wantsWatch) this.#changed(status)
      })
    }, settleMs)
  }

  #leave(): void {
    if (this.#settling) clearTimeout(this.#settling)
    this.#settling = null
    this.#watching?.abort()
    this.#watching = null
    this.#client?.close()
    this.#client = null
  }
}

function valueOf<T>(result: Result<T, ErrorInfo>): T {
  if (result.ok) return result.value
  throw new StrataError(result.error)
}
