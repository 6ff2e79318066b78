import { kindDirectory } from '../model/entry-kind.ts'
import { rootPath } from '../store/path-table.ts'
import type { Timeline } from '../union/timeline.ts'
import type { ChildOrder } from './child-order.ts'
import type { EventColumns } from './event-columns.ts'
import type { FileSort } from './file-row.ts'
import type { PathMatcher } from './name-matcher.ts'
import type { Shape } from './shape.ts'
import { isWanted, wantedCopy } from './sieve.ts'
import type { Items, Sieve } from './sieve.ts'
import { reordered, sortItems } from './sort-items.ts'
import { stableOrder } from './stable-order.ts'

/** Paths looked at between two pauses. */
const pathsPerStep = 4096

export type ListedKinds = 'files' | 'directories' | 'all'

/** What a long list has so far. */
export interface ListProgress {
  readonly items: Items
  /** 0 … 1 */
  readonly progress: number
}

/**
 * All wanted rows of a tree as one list, without the root: those that fit the matcher, in the order
 * of the tree or in the one asked for. Yields how far it is, often; ends with the whole.
 */
export function* listItems(
  timeline: Timeline,
  columns: EventColumns,
  order: ChildOrder,
  sieve: Sieve,
  kinds: ListedKinds,
  matcher: PathMatcher | null,
  sort: FileSort | null,
): Generator<ListProgress, Items, undefined> {
  const count = timeline.pathCount
  const found = new GrowingItems(count)
  for (let path = rootPath + 1; path < count; path += pathsPerStep) {
    const end = Math.min(count, path + pathsPerStep)
    found.collect(path, end, columns, sieve, kinds, matcher)
    yield { items: found.items, progress: end / count }
  }
  const items = found.trimmed()
  const unordered: ListProgress = { items, progress: 1 }
  yield unordered
  // numbers need no order below them: what is equal stays in the order of the archive
  if (sort !== null && sort.by !== 'name' && sort.by !== 'path') {
    return sortItems(timeline, columns, sieve, items, sort)
  }
  const ranking = order.rank()
  let step = ranking.next()
  for (; step.done !== true; step = ranking.next()) yield unordered
  const rank = step.value
  const places = new Float64Array(items.paths.length)
  for (let at = 0; at < places.length; at++) places[at] = rank[items.paths[at] as number] as number
  const inOrder = reordered(items, stableOrder(places))
  yield { items: inOrder, progress: 1 }
  return sortItems(timeline, columns, sieve, inOrder, sort)
}

/** The rows of a list that are wanted in a tree, in the order that they have. */
export function* sift(shape: Shape, items: Items): Generator<ListProgress, Items, undefined> {
  const count = items.paths.length
  const found = new GrowingItems(count)
  for (let row = 0; row < count; row += pathsPerStep) {
    const end = Math.min(count, row + pathsPerStep)
    found.sift(row, end, shape, items)
    yield { items: found.items, progress: end / count }
  }
  return found.trimmed()
}

function isOfKind(columns: EventColumns, event: number, kinds: ListedKinds): boolean {
  if (kinds === 'all') return true
  if (kinds === 'files') return columns.isFile(event)
  return event < 0 || columns.kinds[event] === kindDirectory
}

/** Rows as they are found. There is room for one of each path, which costs nothing until it is used. */
class GrowingItems {
  #count = 0
  #paths: Uint32Array
  #events: Int32Array

  constructor(room: number) {
    this.#paths = new Uint32Array(room)
    this.#events = new Int32Array(room)
  }

  get items(): Items {
    return {
      paths: this.#paths.subarray(0, this.#count),
      events: this.#events.subarray(0, this.#count),
    }
  }

  /** The items without the room that few of them have left. */
  trimmed(): Items {
    if (this.#count * 2 > this.#paths.length) return this.items
    const { paths, events } = this.items
    return { paths: paths.slice(), events: events.slice() }
  }

  /** Those from one path to before another. */
  collect(
    from: number,
    to: number,
    columns: EventColumns,
    sieve: Sieve,
    kinds: ListedKinds,
    matcher: PathMatcher | null,
  ): void {
    const { events } = sieve.index
    for (let path = from; path < to; path++) {
      // every path has to be asked: what fits depends on the directory above
      const wanted = matcher === null || matcher.matches(path) ? sieve.judge(path) : 0
      if (wanted === 0) continue
      const event = events[path] as number
      if ((wanted & isWanted) !== 0 && isOfKind(columns, event, kinds)) this.#add(path, event)
      if ((wanted & wantedCopy) === 0 || kinds === 'directories') continue
      for (const copy of sieve.copies(path)) this.#add(path, copy)
    }
  }

  /** Those of other rows that are wanted, from one row to before another. */
  sift(from: number, to: number, { sieve, visible }: Shape, { paths, events }: Items): void {
    const { ghosts, index } = sieve
    for (let row = from; row < to; row++) {
      const path = paths[row] as number
      const event = events[row] as number
      const isCopy = ghosts && event !== index.events[path]
      const wanted = isCopy
        ? sieve.isWantedCopy(event)
        : ((visible[path] as number) & isWanted) !== 0
      if (wanted) this.#add(path, event)
    }
  }

  #add(path: number, event: number): void {
    if (this.#count === this.#paths.length) {
      const paths = new Uint32Array(this.#count * 2)
      paths.set(this.#paths)
      this.#paths = paths
      const events = new Int32Array(this.#count * 2)
      events.set(this.#events)
      this.#events = events
    }
    this.#paths[this.#count] = path
    this.#events[this.#count++] = event
  }
}
