import { kindFile } from '../model/entry-kind.ts'
import { noContent } from '../union/image-entries.ts'
import type { Timeline } from '../union/timeline.ts'
import { comparePaths } from './path-text.ts'

/** No path ever had this copy: a later entry of the same layer took its place. */
export const neverNamed = -1
/** A path of the final tree has this copy. */
export const kept = 0x7fffffff

/** For every entry number that is a regular file, the end of its last name. */
export interface LastNames {
  /** The event that took the last name away, `kept` or `neverNamed`. */
  readonly endEvent: Int32Array
  /** That name; for a kept copy one of its names; -1 for none. */
  readonly endPath: Int32Array
}

/** Waste, advice, what-if and the treemap ask for the same ends. */
const found = new WeakMap<Timeline, LastNames>()

/**
 * Follows every name of every stored file to its end, once for a timeline. Hard links give a file
 * several names; the one that ends last decides. Of several that end together, the file's own tar
 * entry is preferred, then the first in byte order. Do not change the arrays.
 */
export function findLastNames(timeline: Timeline): LastNames {
  const known = found.get(timeline)
  if (known !== undefined) return known
  const names = followNames(timeline)
  found.set(timeline, names)
  return names
}

function followNames(timeline: Timeline): LastNames {
  const { entries, events, paths } = timeline
  const endEvent = new Int32Array(entries.count).fill(neverNamed)
  const endPath = new Int32Array(entries.count).fill(-1)
  for (let path = 0; path < timeline.pathCount; path++) {
    const stop = events.starts[path + 1] as number
    for (let event = events.starts[path] as number; event < stop; event++) {
      const entry = events.entries[event] as number
      if (entry < 0) continue
      const inode = entries.inodes[entry] as number
      if (inode === noContent || entries.kindNumber(inode) !== kindFile) continue
      const end = event + 1 < stop ? event + 1 : kept
      const order = moment(end) - moment(endEvent[inode] as number)
      if (order < 0 || (order === 0 && !isPreferred(path, inode))) continue
      endEvent[inode] = end
      endPath[inode] = path
    }
  }
  return { endEvent, endPath }

  /** When an end was: its layer, with those that are none before and after all layers. */
  function moment(end: number): number {
    return end === kept ? kept : end === neverNamed ? -1 : (events.layers[end] as number)
  }

  function isPreferred(path: number, inode: number): boolean {
    const current = endPath[inode] as number
    if (current === path) return true
    const own = entries.path(inode)
    if (current === own) return false
    return path === own || comparePaths(paths, path, current) < 0
  }
}
