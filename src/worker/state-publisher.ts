import { Paced } from '../backend/analysis/paced.ts'
import type { SessionState } from '../shared/views.ts'

/**
 * Passes states on at a pace; a state that ends the analysis, or the first one that has something
 * to show, does not wait.
 */
export class StatePublisher {
  readonly #paced: Paced<SessionState>
  #isShown = false

  constructor(send: (state: SessionState) => void, intervalMs = 100) {
    this.#paced = new Paced((state) => {
      this.#isShown ||= state.revision > 0
      send(state)
    }, intervalMs)
  }

  publish(state: SessionState): void {
    const isFirstView = !this.#isShown && state.revision > 0
    this.#paced.offer(() => state, isFirstView || isLast(state))
  }
}

function isLast(state: SessionState): boolean {
  return state.phase === 'ready' || state.phase === 'failed' || state.phase === 'cancelled'
}
