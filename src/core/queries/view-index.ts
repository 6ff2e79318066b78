import { rootPath } from '../store/path-table.ts'
import { changeAdded } from '../union/change.ts'
import type { EntryComparison } from '../union/change.ts'
import { removed } from '../union/event-log.ts'
import type { Timeline } from '../union/timeline.ts'
import type { EntryColumns } from './entry-columns.ts'
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

const nowhere = -1

/**
 * A view worked out for every path: which event of the timeline its row shows, what changed, and
 * for directories the sums of what is below them. Made in one pass over the paths and kept; about
 * 18 bytes a path.
 */
export class ViewIndex {
  readonly view: TreeView
  /** The event whose entry a row shows (for a removed path the last one that was there), or -1. */
  readonly events: Int32Array
  readonly state: Uint8Array
  /** Change bits (change.ts) of modified paths. */
  readonly changes: Uint8Array
  /** Bytes of a file; of a directory those of all files below it, each copy counted once. */
  readonly bytes: Float64Array
  /** Rows below a directory, ghosts not counted. */
  readonly below: Uint32Array
  /** In a comparison the bytes before. */
  readonly bytesBefore: Float64Array | null
  readonly #timeline: Timeline
  readonly #columns: EntryColumns

  constructor(
    timeline: Timeline,
    columns: EntryColumns,
    comparison: EntryComparison,
    view: TreeView,
  ) {
    const count = timeline.pathCount
    this.#columns = columns
    this.view = view
    this.#timeline = timeline
    this.events = new Int32Array(count).fill(nowhere)
    this.state = new Uint8Array(count)
    this.changes = new Uint8Array(count)
    this.bytes = new Float64Array(count)
    this.below = new Uint32Array(count)
    this.bytesBefore = view.mode === 'compare' ? new Float64Array(count) : null
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
    this.#weigh(this.events, this.bytes, this.state)
    this.#sumUp(view.mode === 'layer' ? view.layer : nowhere)
  }

  get memory(): number {
    const columns = [this.events, this.state, this.changes, this.bytes, this.below]
    const own = columns.reduce((sum, column) => sum + column.byteLength, 0)
    return own + (this.bytesBefore?.byteLength ?? 0)
  }

  #readMerged(layer: number): void {
    const timeline = this.#timeline
    const { layers, entries, changes } = timeline.events
    const { events, state } = this
    for (let path = 0; path < events.length; path++) {
      const event = timeline.eventAt(path, layer)
      if (event < 0) continue
      const isHere = layers[event] === layer
      if (entries[event] === removed) {
        // what was there before it went; a path never goes without having been
        events[path] = event - 1
        state[path] = isGhost | (isHere ? isRemoved : isUnchanged)
      } else if (isHere) this.#set(path, event, changes[event] as number)
      else {
        events[path] = event
        state[path] = isShown
      }
    }
  }

  #readLayer(layer: number): void {
    const { events } = this.#timeline
    for (let path = 0; path < this.events.length; path++) {
      const event = this.#timeline.eventAt(path, layer)
      if (event < 0 || events.layers[event] !== layer) continue
      if (events.entries[event] === removed) {
        this.events[path] = event - 1
        this.state[path] = isShown | isRemoved
      } else this.#set(path, event, events.changes[event] as number)
    }
  }

  #readComparison(from: number, to: number, comparison: EntryComparison): void {
    const { events } = this.#timeline
    const was = new Int32Array(this.events.length)
    for (let path = 0; path < this.events.length; path++) {
      const before = this.#present(path, from)
      was[path] = before
      const after = this.#present(path, to)
      if (after < 0) {
        if (before < 0) continue
        this.events[path] = before
        this.state[path] = isShown | isRemoved
      } else if (before < 0) this.#set(path, after, changeAdded)
      else if (before === after) this.#set(path, after, 0)
      else {
        const old = events.entries[before] as number
        this.#set(path, after, comparison.compare(old, events.entries[after] as number))
      }
    }
    if (this.bytesBefore) this.#weigh(was, this.bytesBefore, new Uint8Array(was.length))
  }

  #set(path: number, event: number, changes: number): void {
    this.events[path] = event
    this.changes[path] = changes === changeAdded ? 0 : changes
    const kind = changes === 0 ? isUnchanged : changes === changeAdded ? isAdded : isModified
    this.state[path] = isShown | kind
  }

  /** The event that put what is at a path at a layer; -1 when nothing is there. */
  #present(path: number, layer: number): number {
    const event = this.#timeline.eventAt(path, layer)
    return event >= 0 && this.#timeline.events.entries[event] === removed ? nowhere : event
  }

  /**
   * Gives every file its bytes, a copy with several names at one of them only: its own, or when that
   * is not there the first. What is gone weighs by itself.
   */
  #weigh(events: Int32Array, bytes: Float64Array, state: Uint8Array): void {
    const { entries, events: all } = this.#timeline
    const { sizes } = this.#columns
    const linked = new Set<number>()
    for (let path = 0; path < events.length; path++) {
      const event = events[path] as number
      if (event < 0) continue
      const entry = all.entries[event] as number
      if (entry < 0) continue
      const size = sizes[entry] as number
      if (size === 0) continue
      const inode = entries.inodes[entry] as number
      if (inode !== entry) {
        if (isGone(state[path] as number)) continue
        const own = entries.path(inode)
        const ownEvent = isGone(state[own] as number) ? nowhere : (events[own] as number)
        if (ownEvent >= 0 && all.entries[ownEvent] === inode) continue
        if (linked.has(inode)) continue
        linked.add(inode)
      }
      bytes[path] = size
    }
  }

  /**
   * Adds up from the leaves: a path's number is always larger than its parent's. In a view of one
   * layer also brings in the directories that lead to something.
   */
  #sumUp(passing: number): void {
    const { state, bytes, below, bytesBefore } = this
    const { paths } = this.#timeline
    for (let path = state.length - 1; path > rootPath; path--) {
      const own = state[path] as number
      if ((own & (isShown | isGhost)) === 0) continue
      const parent = paths.parent(path)
      const above = state[parent] as number
      if (passing !== nowhere && (above & isShown) === 0 && parent !== rootPath) {
        this.events[parent] = this.#timeline.eventAt(parent, passing)
        state[parent] = isShown
      }
      const isChanged = (own & changeKindMask) !== isUnchanged || (own & hasChangeBelow) !== 0
      if (isChanged) state[parent] = (state[parent] as number) | hasChangeBelow
      if ((own & isShown) !== 0)
        below[parent] = (below[parent] as number) + (below[path] as number) + 1
      // what is gone counts for directories that are gone with it, not for those that stay
      if (!isGone(own) || isGone(above)) {
        bytes[parent] = (bytes[parent] as number) + (bytes[path] as number)
      }
      if (bytesBefore) {
        bytesBefore[parent] = (bytesBefore[parent] as number) + (bytesBefore[path] as number)
      }
    }
    state[rootPath] = (state[rootPath] as number) | isShown
  }
}

function isGone(state: number): boolean {
  return (state & isGhost) !== 0 || (state & changeKindMask) === isRemoved
}
