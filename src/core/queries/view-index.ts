import { rootPath } from '../store/path-table.ts'
import { changeAdded } from '../union/change.ts'
import type { EntryComparison } from '../union/change.ts'
import { removed } from '../union/event-log.ts'
import type { Timeline } from '../union/timeline.ts'
import type { EventColumns } from './event-columns.ts'
import type { TreeView } from './tree-view.ts'

/* What a view has at each path, as bits of `ViewIndex.state`. */

/** The lowest two bits: what the view says of the path. */
export const changeKindMask = 3
export const isUnchanged = 0
export const isAdded = 1
export const isModified = 2
export const isRemoved = 3
/** The view has a row for the path. */
export const isShown = 4
/** Gone at this point, but an earlier layer ships it: a row only when ghosts are wanted. */
export const isGhost = 8
/** Something below was added, modified or removed. */
export const hasChangeBelow = 16
/** A name of a copy whose bytes are counted at another name of it. */
export const isCountedElsewhere = 32

const nowhere = -1

/**
 * A view worked out for every path: which event of the timeline its row shows, what changed, and
 * for directories the sums of what is below them. Kept; six bytes a path, and twelve or twenty a
 * directory.
 */
export class ViewIndex {
  readonly view: TreeView
  /** The event whose entry a row shows (for a removed path the last one that was there), or -1. */
  readonly events: Int32Array
  readonly state: Uint8Array
  /** Change bits (change.ts) of modified paths. */
  readonly changes: Uint8Array
  readonly #timeline: Timeline
  readonly #columns: EventColumns
  /** By the numbers of `EventColumns.directories`. */
  readonly #bytes: Float64Array
  readonly #below: Uint32Array
  readonly #bytesBefore: Float64Array | null

  constructor(
    timeline: Timeline,
    columns: EventColumns,
    comparison: EntryComparison,
    view: TreeView,
  ) {
    this.#columns = columns
    this.view = view
    this.#timeline = timeline
    const count = timeline.pathCount
    this.events = new Int32Array(count)
    this.state = new Uint8Array(count)
    this.changes = new Uint8Array(count)
    const directories = columns.directories.count
    this.#bytes = new Float64Array(directories)
    this.#below = new Uint32Array(directories)
    this.#bytesBefore = view.mode === 'compare' ? new Float64Array(directories) : null
    switch (view.mode) {
      case 'merged':
        this.#readMerged(view.layer)
        break
      case 'layer':
        this.#readLayer(view.layer)
        break
      case 'compare':
        this.#readComparison(view.from, view.to, comparison)
        break
    }
    this.#markSharedNames()
    this.#countPaths()
    this.#sumUp(view.mode === 'layer' ? view.layer : nowhere)
  }

  /** Bytes of all files below a directory, each copy counted once; 0 of everything else. */
  bytesBelow(path: number): number {
    return this.#bytes[this.#columns.directories.numberOf(path)] ?? 0
  }

  /** In a comparison, as `bytesBelow`, what it was before. */
  bytesBelowBefore(path: number): number {
    return this.#bytesBefore?.[this.#columns.directories.numberOf(path)] ?? 0
  }

  /** Rows below a directory, ghosts not counted. */
  rowsBelow(path: number): number {
    return this.#below[this.#columns.directories.numberOf(path)] ?? 0
  }

  #readMerged(layer: number): void {
    const timeline = this.#timeline
    const { layers, entries, changes } = timeline.events
    const { events, state } = this
    for (let path = 0; path < events.length; path++) {
      const event = timeline.eventAt(path, layer)
      events[path] = event
      if (event < 0) continue
      const isHere = layers[event] === layer
      if (entries[event] === removed) {
        // what was there before it went; a path never goes without having been
        events[path] = event - 1
        state[path] = isGhost | (isHere ? isRemoved : isUnchanged)
      } else if (isHere) this.#set(path, event, changes[event] as number)
      else state[path] = isShown
    }
  }

  #readLayer(layer: number): void {
    const { layers, entries, changes } = this.#timeline.events
    const { events, state } = this
    for (let path = 0; path < events.length; path++) {
      events[path] = nowhere
      const event = this.#timeline.eventAt(path, layer)
      if (event < 0 || layers[event] !== layer) continue
      if (entries[event] === removed) {
        events[path] = event - 1
        state[path] = isShown | isRemoved
      } else this.#set(path, event, changes[event] as number)
    }
  }

  #readComparison(from: number, to: number, comparison: EntryComparison): void {
    const timeline = this.#timeline
    const { layers, entries, changes } = timeline.events
    const { events, state } = this
    const { sizes, directories } = this.#columns
    const sums = this.#bytesBefore ?? new Float64Array()
    const lower = Math.min(from, to)
    const upper = Math.max(from, to)
    for (let path = 0; path < events.length; path++) {
      const later = timeline.eventAt(path, upper)
      // nearly always nothing has come in between
      const same = later < 0 || (layers[later] as number) <= lower
      const earlier = same ? later : timeline.eventAt(path, lower)
      const before = this.#presentOf(from === lower ? earlier : later)
      if (before >= 0) {
        const directory = directories.above[path] as number
        sums[directory] = (sums[directory] as number) + (sizes[before] as number)
      }
      if (same) {
        events[path] = before
        if (before >= 0) state[path] = isShown
        continue
      }
      const after = this.#presentOf(from === lower ? later : earlier)
      if (after < 0) {
        events[path] = before
        if (before >= 0) state[path] = isShown | isRemoved
      } else if (before < 0) this.#set(path, after, changeAdded)
      // of two that followed each other the later was compared with the other when it came
      else if (later === earlier + 1) this.#set(path, after, changes[later] as number)
      else {
        const old = entries[before] as number
        this.#set(path, after, comparison.compare(old, entries[after] as number))
      }
    }
    const was = (path: number) => this.#presentOf(timeline.eventAt(path, from))
    for (const path of this.#columns.namesWithoutBytes(was, () => false)) {
      const directory = directories.above[path] as number
      sums[directory] = (sums[directory] as number) - (sizes[was(path)] as number)
    }
  }

  #set(path: number, event: number, changes: number): void {
    this.events[path] = event
    this.changes[path] = changes === changeAdded ? 0 : changes
    const kind = changes === 0 ? isUnchanged : changes === changeAdded ? isAdded : isModified
    this.state[path] = isShown | kind
  }

  /** The event, when there is one and it put something at its path; -1 otherwise. */
  #presentOf(event: number): number {
    return event >= 0 && this.#timeline.events.entries[event] === removed ? nowhere : event
  }

  #markSharedNames(): void {
    const { events, state } = this
    const names = this.#columns.namesWithoutBytes(
      (path) => events[path] as number,
      (path) => isGone(state[path] as number),
    )
    for (const path of names) state[path] = (state[path] as number) | isCountedElsewhere
  }

  /** Gives the directory of each path what the path itself brings. */
  #countPaths(): void {
    const { events, state } = this
    const [bytes, below] = [this.#bytes, this.#below]
    const { sizes, directories } = this.#columns
    const { above, paths } = directories
    for (let path = rootPath + 1; path < state.length; path++) {
      const own = state[path] as number
      if (!isRow(own)) continue
      const directory = above[path] as number
      if ((own & isShown) !== 0) below[directory] = (below[directory] as number) + 1
      if ((own & changeKindMask) !== isUnchanged) {
        const parent = paths[directory] as number
        state[parent] = (state[parent] as number) | hasChangeBelow
      }
      if ((own & isCountedElsewhere) !== 0) continue
      // what is gone counts for directories that are gone with it, not for those that stay
      if (isGone(own) && !isGone(state[paths[directory] as number] as number)) continue
      bytes[directory] = (bytes[directory] as number) + (sizes[events[path] as number] ?? 0)
    }
  }

  /**
   * Adds up the directories, what is in others before those. In a view of one layer also brings in
   * those that lead to something.
   */
  #sumUp(passing: number): void {
    const { state } = this
    const [bytes, below, before] = [this.#bytes, this.#below, this.#bytesBefore]
    const { paths, above, count } = this.#columns.directories
    for (let directory = count - 1; directory > 0; directory--) {
      const path = paths[directory] as number
      const outer = above[path] as number
      const parent = paths[outer] as number
      if (passing !== nowhere && below[directory] !== 0 && !isRow(state[path] as number)) {
        this.events[path] = this.#timeline.eventAt(path, passing)
        state[path] = (state[path] as number) | isShown
        below[outer] = (below[outer] as number) + 1
      }
      const own = state[path] as number
      if (!isRow(own)) continue
      if ((own & hasChangeBelow) !== 0) state[parent] = (state[parent] as number) | hasChangeBelow
      if ((own & isShown) !== 0) {
        below[outer] = (below[outer] as number) + (below[directory] as number)
      }
      if (!isGone(own) || isGone(state[parent] as number)) {
        bytes[outer] = (bytes[outer] as number) + (bytes[directory] as number)
      }
      if (before) before[outer] = (before[outer] as number) + (before[directory] as number)
    }
    state[rootPath] = (state[rootPath] as number) | isShown
  }
}

/** A row of the view, perhaps only when ghosts are wanted. */
function isRow(state: number): boolean {
  return (state & (isShown | isGhost)) !== 0
}

function isGone(state: number): boolean {
  return (state & isGhost) !== 0 || (state & changeKindMask) === isRemoved
}
