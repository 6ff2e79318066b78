import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Result } from '../../core/model/result.ts'
import { fail, succeed } from '../../core/model/result.ts'
import { say } from '../../core/sentences/sentence.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { EngineStatus, ImageSummary } from '../../shared/views.ts'
import type { EngineEndpoint } from '../../shared/worker-protocol.ts'
import { isAllowed } from './allowed-routes.ts'
import {
  historyAnswer,
  infoAnswer,
  inspectAnswer,
  listAnswer,
  versionAnswer,
} from './engine-answers.ts'
import {
  apiTooOld,
  engineError,
  imageGone,
  imageNotFound,
  notAnEngine,
  platformMissing,
} from './engine-errors.ts'
import type { EngineEvent } from './engine-events.ts'
import { watchImages } from './engine-events.ts'
import type { EngineHistoryStep, EngineImage } from './engine-image.ts'
import { expectedContent, imageFrom, stepsFrom, summaryFrom } from './engine-image.ts'
import { openResponse, readJson } from './engine-request.ts'
import type { Query } from './engine-request.ts'
import { parsePlatform, platformFits, withTag } from './image-names.ts'
import type { Platform } from './image-names.ts'
import type { Connection } from './modem.ts'
import { connect } from './modem.ts'
import { absentStatus, minorOf, oldestApi, presentStatus } from './engine-status.ts'
import { saveStream } from './save-stream.ts'

/** Milliseconds until the engine is given up; the answer alone, a stream may take as long as it likes. */
export interface Patience {
  /** Ping, version, info. */
  readonly status: number
  readonly image: number
  /** A listing with shared sizes makes a large engine think. */
  readonly list: number
  /** `status` through ssh, which may log in over several hosts first. */
  readonly ssh: number
}

const usualPatience: Patience = { status: 10_000, image: 30_000, list: 120_000, ssh: 40_000 }

/** What decides how the engine must be asked; plain data, for another client of the same engine. */
export interface EngineFacts {
  /** 41 for API 1.41. */
  readonly api: number
  readonly containerdStore: boolean
}

export interface ImageOptions {
  /** `os/arch[/variant]`. */
  readonly platform?: string | null | undefined
  readonly signal?: AbortSignal | undefined
}

export interface SaveOptions extends ImageOptions {
  /** What the engine has just said of the image, so that it need not say it again. */
  readonly inspected?: EngineImage | undefined
}

export interface SavedImage {
  /** The archive as `docker save` writes it; fails with a StrataError only. */
  readonly stream: Readable
  /** Bytes to come, roughly; null when the engine does not know. */
  readonly expectedBytes: number | null
  /** What the engine says of the image. An archive saved by ID names no tags; they stand here. */
  readonly image: EngineImage
}

interface Request {
  readonly path: string
  readonly query?: Query
  readonly image?: string
  readonly platform?: string | null | undefined
  readonly signal?: AbortSignal | undefined
  readonly timeout: number
}

/**
 * One engine, asked only to read. Opens a connection with the first question and holds no state
 * but what the engine said about itself; safe to use from several places at once.
 */
export class EngineClient {
  readonly endpoint: EngineEndpoint
  readonly #patience: Patience
  readonly #closed = new AbortController()
  #connection: Connection | null = null
  #facts: EngineFacts | null

  constructor(
    endpoint: EngineEndpoint,
    patience: Partial<Patience> = {},
    facts: EngineFacts | null = null,
  ) {
    this.endpoint = endpoint
    this.#patience = { ...usualPatience, ...patience }
    this.#facts = facts
  }

  /** What the engine has said of itself so far; null when it was not asked. */
  get facts(): EngineFacts | null {
    return this.#facts
  }

  /** Whether the engine answers, and what it is. The error is part of the answer. */
  async status(signal?: AbortSignal): Promise<EngineStatus> {
    const { endpoint } = this
    const version = await this.#ask(this.#about('/version', signal), versionAnswer)
    if (!version.ok) return absentStatus(endpoint, version.error)
    const api = minorOf(version.value.ApiVersion)
    if (api < oldestApi) {
      const detail = `API version ${version.value.ApiVersion}`
      return absentStatus(endpoint, apiTooOld(endpoint.address, detail))
    }
    // Some proxies forbid /info; listing images needs none of it.
    const info = await this.#ask(this.#about('/info', signal), infoAnswer)
    const status = presentStatus(endpoint, version.value, info.ok ? info.value : null)
    this.#facts = { api, containerdStore: status.containerdStore }
    return status
  }

  /** All images, untagged ones too, intermediate ones not; in the order of the engine (newest first). */
  async listImages(signal?: AbortSignal): Promise<Result<readonly ImageSummary[], ErrorInfo>> {
    const facts = await this.#knowEngine(signal)
    if (!facts.ok) return facts
    const { api } = facts.value
    const sharedSizeKnown = api >= 42
    const query = {
      ...(sharedSizeKnown ? { 'shared-size': 1 } : {}),
      ...(api >= 47 ? { manifests: 1 } : {}),
    }
    const request = { path: '/images/json', query, signal, timeout: this.#patience.list }
    const answer = await this.#ask(request, listAnswer)
    return answer.ok
      ? succeed(answer.value.map((image) => summaryFrom(image, sharedSizeKnown)))
      : answer
  }

  /**
   * All images as `listImages` has them, but only by ID, name and size, which is all that an engine
   * tells without a thought.
   */
  async listBriefly(
    signal?: AbortSignal,
  ): Promise<Result<readonly Pick<ImageSummary, 'id' | 'tags' | 'size'>[], ErrorInfo>> {
    const request = { path: '/images/json', signal, timeout: this.#patience.list }
    const answer = await this.#ask(request, listAnswer)
    return answer.ok ? succeed(answer.value.map((image) => summaryFrom(image, false))) : answer
  }

  /** One image by name, ID or digest. Errors: `image-not-found`, `platform-not-found`, `engine-*`. */
  async inspect(name: string, options: ImageOptions = {}): Promise<Result<EngineImage, ErrorInfo>> {
    const platform = await this.#platformQuery(name, options, 49)
    if (!platform.ok) return platform
    const request = this.#aboutImage(name, 'json', options, platform.value)
    const answer = await this.#ask(request, inspectAnswer)
    return answer.ok ? succeed(imageFrom(answer.value)) : answer
  }

  /** The build steps of an image, oldest first. Errors as for `inspect`. */
  async history(
    name: string,
    options: ImageOptions = {},
  ): Promise<Result<readonly EngineHistoryStep[], ErrorInfo>> {
    const platform = await this.#platformQuery(name, options, 48)
    if (!platform.ok) return platform
    const request = this.#aboutImage(name, 'history', options, platform.value)
    const answer = await this.#ask(request, historyAnswer)
    return answer.ok ? succeed(stepsFrom(answer.value)) : answer
  }

  /**
   * The image as a stream of its archive. The engine may prepare it for minutes before the first
   * byte, so only the signal limits the wait. Without a platform an engine that has several
   * writes all of them. Errors: `image-not-found`, `platform-not-found`, `image-gone`, `engine-*`.
   */
  async save(name: string, options: SaveOptions = {}): Promise<Result<SavedImage, ErrorInfo>> {
    const { signal } = options
    const facts = await this.#knowEngine(signal)
    if (!facts.ok) return facts
    const inspected =
      options.inspected === undefined
        ? await this.inspect(name, options)
        : succeed(options.inspected)
    if (!inspected.ok) return inspected
    const image = inspected.value
    const wanted = options.platform ? parsePlatform(options.platform) : null
    if (wanted !== null && !wanted.ok) return wanted
    const platform = wanted?.value ?? null
    if (
      platform !== null &&
      facts.value.api < 48 &&
      !platformFits(platform, platformOfImage(image))
    ) {
      return fail(platformMissing(name, options.platform ?? '', null))
    }
    const expectedBytes = facts.value.containerdStore
      ? await this.#expectedContent(name, platform, facts.value.api, signal)
      : image.size
    // By the tag that was asked for, so that the archive names it; a bare repository would bring
    // all its tags. Everything else goes by ID.
    const tag = withTag(name)
    const query = {
      names: [image.tags.includes(tag) ? tag : image.id],
      ...(platform !== null && facts.value.api >= 48 ? { platform } : {}),
    }
    const until = this.#signal(signal)
    const { endpoint } = this
    try {
      const body = await openResponse(this.#connect(), '/images/get', query, until)
      return succeed({ stream: saveStream(body, endpoint, until), expectedBytes, image })
    } catch (error) {
      const asked = { endpoint, image: name, platform: options.platform ?? null, signal: until }
      const info = engineError(error, asked)
      return fail(info.code === 'image-not-found' ? imageGone(name, info.detail) : info)
    }
  }

  /** Tells of images and of the engine itself until the signal is aborted or the client closed. */
  events(signal: AbortSignal, onEvent: (event: EngineEvent) => void): Promise<void> {
    const query = { filters: { type: ['image'] } }
    return watchImages(
      async (until) => openResponse(this.#connect(), '/events', query, until),
      (error) => engineError(error, { endpoint: this.endpoint, image: null }),
      this.#signal(signal),
      onEvent,
    )
  }

  /** Ends every request, stream and watcher of this client, and its ssh processes. */
  close(): void {
    this.#closed.abort()
    this.#connection?.agent.destroy()
    this.#connection = null
  }

  #connect(): Connection {
    if (this.#closed.signal.aborted) {
      throw new StrataError(errorInfo('cancelled', say('engineClosed')))
    }
    this.#connection ??= connect(this.endpoint)
    return this.#connection
  }

  #signal(signal: AbortSignal | undefined, timeout?: number): AbortSignal {
    return AbortSignal.any([
      this.#closed.signal,
      ...(signal ? [signal] : []),
      ...(timeout === undefined ? [] : [AbortSignal.timeout(timeout)]),
    ])
  }

  #about(path: string, signal: AbortSignal | undefined): Request {
    const { ssh, status } = this.#patience
    const timeout = this.endpoint.transport.kind === 'ssh' ? ssh : status
    return { path, signal, timeout }
  }

  #aboutImage(name: string, what: string, options: ImageOptions, query: Query): Request {
    const { platform, signal } = options
    const path = `/images/${name}/${what}`
    return { path, query, image: name, platform, signal, timeout: this.#patience.image }
  }

  async #ask<T>(request: Request, schema: z.ZodType<T>): Promise<Result<T, ErrorInfo>> {
    const { path, query = {}, image = null, platform = null, signal, timeout } = request
    // A name that is none must not become another route; the engine would not know it either.
    if (image !== null && !isAllowed('GET', path)) return fail(imageNotFound(image, null))
    const { endpoint } = this
    const until = this.#signal(signal, timeout)
    try {
      const response = await openResponse(this.#connect(), path, query, until)
      const parsed = schema.safeParse(await readJson(response))
      if (parsed.success) return succeed(parsed.data)
      return fail(notAnEngine(endpoint.address, parsed.error.message))
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof RangeError) {
        return fail(notAnEngine(endpoint.address, error.message))
      }
      return fail(engineError(error, { endpoint, image, platform, signal: until, timeout }))
    }
  }

  /** Asked once; a failure is not remembered. */
  #knowEngine(signal: AbortSignal | undefined): Promise<Result<EngineFacts, ErrorInfo>> {
    if (this.#facts !== null) return Promise.resolve(succeed(this.#facts))
    return this.status(signal).then((status) => {
      if (this.#facts !== null && status.error === null) return succeed(this.#facts)
      return fail(status.error ?? notAnEngine(this.endpoint.address, null))
    })
  }

  /** `platform` as a query where the engine's API takes it; older engines have one platform only. */
  async #platformQuery(
    name: string,
    options: ImageOptions,
    since: number,
  ): Promise<Result<Query, ErrorInfo>> {
    if (!options.platform) return succeed({})
    const platform = parsePlatform(options.platform)
    if (!platform.ok) return platform
    const facts = await this.#knowEngine(options.signal)
    if (!facts.ok) return facts
    return succeed(facts.value.api >= since ? { platform: platform.value } : {})
  }

  /** On the containerd store `Size` counts unpacked copies too; the manifests tell what is stored. */
  async #expectedContent(
    name: string,
    platform: Platform | null,
    api: number,
    signal: AbortSignal | undefined,
  ): Promise<number | null> {
    if (api < 48) return null
    const request = this.#aboutImage(name, 'json', { signal }, { manifests: 1 })
    const answer = await this.#ask(request, inspectAnswer)
    return answer.ok ? expectedContent(answer.value.Manifests ?? [], platform) : null
  }
}

function platformOfImage({ os, architecture, variant }: EngineImage): Platform {
  return variant === null ? { os, architecture } : { os, architecture, variant }
}
