import type { Timeline } from '../union/timeline.ts'
import type { EventColumns } from './event-columns.ts'
import type { FileTest } from './file-filter.ts'
import { changeKindMask, isGhost, isModified, isShown, isUnchanged } from './view-index.ts'
import type { ViewIndex } from './view-index.ts'

/* What of a path is wanted, as bits. */

/** The path itself. */
export const isWanted = 1
/** A copy that a later layer overwrote. */
export const wantedCopy = 4

/** Rows of a list: paths, each with the event that the row shows. */
export interface Items {
  readonly paths: Uint32Array
  readonly events: Int32Array
}

/** A view with its filter: says of each path by itself what of it has rows. */
export class Sieve {
  readonly index: ViewIndex
  readonly ghosts: boolean
  readonly #timeline: Timeline
  readonly #columns: EventColumns
  readonly #test: FileTest | null

  constructor(
    timeline: Timeline,
    columns: EventColumns,
    index: ViewIndex,
    ghosts: boolean,
    test: FileTest | null,
  ) {
    this.#timeline = timeline
    this.#columns = columns
    this.#test = test
    this.index = index
    this.ghosts = ghosts && index.view.mode === 'merged'
  }

  /** Whether all rows of the view are wanted, and nothing else. */
  get hasAllRows(): boolean {
    return this.#test === null && !this.ghosts
  }

  /** What of a path is wanted; 0 is nothing. */
  judge(path: number): number {
    const { index, ghosts } = this
    const state = index.state[path] as number
    const gone = (state & isGhost) !== 0
    if ((state & isShown) === 0 && !(gone && ghosts)) return 0
    const event = index.events[path] as number
    const test = this.#test
    const fits =
      test === null || test(event, state & changeKindMask, index.changes[path] as number, gone)
    const own = fits ? isWanted : 0
    if (!ghosts) return own
    const first = this.#timeline.events.starts[path] as number
    for (let copy = event - 1; copy >= first; copy--) {
      if (this.isWantedCopy(copy)) return own | wantedCopy
    }
    return own
  }

  /** The copies of a path that later layers of the view overwrote and that are wanted, newest first. */
  copies(path: number): readonly number[] {
    if (!this.ghosts) return []
    const found: number[] = []
    const { events } = this.#timeline
    const first = events.starts[path] as number
    for (let event = (this.index.events[path] as number) - 1; event >= first; event--) {
      if (this.isWantedCopy(event)) found.push(event)
    }
    return found
  }

  /** What the layer of the view did to an overwritten copy: replaced it now, or nothing any more. */
  copyChange(event: number): number {
    const { view } = this.index
    const layer = this.#timeline.events.layers[event + 1]
    return view.mode === 'merged' && layer === view.layer ? isModified : isUnchanged
  }

  /** Whether the copy of an event, which a later one of its path overwrote, is wanted. */
  isWantedCopy(event: number): boolean {
    if (!this.#columns.isFile(event)) return false
    return this.#test === null || this.#test(event, this.copyChange(event), 0, true)
  }
}
