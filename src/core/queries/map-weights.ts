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
    const below = this.#bytes[this.#columns.directories.numberOf(path)] ?? 0
    const event = this.#fileAt(path)
    let sum = event < 0 ? below : below + this.#sizeOf(path, event)
    for (const copy of this.#copiesAt(path)) sum += this.#columns.sizes[copy] as number
    return sum
  }

  /** Files and other names of files, at a path and below it. */
  files(path: number): number {
    const below = this.#files[this.#columns.directories.numberOf(path)] ?? 0
    return below + (this.#fileAt(path) < 0 ? 0 : 1) + this.#copiesAt(path).length
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
    const event = this.#fileAt(path)
    if (event >= 0) {
      const ghost = ((this.#shape.sieve.index.state[path] as number) & isGhost) !== 0
      visit(path, event, this.#sizeOf(path, event), ghost)
    }
    for (const copy of this.#copiesAt(path)) {
      visit(path, copy, this.#columns.sizes[copy] as number, true)
    }
  }

  /** The event of the file that a path's own row shows; -1 when it shows none, or one removed now. */
  #fileAt(path: number): number {
    const { sieve, visible } = this.#shape
    if (((visible[path] as number) & isWanted) === 0) return -1
    const state = sieve.index.state[path] as number
    if ((state & changeKindMask) === isRemoved && (state & isGhost) === 0) return -1
    const event = sieve.index.events[path] as number
    return event >= 0 && this.#columns.isFile(event) ? event : -1
  }

  #sizeOf(path: number, event: number): number {
    const isElsewhere = ((this.#shape.sieve.index.state[path] as number) & isCountedElsewhere) !== 0
    return isElsewhere ? 0 : (this.#columns.sizes[event] as number)
  }

  #copiesAt(path: number): readonly number[] {
    const { sieve, visible } = this.#shape
    return ((visible[path] as number) & wantedCopy) === 0 ? none : sieve.copies(path)
  }
}

const none: readonly number[] = []
