import type { Bridge } from '../../shared/contract.ts'
import type { EngineChoice, EngineStatus, ImageSummary } from '../../shared/views.ts'
import { idle, valueOf, type LoadState } from './load-state.ts'
import { createStore, type Store } from './store.ts'

export interface EngineState {
  readonly status: LoadState<EngineStatus>
  readonly images: LoadState<readonly ImageSummary[]>
  readonly choices: readonly EngineChoice[]
  /** When the images were listed: ages are counted to then, so that a list at rest stays at rest. */
  readonly listedAt: number
}

export interface Engine {
  readonly store: Store<EngineState>
  /** Looks whether the engine answers, and what images it has. */
  readonly refresh: () => Promise<void>
  readonly loadChoices: () => Promise<void>
  readonly select: (id: string) => Promise<void>
  /** Listens to the engine, to the window's focus, and looks again while there is none. */
  readonly watch: () => () => void
}

const lookAgainMs = 5000

/** The engine and its images as the library shows them. */
export function createEngine(bridge: Bridge): Engine {
  const store = createStore<EngineState>({ status: idle, images: idle, choices: [], listedAt: 0 })
  // Answers of an older question, or of an engine no longer chosen, are dropped.
  let round = 0

  async function refresh(): Promise<void> {
    const mine = (round += 1)
    store.set({ status: { status: 'loading', previous: valueOf(store.get().status) } })
    const answer = await bridge.call('engine:status', {})
    if (mine !== round) return
    if (!answer.ok) {
      store.set({ status: { status: 'failed', error: answer.error, previous: null }, images: idle })
      return
    }
    await take(answer.value, mine)
  }

  async function take(status: EngineStatus, mine: number): Promise<void> {
    store.set({ status: { status: 'ready', value: status } })
    if (status.state !== 'on') {
      store.set({ images: idle })
      return
    }
    const before = valueOf(store.get().images)
    store.set({ images: { status: 'loading', previous: before } })
    const images = await bridge.call('engine:images', {})
    if (mine !== round) return
    store.set({
      listedAt: Date.now(),
      images: images.ok
        ? { status: 'ready', value: images.value }
        : { status: 'failed', error: images.error, previous: before },
    })
  }

  async function loadChoices(): Promise<void> {
    const answer = await bridge.call('engine:choices', {})
    if (answer.ok) store.set({ choices: answer.value })
  }

  async function select(id: string): Promise<void> {
    const mine = (round += 1)
    store.set({ status: { status: 'loading', previous: null }, images: idle })
    const answer = await bridge.call('engine:select', { id })
    if (mine !== round) return
    if (answer.ok) await take(answer.value, mine)
    else store.set({ status: { status: 'failed', error: answer.error, previous: null } })
    await loadChoices()
  }

  function watch(): () => void {
    const stop = bridge.on('engine:changed', ({ status }) => {
      void take(status, (round += 1))
    })
    const onFocus = () => {
      void refresh()
    }
    window.addEventListener('focus', onFocus)
    const timer = window.setInterval(() => {
      const status = valueOf(store.get().status)
      if (status?.state !== 'on' && document.visibilityState === 'visible') void refresh()
    }, lookAgainMs)
    return () => {
      stop()
      window.removeEventListener('focus', onFocus)
      window.clearInterval(timer)
    }
  }

  return { store, refresh, loadChoices, select, watch }
}
