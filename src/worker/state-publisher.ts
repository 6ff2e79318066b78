import type { SessionState } from '../shared/views.ts'

/**
 * Passes states on at most once in `intervalMs`. The newest always arrives: what comes too early
 * waits for its turn and is replaced by what comes after it; a state that ends the analysis, or
 * the first one that has something to show, does not wait.
 */
export class StatePublisher {
  readonly #send: (state: SessionState) => void
  readonly #intervalMs: number
  #lastSent = -Infinity
  #isShown = false
  #pending: SessionState | null = null
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(send: (state: SessionState) => void, intervalMs = 100) {
    this.#send = send
    this.#intervalMs = intervalMs
  }

  publish(state: SessionState): void {
    const wait = this.#lastSent + this.#intervalMs - performance.now()
    const isFirstView = !this.#isShown && state.revision > 0
    if (wait <= 0 || isFirstView || isLast(state)) {
      this.#flush(state)
      return
    }
    this.#pending = state
    this.#timer ??= setTimeout(() => {
      if (this.#pending) this.#flush(this.#pending)
    }, wait)
  }

  #flush(state: SessionState): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#pending = null
    this.#lastSent = performance.now()
    this.#isShown ||= state.revision > 0
    this.#send(state)
  }
}

function isLast(state: SessionState): boolean {
  return state.phase === 'ready' || state.phase === 'failed' || state.phase === 'cancelled'
}
