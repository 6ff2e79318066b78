import { kindDirectory } from '../model/entry-kind.ts'
import { rootPath } from '../store/path-table.ts'
import type { Timeline } from '../union/timeline.ts'
import type { ChildOrder } from './child-order.ts'
import type { EventColumns } from './event-columns.ts'
import type { FileSort } from './file-row.ts'
import { Recent } from './recent.ts'
import { wantedBelow } from './shape.ts'
import type { Shape } from './shape.ts'
import { isWanted, wantedCopy } from './sieve.ts'
import type { Items } from './sieve.ts'
import { sortItems } from './sort-items.ts'
import { changeKindMask, isGhost } from './view-index.ts'

/** A longer chain goes on in the next row. */
const longestChain = 32
/** Directories whose rows are kept in their order. */
const listsKept = 32

/** The way to a row: which row of which directory leads on. */
export interface RevealStep {
  readonly directory: number
  /** Path of the row. */
  readonly path: number
  /** Its place among the directory's rows. */
  readonly index: number
}

export interface Revealed {
  /** False when the view does not show the path; the steps then lead as near as they can. */
  readonly found: boolean
  readonly steps: readonly RevealStep[]
}

/** The rows of a tree, directory by directory. */
export class TreeRows {
  readonly #timeline: Timeline
  readonly #columns: EventColumns
  readonly #order: ChildOrder
  readonly #shape: Shape
  readonly #lists = new Recent<Items>(listsKept)

  constructor(timeline: Timeline, columns: EventColumns, order: ChildOrder, shape: Shape) {
    this.#timeline = timeline
    this.#columns = columns
    this.#order = order
    this.#shape = shape
  }

  /** The rows of a directory, in order. A copy that was overwritten stands behind the file. */
  children(directory: number, sort: FileSort | null): Items {
    const key = `${directory} ${sort?.by ?? ''} ${sort?.order ?? ''}`
    return this.#lists.get(key, () =>
      sortItems(this.#timeline, this.#columns, this.#shape.sieve, this.#list(directory), sort),
    )
  }

  isExpandable(path: number): boolean {
    return ((this.#shape.visible[path] as number) & wantedBelow) !== 0
  }

  /**
   * The paths that one row stands for: a directory and, while its only row is a directory with the
   * same kind of change, that one. The last is the row's own.
   */
  chain(path: number): readonly number[] {
    const chain = [path]
    for (let at = path; chain.length < longestChain;) {
      const only = this.#isDirectory(at) ? this.#onlyChild(at) : -1
      if (only < 0 || !this.#isDirectory(only) || !this.#sameChange(at, only)) break
      chain.push(only)
      at = only
    }
    return chain
  }

  /** The rows that have to be opened, from the root down, to see a path, and its own. */
  reveal(target: number, sort: FileSort | null, collapse: boolean): Revealed {
    const { paths } = this.#timeline
    const way: number[] = []
    for (let at = target; at !== rootPath; at = paths.parent(at)) way.unshift(at)
    const steps: RevealStep[] = []
    let directory: number = rootPath
    for (let depth = 0; depth < way.length;) {
      const first = way[depth] as number
      const index = this.#rowOf(this.children(directory, sort), first)
      if (index < 0) return { found: false, steps }
      const chain = collapse ? this.chain(first) : [first]
      const path = chain.at(-1) as number
      steps.push({ directory, path, index })
      if (chain.includes(target)) return { found: true, steps }
      // the way may leave a chain only at its end: within it there is one row alone
      if (way[depth + chain.length - 1] !== path) return { found: false, steps }
      depth += chain.length
      directory = path
    }
    return { found: true, steps }
  }

  /** The row of a path; a copy that was overwritten has the same path, and may stand before it. */
  #rowOf({ paths, events }: Items, path: number): number {
    const current = this.#shape.sieve.index.events[path]
    for (let row = paths.indexOf(path); row >= 0; row = paths.indexOf(path, row + 1)) {
      if (events[row] === current) return row
    }
    return paths.indexOf(path)
  }

  #list(directory: number): Items {
    const { visible, sieve } = this.#shape
    const paths: number[] = []
    const events: number[] = []
    for (const child of this.#order.children(directory)) {
      const seen = visible[child] as number
      if ((seen & (isWanted | wantedBelow)) !== 0) {
        paths.push(child)
        events.push(sieve.index.events[child] as number)
      }
      if ((seen & wantedCopy) === 0) continue
      for (const copy of sieve.copies(child)) {
        paths.push(child)
        events.push(copy)
      }
    }
    return { paths: Uint32Array.from(paths), events: Int32Array.from(events) }
  }

  #onlyChild(directory: number): number {
    const { childStarts, childList } = this.#timeline
    const { visible } = this.#shape
    let only = -1
    for (
      let at = childStarts[directory] as number;
      at < (childStarts[directory + 1] as number);
      at++
    ) {
      const child = childList[at] as number
      if (visible[child] === 0) continue
      if (only >= 0 || ((visible[child] as number) & wantedCopy) !== 0) return -1
      only = child
    }
    return only
  }

  #isDirectory(path: number): boolean {
    const event = this.#shape.sieve.index.events[path] as number
    const entry = event < 0 ? -1 : (this.#timeline.events.entries[event] as number)
    return entry < 0 || this.#timeline.entries.kindNumber(entry) === kindDirectory
  }

  #sameChange(one: number, other: number): boolean {
    const { state } = this.#shape.sieve.index
    const mask = changeKindMask | isGhost
    return ((state[one] as number) & mask) === ((state[other] as number) & mask)
  }
}
