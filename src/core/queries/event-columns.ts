import { kindDirectory, kindFile, kindHardlink } from '../model/entry-kind.ts'
import { noContent } from '../union/image-entries.ts'
import type { Timeline } from '../union/timeline.ts'
import { rowOf } from './entry-facts.ts'

/**
 * What passes over a million paths ask for, in the order in which they go: kind and size of what
 * each event puts at its path, without a look-up of its layer, and the directories by numbers of
 * their own, so that sums are kept for directories only. Nine bytes an event, four a path.
 */
export class EventColumns {
  /** The kind that the tar entry itself has; a directory where there is none. */
  readonly kinds: Uint8Array
  /** Bytes of a regular file, also under another name of it; 0 for everything else. */
  readonly sizes: Float64Array
  /** Paths that were another name of a file at some time, ascending. */
  readonly linkedPaths: Uint32Array
  readonly directories: Directories
  readonly #timeline: Timeline

  constructor(timeline: Timeline) {
    this.#timeline = timeline
    this.directories = new Directories(timeline)
    const { entries, events } = timeline
    this.kinds = new Uint8Array(events.entries.length).fill(kindDirectory)
    this.sizes = new Float64Array(events.entries.length)
    const linked = new Set<number>()
    for (let path = 0; path < timeline.pathCount; path++) {
      const end = events.starts[path + 1] as number
      for (let event = events.starts[path] as number; event < end; event++) {
        const entry = events.entries[event] as number
        if (entry < 0) continue
        const layer = events.layers[event] as number
        const table = entries.table(layer)
        const row = entry - (entries.starts[layer] as number)
        const kind = table.kind[row] as number
        this.kinds[event] = kind
        if (kind === kindFile) this.sizes[event] = table.size[row] as number
        if (kind !== kindHardlink || entries.inodes[entry] === noContent) continue
        linked.add(path)
        const own = rowOf(entries, entries.inodes[entry] as number)
        if (own.table.kind[own.row] === kindFile) {
          this.sizes[event] = own.table.size[own.row] as number
        }
      }
    }
    this.linkedPaths = Uint32Array.from(linked)
  }

  /** Whether an event puts a regular file at its path, be it under another name. */
  isFile(event: number): boolean {
    const kind = this.kinds[event]
    if (kind !== kindHardlink) return kind === kindFile
    return this.#timeline.entries.isFile(this.#timeline.events.entries[event] as number)
  }

  /**
   * The paths whose bytes are counted at another name of the same file: at its own name, or when
   * that is not there at the first. A name that is gone has none. `eventAt` says what is at a path.
   */
  *namesWithoutBytes(
    eventAt: (path: number) => number,
    isGone: (path: number) => boolean,
  ): Generator<number, void, undefined> {
    const { entries, events } = this.#timeline
    const counted = new Set<number>()
    for (const path of this.linkedPaths) {
      const event = eventAt(path)
      if (event < 0 || this.kinds[event] !== kindHardlink || this.sizes[event] === 0) continue
      const inode = entries.inodes[events.entries[event] as number] as number
      const own = entries.path(inode)
      const ownEvent = isGone(own) ? -1 : eventAt(own)
      const isAtOwn = ownEvent >= 0 && events.entries[ownEvent] === inode
      if (isGone(path) || isAtOwn || counted.has(inode)) yield path
      else counted.add(inode)
    }
  }
}

/** Number of a path with nothing below it. */
export const noDirectory = -1

/**
 * The paths that ever had something below them, numbered in the order of the paths: the number of a
 * directory is always larger than that of the one it is in. The root, if anything, is 0.
 */
export class Directories {
  /** The path of each. */
  readonly paths: Uint32Array
  /** For every path the number of the directory it is in; 0 for the root as well. */
  readonly above: Uint32Array
  readonly #timeline: Timeline
  /** By number the first directory inside of each, and the next inside of the same. */
  readonly #first: Int32Array
  readonly #next: Int32Array

  constructor(timeline: Timeline) {
    this.#timeline = timeline
    const { childStarts, childList, pathCount } = timeline
    this.above = new Uint32Array(pathCount)
    const paths: number[] = []
    for (let path = 0; path < pathCount; path++) {
      const end = childStarts[path + 1] as number
      let at = childStarts[path] as number
      if (at === end) continue
      for (; at < end; at++) this.above[childList[at] as number] = paths.length
      paths.push(path)
    }
    this.paths = Uint32Array.from(paths)
    this.#first = new Int32Array(paths.length).fill(noDirectory)
    this.#next = new Int32Array(paths.length).fill(noDirectory)
    for (let inner = paths.length - 1; inner > 0; inner--) {
      const outer = this.above[paths[inner] as number] as number
      this.#next[inner] = this.#first[outer] as number
      this.#first[outer] = inner
    }
  }

  get count(): number {
    return this.paths.length
  }

  /** The number of a path, or `noDirectory`. */
  numberOf(path: number): number {
    const { childStarts, childList } = this.#timeline
    const first = childStarts[path] as number
    if (first === childStarts[path + 1]) return noDirectory
    return this.above[childList[first] as number] as number
  }

  /** The numbers of a directory and of all inside it. */
  *within(directory: number): Generator<number, void, undefined> {
    const stack = [directory]
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      yield at
      let inner = this.#first[at] as number
      for (; inner !== noDirectory; inner = this.#next[inner] as number) stack.push(inner)
    }
  }

  /** The path that a path is in. */
  parent(path: number): number {
    return this.paths[this.above[path] as number] as number
  }
}
