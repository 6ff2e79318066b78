import type { Bridge } from '../../shared/contract.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import type { Overview, SessionState, SourceRequest } from '../../shared/views.ts'
import { nothingSelected, type Selection } from '../features/tab-props.ts'
import { createStore, type Store } from './store.ts'

/** One image that was opened. Finished ones are kept for a while, so that going back is instant. */
export interface OpenImage {
  /** Names the source; opening it again shows this image. */
  readonly key: string
  readonly source: SourceRequest
  /** The name it was picked by, until the image tells its own. */
  readonly title: string
  /** Null until the host has answered. */
  readonly session: string | null
  readonly state: SessionState
  readonly overview: Overview | null
  readonly selection: Selection
  /** When reading began and ended, for "Read … in …"; milliseconds. */
  readonly startedAt: number
  readonly endedAt: number | null
}

export interface RecentArchive {
  readonly key: string
  readonly source: SourceRequest
  readonly title: string
  /** It could not be read to its end when it was last opened. */
  readonly failed: boolean
}

export interface SessionsState {
  readonly images: readonly OpenImage[]
  readonly current: string | null
  /** Archives opened in this run, newest first. */
  readonly recent: readonly RecentArchive[]
}

export interface Sessions {
  readonly store: Store<SessionsState>
  readonly open: (source: SourceRequest, title: string) => void
  readonly retry: () => void
  readonly cancel: () => void
  readonly close: () => void
  readonly choose: (index: number) => void
  /** Takes so many layers for the base's; null for those that were found to be. */
  readonly moveBase: (session: string, layers: number | null) => void
  readonly select: (selection: Selection) => void
  readonly watch: () => () => void
}

const keptImages = 4
const checkMs = 2000

const opening: SessionState = { phase: 'opening', revision: 0, progress: null, error: null }

export function sourceKey(source: SourceRequest): string {
  if (source.kind === 'engine') return `engine:${source.image}${source.platform ?? ''}`
  return source.kind === 'file' ? `file:${source.handle}` : 'sample'
}

function of(session: string): (image: OpenImage) => boolean {
  return (image) => image.session === session
}

export function isUnfinished(image: OpenImage): boolean {
  return image.state.phase === 'opening' || image.state.phase === 'reading'
}

/** Reading ended before its end. */
export function isStopped(image: OpenImage): boolean {
  return image.state.phase === 'failed' || image.state.phase === 'cancelled'
}

/** The images that are open, the one in view, and everything that happens to them. */
export function createSessions(bridge: Bridge, now: () => number = Date.now): Sessions {
  const store = createStore<SessionsState>({ images: [], current: null, recent: [] })
  const fetching = new Set<string>()
  const wanted = new Map<string, SessionState>()

  const current = () =>
    store.get().images.find((image) => image.key === store.get().current) ?? null

  function change(match: (image: OpenImage) => boolean, fields: Partial<OpenImage>): void {
    const { images, recent } = store.get()
    const changed = images.map((image) => (match(image) ? { ...image, ...fields } : image))
    const phaseOf = (key: string) => changed.find((image) => image.key === key)?.state.phase
    store.set({
      images: changed,
      recent: recent.map((archive) => {
        const phase = phaseOf(archive.key)
        return phase === 'ready' || phase === 'failed'
          ? { ...archive, failed: phase === 'failed' }
          : archive
      }),
    })
  }

  function forget(image: OpenImage): void {
    store.set({ images: store.get().images.filter((other) => other !== image) })
    if (image.session !== null) void bridge.call('session:close', { session: image.session })
  }

  function leaveCurrent(): void {
    const leaving = current()
    // What was not read to its end is not kept: two streams at once would slow the one in view.
    if (leaving && leaving.state.phase !== 'ready') forget(leaving)
    store.set({ current: null })
  }

  function open(source: SourceRequest, title: string): void {
    const key = sourceKey(source)
    if (store.get().current === key && current()?.state.phase !== 'failed') return
    leaveCurrent()
    remember(key, source, title)
    const kept = store.get().images.find((image) => image.key === key)
    if (kept) {
      store.set({
        images: [kept, ...store.get().images.filter((image) => image !== kept)],
        current: key,
      })
      return
    }
    for (const old of store.get().images.slice(keptImages - 1)) forget(old)
    const image: OpenImage = {
      key,
      source,
      title,
      session: null,
      state: opening,
      overview: null,
      selection: nothingSelected,
      startedAt: now(),
      endedAt: null,
    }
    store.set({ images: [image, ...store.get().images], current: key })
    void start(image)
  }

  function remember(key: string, source: SourceRequest, title: string): void {
    if (source.kind !== 'file' || store.get().recent.some((archive) => archive.key === key)) return
    store.set({ recent: [{ key, source, title, failed: false }, ...store.get().recent] })
  }

  async function start({ key, source, startedAt }: OpenImage): Promise<void> {
    const answer = await bridge.call('session:open', { source })
    const waiting = (image: OpenImage) =>
      image.key === key && image.session === null && image.startedAt === startedAt
    if (!answer.ok) {
      change(waiting, { state: failed(answer.error), endedAt: now() })
      return
    }
    const { session } = answer.value
    if (!store.get().images.some(waiting)) {
      // The user went elsewhere before the host had answered.
      void bridge.call('session:close', { session })
      return
    }
    change(waiting, { session })
    await check(session)
  }

  /** Asks for the state: the events before the answer to `open`, or in a pause of the line, are lost. */
  async function check(session: string): Promise<void> {
    const answer = await bridge.call('session:state', { session })
    if (answer.ok) take(session, answer.value)
    else if (answer.error.code === 'session-unknown') take(session, failed(answer.error))
  }

  function take(session: string, state: SessionState): void {
    const image = store.get().images.find((candidate) => candidate.session === session)
    if (!image) return
    const { baseFoundLater } = image.state
    if (image.state.phase === 'ready' && state.baseFoundLater && !baseFoundLater) {
      void fetchAgain(session, state)
    }
    if (!isUnfinished(image)) return
    if (state.revision < image.state.revision) return
    const ended = state.phase !== 'opening' && state.phase !== 'reading'
    // "ready" is shown together with the whole overview, never before it.
    if (state.phase === 'ready') {
      void fetchOverview(session, state)
      return
    }
    const changed = state.revision > image.state.revision
    change(of(session), { state, endedAt: ended ? now() : null })
    if (changed) void fetchOverview(session, state)
  }

  /** One question at a time for a session; what came meanwhile is asked for after it. */
  async function fetchOverview(session: string, latest: SessionState): Promise<void> {
    wanted.set(session, latest)
    if (fetching.has(session)) return
    fetching.add(session)
    for (let state = wanted.get(session); state; state = wanted.get(session)) {
      wanted.delete(session)
      const answer = await bridge.call('session:overview', { session })
      if (answer.ok) change(of(session), { overview: answer.value })
      if (state.phase !== 'ready') continue
      change(of(session), { state: answer.ok ? state : failed(answer.error), endedAt: now() })
    }
    fetching.delete(session)
  }

  /** What was ready stays in view until its overview with the base is there. */
  async function fetchAgain(session: string, state: SessionState): Promise<void> {
    change(of(session), { state })
    const answer = await bridge.call('session:overview', { session })
    if (answer.ok) change(of(session), { overview: answer.value })
  }

  function retry(): void {
    const image = current()
    if (!image) return
    forget(image)
    store.set({ current: null })
    open(image.source, image.title)
  }

  function cancel(): void {
    const image = current()
    if (!image || !isUnfinished(image)) return
    change((other) => other === image, {
      state: { ...image.state, phase: 'cancelled' },
      endedAt: now(),
    })
    if (image.session !== null) void bridge.call('session:cancel', { session: image.session })
  }

  function close(): void {
    const image = current()
    if (image) forget(image)
    store.set({ current: null })
  }

  function choose(index: number): void {
    const image = current()
    const session = image?.session ?? null
    if (!image || session === null || image.overview?.chosen === index) return
    void bridge.call('session:choose', { session, index }).then((answer) => {
      if (!answer.ok) return change(of(session), { state: failed(answer.error) })
      const shown = store.get().images.find(of(session))?.overview
      // the whole of what was chosen while it was read may have come before this answer
      const overtaken = shown?.complete === true && !answer.value.complete
      change(of(session), {
        ...(overtaken ? {} : { overview: answer.value }),
        selection: nothingSelected,
      })
    })
  }

  function moveBase(session: string, layers: number | null): void {
    void bridge.call('session:base', { session, layers }).then((answer) => {
      if (answer.ok) change(of(session), { overview: answer.value })
    })
  }

  function select(selection: Selection): void {
    const { current: key } = store.get()
    change((image) => image.key === key, { selection })
  }

  function watch(): () => void {
    const stop = bridge.on('session:state', ({ session, state }) => {
      take(session, state)
    })
    const timer = window.setInterval(() => {
      const image = current()
      if (image && image.session !== null && isUnfinished(image)) void check(image.session)
    }, checkMs)
    return () => {
      stop()
      window.clearInterval(timer)
    }
  }

  return { store, open, retry, cancel, close, choose, moveBase, select, watch }
}

function failed(error: ErrorInfo): SessionState {
  return { phase: 'failed', revision: 0, progress: null, error }
}
