import type { SessionState } from '../shared/views.ts'

/** A long analysis ends: reading took at least this. */
const longMs = 10_000

export interface ReadingEnd {
  readonly session: string
  readonly outcome: 'ready' | 'failed'
}

/** Follows the analyses of one window, for the bar of its taskbar button and for notifications. */
export class ReadingWatch {
  readonly #now: () => number
  readonly #began = new Map<string, number>()
  readonly #states = new Map<string, SessionState>()

  /** @param now Milliseconds that only grow. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Takes a new state. Gives what ended when that was long in coming, null otherwise. */
  take(session: string, state: SessionState): ReadingEnd | null {
    if (state.phase === 'opening' || state.phase === 'reading') {
      if (!this.#began.has(session)) this.#began.set(session, this.#now())
      this.#states.set(session, state)
      return null
    }
    const began = this.#began.get(session)
    this.forget(session)
    if (began === undefined || this.#now() - began < longMs) return null
    return state.phase === 'cancelled' ? null : { session, outcome: state.phase }
  }

  forget(session: string): void {
    this.#began.delete(session)
    this.#states.delete(session)
  }

  clear(): void {
    this.#began.clear()
    this.#states.clear()
  }

  /**
   * For setProgressBar: −1 when nothing is read, 2 when nobody knows how far it is, otherwise the
   * part of all bytes that is read.
   */
  progress(): number {
    if (this.#states.size === 0) return -1
    let bytes = 0
    let expected = 0
    for (const { progress } of this.#states.values()) {
      if (progress === null || progress.expectedBytes === null) return 2
      bytes += Math.min(progress.bytes, progress.expectedBytes)
      expected += progress.expectedBytes
    }
    return expected === 0 ? 2 : bytes / expected
  }
}
