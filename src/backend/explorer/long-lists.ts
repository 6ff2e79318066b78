import { setImmediate } from 'node:timers/promises'
import { Recent } from '../../core/queries/recent.ts'
import type { ListProgress } from '../../core/queries/flat-list.ts'
import type { Items } from '../../core/queries/sieve.ts'
import { say } from '../../core/sentences/sentence.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import { runWithin } from './time-limit.ts'

/** Work between two looks at what else is asked. */
const sliceMs = 12
/** A search is answered with what it has after this time. */
const answerMs = 60
/** A slice that takes this long is stuck in one expression. */
const stuckMs = 3000
const listsKept = 3

type Work = Generator<ListProgress, Items, undefined>

/** A long list as far as it is worked out. */
export interface ListState {
  readonly items: Items
  readonly progress: number
  readonly complete: boolean
}

/**
 * Works out long lists a little at a time, so that the worker hears of newer questions: of the lists
 * that are searched for only the newest goes on.
 */
export class LongLists {
  readonly #jobs = new Recent<Job>(listsKept)
  #newest: Job | null = null

  /**
   * What a search has after a moment; asked again under the same key it goes on. `mayHang` is a
   * search that tries expressions, which are then watched. Throws a
   * StrataError `cancelled` when another search is asked for meanwhile, `invalid-argument` for an
   * expression that takes too long.
   */
  async search(key: string, mayHang: boolean, start: () => Work): Promise<ListState> {
    // to begin may take a while, too
    const deadline = performance.now() + answerMs
    const job = this.#jobs.get(key, () => new Job(start(), mayHang))
    this.#newest = job
    while (!job.state.complete) {
      this.#step(key, job)
      await setImmediate()
      if (this.#newest !== job) throw new StrataError(errorInfo('cancelled', say('newerSearch')))
      if (performance.now() >= deadline) break
    }
    return job.state
  }

  /** The whole of a list. */
  async whole(key: string, start: () => Work): Promise<Items> {
    const job = this.#jobs.get(key, () => new Job(start(), false))
    while (!job.state.complete) {
      this.#step(key, job)
      await setImmediate()
    }
    return job.state.items
  }

  #step(key: string, job: Job): void {
    if (!job.mayHang) return job.run(sliceMs)
    if (runWithin(stuckMs, () => job.run(sliceMs))) return
    // whoever asks for it again begins again
    this.#jobs.drop(key)
    throw new StrataError(errorInfo('invalid-argument', say('slowExpression'), say('makeSimpler')))
  }
}

class Job {
  state: ListState = {
    items: { paths: new Uint32Array(), events: new Int32Array() },
    progress: 0,
    complete: false,
  }
  readonly mayHang: boolean
  readonly #work: Work

  constructor(work: Work, mayHang: boolean) {
    this.#work = work
    this.mayHang = mayHang
  }

  run(milliseconds: number): void {
    const end = performance.now() + milliseconds
    while (!this.state.complete && performance.now() < end) {
      const step = this.#work.next()
      this.state = step.done
        ? { items: step.value, progress: 1, complete: true }
        : { ...step.value, complete: false }
    }
  }
}
