import { kindFile, kindHardlink } from '../model/entry-kind.ts'
import { rootPath } from '../store/path-table.ts'
import type { Timeline } from '../union/timeline.ts'
import type { EntryColumns } from './entry-columns.ts'
import type { Shape } from './shape.ts'
import { isWanted, wantedCopy } from './shape.ts'
import { changeKindMask, isGhost, isRemoved } from './view-index.ts'

/** One stored copy of a file: the event that put it there, its bytes, and whether it is a ghost. */
export type CopyVisit = (event: number, bytes: number, ghost: boolean) => void

/**
 * The bytes that a shown tree stores at every path and below it, each copy counted once. What the
 * layer of a view removes is not stored by it and weighs nothing. Twelve bytes a path.
 */
export class MapWeights {
  readonly bytes: Float64Array
  /** Files and other names of files, at the path and below it. */
  readonly files: Uint32Array
  readonly #timeline: Timeline
  readonly #columns: EntryColumns
  readonly #shape: Shape

  constructor(timeline: Timeline, columns: EntryColumns, shape: Shape) {
    this.#timeline = timeline
    this.#columns = columns
    this.#shape = shape
    const { visible } = shape
    this.bytes = new Float64Array(visible.length)
    this.files = new Uint32Array(visible.length)
    const { bytes, files } = this
    let path = visible.length - 1
    const add: CopyVisit = (_event, size) => {
      bytes[path] = (bytes[path] as number) + size
      files[path] = (files[path] as number) + 1
    }
    // a path's number is always larger than its parent's
    for (; path > rootPath; path--) {
      if (visible[path] === 0) continue
      this.eachCopy(path, add)
      const parent = timeline.paths.parent(path)
      bytes[parent] = (bytes[parent] as number) + (bytes[path] as number)
      files[parent] = (files[parent] as number) + (files[path] as number)
    }
  }

  /** The copies of files that are shown at a path itself. */
  eachCopy(path: number, visit: CopyVisit): void {
    const { visible, index } = this.#shape
    const seen = visible[path] as number
    if ((seen & isWanted) !== 0) {
      const event = index.events[path] as number
      const state = index.state[path] as number
      const ghost = (state & isGhost) !== 0
      const removes = (state & changeKindMask) === isRemoved && !ghost
      if (event >= 0 && !removes && this.#isFile(event)) {
        visit(event, index.bytes[path] as number, ghost)
      }
    }
    if ((seen & wantedCopy) === 0) return
    const { entries } = this.#timeline.events
    for (const event of this.#shape.copies(path)) {
      visit(event, this.#columns.sizes[entries[event] as number] as number, true)
    }
  }

  #isFile(event: number): boolean {
    const entry = this.#timeline.events.entries[event] as number
    if (entry < 0) return false
    const kind = this.#columns.kinds[entry]
    return kind === kindFile || (kind === kindHardlink && this.#timeline.entries.isFile(entry))
  }
}
