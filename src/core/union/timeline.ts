import type { PathTable } from '../store/path-table.ts'
import { rootPath } from '../store/path-table.ts'
import type { EventColumns } from './event-log.ts'
import { removed } from './event-log.ts'
import type { ImageEntries } from './image-entries.ts'
import { absent, impliedDirectory } from './live-tree.ts'

/** One stop in the life of a path. */
export interface PathEvent {
  readonly layer: number
  /** An entry number of `Timeline.entries`, `impliedDirectory` or `removed`. */
  readonly entry: number
  /** Change bits against the tree below; for `removed` why it went. */
  readonly change: number
}

/**
 * The merged trees of an image at every layer, as one list of events for each path: "what is here
 * at layer N", "children at layer N" and "the life of this path" are look-ups, and comparing two
 * layers is two look-ups for each path. A layer that says nothing about a path has no event there.
 */
export class Timeline {
  readonly paths: PathTable
  readonly entries: ImageEntries
  readonly events: EventColumns
  /** Children of path `p`, ever seen: `childList[childStarts[p]]` … `[childStarts[p + 1] − 1]`. */
  readonly childStarts: Uint32Array
  readonly childList: Uint32Array

  constructor(paths: PathTable, entries: ImageEntries, events: EventColumns) {
    this.paths = paths
    this.entries = entries
    this.events = events
    const count = this.pathCount
    this.childStarts = new Uint32Array(count + 1)
    this.childList = new Uint32Array(Math.max(0, count - 1))
    for (let path = 1; path < count; path++) {
      const slot = paths.parent(path) + 1
      this.childStarts[slot] = (this.childStarts[slot] as number) + 1
    }
    for (let path = 0; path < count; path++) {
      this.childStarts[path + 1] =
        (this.childStarts[path + 1] as number) + (this.childStarts[path] as number)
    }
    const next = this.childStarts.slice(0, count)
    for (let path = 1; path < count; path++) {
      const parent = paths.parent(path)
      this.childList[next[parent] as number] = path
      next[parent] = (next[parent] as number) + 1
    }
  }

  /** How many paths the timeline knows: those that the table had when the layers were stacked. */
  get pathCount(): number {
    return this.events.starts.length - 1
  }

  get layerCount(): number {
    return this.entries.layers.length
  }

  /** Bytes of memory held beside paths and entries. */
  get memory(): number {
    const { starts, layers, entries, changes } = this.events
    const columns = [starts, layers, entries, changes, this.childStarts, this.childList]
    const own = columns.reduce((sum, column) => sum + column.byteLength, 0)
    return own + this.entries.inodes.byteLength
  }

  /** The index of the last event of a path up to and with `layer`, -1 when there is none. */
  eventAt(path: number, layer: number): number {
    const { starts, layers } = this.events
    const first = starts[path] as number
    let low = first
    let high = starts[path + 1] as number
    // nearly always the last event is meant
    if (high > first && (layers[high - 1] as number) <= layer) return high - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((layers[middle] as number) <= layer) low = middle + 1
      else high = middle
    }
    return low === first ? -1 : low - 1
  }

  /** What the merged tree at `layer` has at a path: an entry number, `impliedDirectory` or `absent`. */
  stateAt(path: number, layer: number): number {
    const event = this.eventAt(path, layer)
    if (event < 0) return path === rootPath ? impliedDirectory : absent
    const entry = this.events.entries[event] as number
    return entry === removed ? absent : entry
  }

  /** The layer that the thing at a path comes from, seen at `layer`; -1 when nothing is there. */
  originAt(path: number, layer: number): number {
    const event = this.eventAt(path, layer)
    if (event < 0 || this.events.entries[event] === removed) return -1
    return this.events.layers[event] as number
  }

  /** Every event of a path, oldest first. */
  life(path: number): readonly PathEvent[] {
    const { starts, layers, entries, changes } = this.events
    const life: PathEvent[] = []
    for (let at = starts[path] as number; at < (starts[path + 1] as number); at++) {
      life.push({
        layer: layers[at] as number,
        entry: entries[at] as number,
        change: changes[at] as number,
      })
    }
    return life
  }

  /** The paths in a directory of the merged tree at `layer`, in no particular order. */
  childrenAt(path: number, layer: number): readonly number[] {
    const children: number[] = []
    const end = this.childStarts[path + 1] as number
    for (let at = this.childStarts[path] as number; at < end; at++) {
      const child = this.childList[at] as number
      if (this.stateAt(child, layer) !== absent) children.push(child)
    }
    return children
  }

  /** Paths of the merged tree at `layer`, implied directories included, the root not. */
  countAt(layer: number): number {
    let count = 0
    for (let path = 1; path < this.pathCount; path++) {
      if (this.stateAt(path, layer) !== absent) count++
    }
    return count
  }
}
