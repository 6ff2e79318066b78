import { rootPath } from '../store/path-table.ts'
import type { Timeline } from '../union/timeline.ts'
import type { EventColumns } from './event-columns.ts'
import { wantedBelow } from './shape.ts'
import type { Shape } from './shape.ts'
import { isWanted, wantedCopy } from './sieve.ts'
import { changeKindMask, isCountedElsewhere, isGhost, isRemoved } from './view-index.ts'

/** One stored copy of a file: its path, the event that put it there, its bytes, and whether it is a ghost. */
export type CopyVisit = (path: number, event: number, bytes: number, ghost: boolean) => void

/**
 * The bytes that a shown tree stores at every path and below it, each copy counted once. What the
 * layer of a view removes is not stored by it and weighs nothing. Twelve bytes a directory.
 */
export class MapWeights {
  readonly #timeline: Timeline
  readonly #columns: EventColumns
  readonly #shape: Shape
  /** Below each directory, by its number. */
  readonly #bytes: Float64Array
  readonly #files: Uint32Array

  constructor(timeline: Timeline, columns: EventColumns, shape: Shape) {
    this.#timeline = timeline
    this.#columns = columns
    this.#shape = shape
    const { above, paths, count } = columns.directories
    const bytes = new Float64Array(count)
    const files = new Uint32Array(count)
    this.#bytes = bytes
    this.#files = files
    const { visible } = shape
    const add: CopyVisit = (path, _event, size) => {
      const directory = above[path] as number
      bytes[directory] = (bytes[directory] as number) + size
      files[directory] = (files[directory] as number) + 1
    }
    for (let path = rootPath + 1; path < visible.length; path++) {
      if (visible[path] !== 0) this.eachCopy(path, add)
    }
    for (let inner = count - 1; inner > 0; inner--) {
      const outer = above[paths[inner] as number] as number
      bytes[outer] = (bytes[outer] as number) + (bytes[inner] as number)
      files[outer] = (files[outer] as number) + (files[inner] as number)
    }
  }

  /** Bytes at a path and below it. */
  bytes(path: number): number {
    let sum = this.#bytes[this.#columns.directories.numberOf(path)] ?? 0
    this.eachCopy(path, (_path, _event, size) => (sum += size))
    return sum
  }

  /** Files and other names of files, at a path and below it. */
  files(path: number): number {
    let sum = this.#files[this.#columns.directories.numberOf(path)] ?? 0
    this.eachCopy(path, () => sum++)
    return sum
  }

  /** The copies of files that are shown at a path and below it. */
  eachCopyBelow(path: number, visit: CopyVisit): void {
    const { childStarts, childList } = this.#timeline
    const { visible } = this.#shape
    this.eachCopy(path, visit)
    const stack = [path]
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const end = childStarts[next + 1] as number
      for (let at = childStarts[next] as number; at < end; at++) {
        const child = childList[at] as number
        this.eachCopy(child, visit)
        if (((visible[child] as number) & wantedBelow) !== 0) stack.push(child)
      }
    }
  }

  /** The copies of files that are shown at a path itself. */
  eachCopy(path: number, visit: CopyVisit): void {
    const { sieve, visible } = this.#shape
    const { index } = sieve
    const { sizes } = this.#columns
    const seen = visible[path] as number
    if ((seen & isWanted) !== 0) {
      const event = index.events[path] as number
      const state = index.state[path] as number
      const ghost = (state & isGhost) !== 0
      const removes = (state & changeKindMask) === isRemoved && !ghost
      if (event >= 0 && !removes && this.#columns.isFile(event)) {
        const counts = (state & isCountedElsewhere) === 0
        visit(path, event, counts ? (sizes[event] as number) : 0, ghost)
      }
    }
    if ((seen & wantedCopy) === 0) return
    for (const event of sieve.copies(path)) visit(path, event, sizes[event] as number, true)
  }
}
