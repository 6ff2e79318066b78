import { kindDirectory, kindSymlink } from '../model/entry-kind.ts'
import { rootPath } from '../store/path-table.ts'
import { absent } from '../union/live-tree.ts'
import type { Timeline } from '../union/timeline.ts'
import { ownKind, rowOf } from './entry-facts.ts'
import type { LinkState } from './file-row.ts'

/** How many links a Linux kernel follows before it gives up with ELOOP (path_resolution(7)). */
const mostLinks = 40
/** Segments of one resolution: a hostile target can neither be endless nor repeat itself cheaply. */
const mostSegments = 10_000

const slash = 0x2f
const dot = 0x2e

export interface LinkEnd {
  readonly state: Exclude<LinkState, 'shadowed'>
  /** Where it ends; null unless something is there. */
  readonly path: number | null
}

/**
 * Follows a symbolic link of the merged tree at `layer` as a process in a container would, only by
 * looking things up. `outside` when a relative target climbs above the root on the way, which there
 * ends at the root.
 */
export function resolveLink(timeline: Timeline, link: number, layer: number): LinkEnd {
  const { paths, entries } = timeline
  const { names } = paths
  const todo: Uint8Array[] = []
  let at = paths.parent(link)
  let hops = 0
  let steps = 0
  let climbed = false
  const follow = (path: number, entry: number): void => {
    const { table, row } = rowOf(entries, entry)
    const target = names.bytes(table.link[row] as number)
    at = target[0] === slash ? rootPath : paths.parent(path)
    const segments: Uint8Array[] = []
    for (let from = 0; from < target.length;) {
      let end = from
      while (end < target.length && target[end] !== slash) end++
      if (end > from) segments.push(target.subarray(from, end))
      from = end + 1
    }
    todo.push(...segments.reverse())
  }
  const first = timeline.stateAt(link, layer)
  if (first < 0 || ownKind(entries, first) !== kindSymlink) return { state: 'dangling', path: null }
  follow(link, first)
  for (let segment = todo.pop(); segment !== undefined; segment = todo.pop()) {
    if (++steps > mostSegments) return { state: 'loop', path: null }
    if (segment.length === 1 && segment[0] === dot) continue
    if (segment.length === 2 && segment[0] === dot && segment[1] === dot) {
      if (at === rootPath) climbed = true
      else at = paths.parent(at)
      continue
    }
    const name = names.find(segment)
    const child = name < 0 ? -1 : paths.findChild(at, name)
    const state = child < 0 || child >= timeline.pathCount ? absent : timeline.stateAt(child, layer)
    if (state === absent) return { state: climbed ? 'outside' : 'dangling', path: null }
    if (state >= 0 && ownKind(entries, state) === kindSymlink) {
      if (++hops >= mostLinks) return { state: 'loop', path: null }
      follow(child, state)
      continue
    }
    at = child
    const isDirectory = state < 0 || entries.kindNumber(state) === kindDirectory
    if (todo.length > 0 && !isDirectory) return { state: 'dangling', path: null }
  }
  return { state: climbed ? 'outside' : 'present', path: at }
}
