import type { NameTable } from '../store/name-table.ts'
import type { PathTable } from '../store/path-table.ts'
import { rootPath } from '../store/path-table.ts'
import type { Timeline } from '../union/timeline.ts'
import { stableOrder } from './stable-order.ts'

/** Paths between two pauses of a long walk. */
const pathsPerStep = 8192

/**
 * The children of directories in the order of their names' bytes. A directory is sorted when it is
 * first looked into, in the timeline's own list, so that the order costs no memory of its own.
 */
export class ChildOrder {
  readonly #timeline: Timeline
  readonly #sorted: Uint8Array
  #rank: Uint32Array | null = null

  constructor(timeline: Timeline) {
    this.#timeline = timeline
    this.#sorted = new Uint8Array(timeline.pathCount)
  }

  /** All paths ever seen in a directory, by name. A view of the timeline's list: do not change it. */
  children(directory: number): Uint32Array {
    const { childStarts, childList, paths } = this.#timeline
    const children = childList.subarray(childStarts[directory], childStarts[directory + 1])
    if (this.#sorted[directory] === 0) {
      sortByName(paths, children)
      this.#sorted[directory] = 1
    }
    return children
  }

  /** Every path, parents first and by name; pauses now and then. The root comes first. */
  *walk(from: number = rootPath): Generator<number, void, undefined> {
    const stack: { readonly children: Uint32Array; next: number }[] = []
    let path: number | undefined = from
    while (path !== undefined) {
      yield path
      const below: Uint32Array = this.children(path)
      if (below.length > 0) stack.push({ children: below, next: 0 })
      path = undefined
      for (let top = stack.at(-1); top && path === undefined; top = stack.at(-1)) {
        path = top.children[top.next++]
        if (path === undefined) stack.pop()
      }
    }
  }

  /** The place of every path in `walk`, worked out once, with pauses. */
  *rank(): Generator<void, Uint32Array, undefined> {
    if (this.#rank) return this.#rank
    const rank = new Uint32Array(this.#timeline.pathCount)
    let place = 0
    for (const path of this.walk()) {
      rank[path] = place++
      if (place % pathsPerStep === 0) yield
    }
    return (this.#rank ??= rank)
  }
}

/** Few enough to be compared with each other. */
const fewPaths = 64

/** Sorts paths by the bytes of their last names, in place. */
export function sortByName(paths: PathTable, list: Uint32Array, from = 0): void {
  const { names } = paths
  if (list.length <= fewPaths) {
    list.sort((a, b) => names.compare(paths.name(a), paths.name(b)) || a - b)
    return
  }
  const prefix = commonPrefix(paths, names, list, from)
  if (prefix < 0) return
  const unsorted = list.slice()
  const keys = new Float64Array(list.length)
  for (let at = 0; at < list.length; at++) {
    keys[at] = names.sortKey(paths.name(unsorted[at] as number), prefix)
  }
  const order = stableOrder(keys)
  for (let at = 0; at < list.length; at++) list[at] = unsorted[order[at] as number] as number
  let start = 0
  for (let at = 1; at <= list.length; at++) {
    if (at < list.length && keys[order[at] as number] === keys[order[start] as number]) continue
    if (at - start > 1) sortByName(paths, list.subarray(start, at), prefix + 6)
    start = at
  }
}

/** How many bytes all names begin with, at least `from`; -1 when all are the same. */
function commonPrefix(paths: PathTable, names: NameTable, list: Uint32Array, from: number): number {
  const bytes = names.joined
  const first = paths.name(list[0] as number)
  const start = names.start(first)
  let shared = names.length(first)
  let same = true
  for (const path of list) {
    const name = paths.name(path)
    const length = names.length(name)
    if (length !== names.length(first)) same = false
    const limit = Math.min(shared, length)
    const other = names.start(name)
    let at = Math.min(from, limit)
    while (at < limit && bytes[start + at] === bytes[other + at]) at++
    shared = at
  }
  return same && shared === names.length(first) ? -1 : shared
}
