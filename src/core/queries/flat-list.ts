import { kindDirectory, kindFile, kindHardlink } from '../model/entry-kind.ts'
import { rootPath } from '../store/path-table.ts'
import type { Timeline } from '../union/timeline.ts'
import type { ChildOrder } from './child-order.ts'
import type { EntryColumns } from './entry-columns.ts'
import type { FileSort } from './file-row.ts'
import type { PathMatcher } from './name-matcher.ts'
import type { Items, Shape } from './shape.ts'
import { isWanted, wantedCopy } from './shape.ts'
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
  columns: EntryColumns,
  order: ChildOrder,
  shape: Shape,
  kinds: ListedKinds,
  matcher: PathMatcher | null,
  sort: FileSort | null,
): Generator<ListProgress, Items, undefined> {
  const found = new GrowingItems()
  const { visible, index } = shape
  const count = visible.length
  for (let path = rootPath + 1; path < count; path++) {
    const seen = visible[path] as number
    // every path has to be asked: what fits depends on the directory above
    if ((matcher === null || matcher.matches(path)) && (seen & (isWanted | wantedCopy)) !== 0) {
      const event = index.events[path] as number
      if ((seen & isWanted) !== 0 && isOfKind(timeline, columns, event, kinds))
        found.add(path, event)
      if ((seen & wantedCopy) !== 0 && kinds !== 'directories') {
        for (const copy of shape.copies(path)) found.add(path, copy)
      }
    }
    if (path % pathsPerStep === 0) yield { items: found.items, progress: path / count }
  }
  const items = found.items
  const unordered: ListProgress = { items, progress: 1 }
  yield unordered
  // numbers need no order below them: what is equal stays in the order of the archive
  if (sort !== null && sort.by !== 'name' && sort.by !== 'path') {
    return sortItems(timeline, columns, shape, items, sort)
  }
  const ranking = order.rank()
  let step = ranking.next()
  for (; step.done !== true; step = ranking.next()) yield unordered
  const rank = step.value
  const places = new Float64Array(items.paths.length)
  for (let at = 0; at < places.length; at++) places[at] = rank[items.paths[at] as number] as number
  const inOrder = reordered(items, stableOrder(places))
  yield { items: inOrder, progress: 1 }
  return sortItems(timeline, columns, shape, inOrder, sort)
}

function isOfKind(
  timeline: Timeline,
  columns: EntryColumns,
  event: number,
  kinds: ListedKinds,
): boolean {
  if (kinds === 'all') return true
  const entry = timeline.events.entries[event] as number
  const own = entry < 0 ? kindDirectory : (columns.kinds[entry] as number)
  const kind = own === kindHardlink ? timeline.entries.kindNumber(entry) : own
  return kind === (kinds === 'files' ? kindFile : kindDirectory)
}

/** Rows as they are found. */
class GrowingItems {
  #count = 0
  #paths = new Uint32Array(1024)
  #events = new Int32Array(1024)

  get items(): Items {
    return {
      paths: this.#paths.subarray(0, this.#count),
      events: this.#events.subarray(0, this.#count),
    }
  }

  add(path: number, event: number): void {
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
