import type { Timeline } from '../union/timeline.ts'
import { ClassSums } from './class-sums.ts'
import type { ClassSink } from './class-sums.ts'
import { isGhostCopy } from './copy-classes.ts'
import type { CopyClasses } from './copy-classes.ts'
import { noDirectory } from './event-columns.ts'
import type { EventColumns } from './event-columns.ts'
import { Tally } from './map-makeup.ts'
import type { Makeup } from './map-makeup.ts'
import type { Shape } from './shape.ts'
import { isWanted, wantedCopy } from './sieve.ts'
import { changeKindMask, isCountedElsewhere, isGhost, isRemoved } from './view-index.ts'

/**
 * The bytes that a shown tree stores at every path and below it, each copy counted once, and what
 * they are made of. What the layer of a view removes is not stored by it and weighs nothing. Every
 * copy is looked at once: after that, whatever is asked adds up directories. Some forty bytes each.
 */
export class MapWeights {
  readonly #timeline: Timeline
  readonly #columns: EventColumns
  readonly #shape: Shape
  readonly #classes: CopyClasses
  /** At each directory and below it, by its number. */
  readonly #bytes: Float64Array
  readonly #files: Uint32Array
  /** Of the copies at each directory's own path and of the files in it. */
  readonly #own: ClassSums

  constructor(timeline: Timeline, columns: EventColumns, shape: Shape, classes: CopyClasses) {
    this.#timeline = timeline
    this.#columns = columns
    this.#shape = shape
    this.#classes = classes
    const { count } = columns.directories
    this.#bytes = new Float64Array(count)
    this.#files = new Uint32Array(count)
    this.#own = new ClassSums(count, timeline.layerCount)
    this.#collect()
    this.#sumUp()
  }

  /** Bytes at a path and below it. */
  bytes(path: number): number {
    const directory = this.#columns.directories.numberOf(path)
    if (directory !== noDirectory) return this.#bytes[directory] as number
    const event = this.#fileAt(path)
    let sum = event < 0 ? 0 : this.#bytesOf(path, event, this.#isGhostAt(path))
    for (const copy of this.#copiesAt(path)) sum += this.#bytesOf(path, copy, true)
    return sum
  }

  /** Files and other names of files, at a path and below it. */
  files(path: number): number {
    const directory = this.#columns.directories.numberOf(path)
    if (directory !== noDirectory) return this.#files[directory] as number
    return (this.#fileAt(path) < 0 ? 0 : 1) + this.#copiesAt(path).length
  }

  /** What lies at these paths and below them; `baseLayers` is how many layers the base has. */
  makeup(paths: readonly number[], baseLayers: number): Makeup {
    const { directories } = this.#columns
    const tally = new Tally(this.#timeline.layerCount, baseLayers)
    for (const path of paths) {
      const directory = directories.numberOf(path)
      if (directory === noDirectory) tally.addFiles(this.#addCopies(path, tally))
      else {
        tally.addFiles(this.#files[directory] as number)
        for (const inner of directories.within(directory)) this.#own.addTo(tally, inner)
      }
    }
    return tally.makeup
  }

  /** What each copy of a file is made of that is shown at a path itself and has bytes. */
  makeupsAt(path: number, baseLayers: number): readonly Makeup[] {
    const makeups: Makeup[] = []
    const add = (copyClass: number, bytes: number): void => {
      const tally = new Tally(this.#timeline.layerCount, baseLayers)
      tally.addFiles(1)
      tally.add(copyClass, bytes)
      makeups.push(tally.makeup)
    }
    this.#addCopies(path, { add })
    return makeups
  }

  /** Takes directory by directory: what is in one lies together. */
  #collect(): void {
    const { childStarts, childList } = this.#timeline
    const { paths, count } = this.#columns.directories
    const { visible } = this.#shape
    for (let directory = 0; directory < count; directory++) {
      const path = paths[directory] as number
      let files = this.#addCopies(path, this.#own)
      const end = childStarts[path + 1] as number
      for (let at = childStarts[path] as number; at < end; at++) {
        const child = childList[at] as number
        if (visible[child] === 0 || childStarts[child] !== childStarts[child + 1]) continue
        files += this.#addCopies(child, this.#own)
      }
      this.#files[directory] = files
      this.#own.next()
    }
  }

  #sumUp(): void {
    const { above, paths, count } = this.#columns.directories
    const [bytes, files] = [this.#bytes, this.#files]
    for (let directory = count - 1; directory >= 0; directory--) {
      bytes[directory] = (bytes[directory] as number) + this.#own.total(directory)
      if (directory === 0) return
      const outer = above[paths[directory] as number] as number
      bytes[outer] = (bytes[outer] as number) + (bytes[directory] as number)
      files[outer] = (files[outer] as number) + (files[directory] as number)
    }
  }

  /** Adds the bytes of the files that are shown at a path itself; returns how many files. */
  #addCopies(path: number, sink: ClassSink): number {
    let files = 0
    const event = this.#fileAt(path)
    if (event >= 0) {
      files = 1
      const ghost = this.#isGhostAt(path)
      const bytes = this.#bytesOf(path, event, ghost)
      if (bytes > 0) sink.add(this.#classes.of(event) | (ghost ? isGhostCopy : 0), bytes)
    }
    for (const copy of this.#copiesAt(path)) {
      files += 1
      const bytes = this.#bytesOf(path, copy, true)
      if (bytes > 0) sink.add(this.#classes.of(copy) | isGhostCopy, bytes)
    }
    return files
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

  /** A ghost has the bytes only under the last of its names: before that another name has them. */
  #bytesOf(path: number, event: number, ghost: boolean): number {
    const state = this.#shape.sieve.index.state[path] as number
    const counts = ghost ? this.#classes.wasLastName(event) : (state & isCountedElsewhere) === 0
    return counts ? (this.#columns.sizes[event] as number) : 0
  }

  #isGhostAt(path: number): boolean {
    return ((this.#shape.sieve.index.state[path] as number) & isGhost) !== 0
  }

  #copiesAt(path: number): readonly number[] {
    const { sieve, visible } = this.#shape
    return ((visible[path] as number) & wantedCopy) === 0 ? none : sieve.copies(path)
  }
}

const none: readonly number[] = []
