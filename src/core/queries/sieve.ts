import { kindFile } from '../model/entry-kind.ts'
import { removed } from '../union/event-log.ts'
import type { Timeline } from '../union/timeline.ts'
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
  readonly #test: FileTest | null

  constructor(timeline: Timeline, index: ViewIndex, ghosts: boolean, test: FileTest | null) {
    this.#timeline = timeline
    this.#test = test
    this.index = index
    this.ghosts = ghosts && index.view.mode === 'merged'
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
    if (!ghosts || event <= (this.#timeline.events.starts[path] as number)) return own
    return this.copies(path).length > 0 ? own | wantedCopy : own
  }

  /** The copies of a path that later layers of the view overwrote and that are wanted, newest first. */
  copies(path: number): readonly number[] {
    if (!this.ghosts) return []
    const found: number[] = []
    const { events } = this.#timeline
    const first = events.starts[path] as number
    for (let event = (this.index.events[path] as number) - 1; event >= first; event--) {
      if (!this.#isFile(event)) continue
      const change = this.copyChange(event)
      if (this.#test === null || this.#test(event, change, 0, true)) found.push(event)
    }
    return found
  }

  /** What the layer of the view did to an overwritten copy: replaced it now, or nothing any more. */
  copyChange(event: number): number {
    const { view } = this.index
    const layer = this.#timeline.events.layers[event + 1]
    return view.mode === 'merged' && layer === view.layer ? isModified : isUnchanged
  }

  #isFile(event: number): boolean {
    const entry = this.#timeline.events.entries[event] as number
    return entry !== removed && entry >= 0 && this.#timeline.entries.kindNumber(entry) === kindFile
  }
}
