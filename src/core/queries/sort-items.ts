import { kindDirectory } from '../model/entry-kind.ts'
import type { Timeline } from '../union/timeline.ts'
import { impliedMode } from '../union/change.ts'
import { contentOf, rowOf } from './entry-facts.ts'
import type { EventColumns } from './event-columns.ts'
import type { FileSort, SortColumn } from './file-row.ts'
import type { Items, Sieve } from './sieve.ts'
import { stableOrder } from './stable-order.ts'
import { changeKindMask } from './view-index.ts'

/** Gives rows, which are in the order of their names, the order that is asked for. */
export function sortItems(
  timeline: Timeline,
  columns: EventColumns,
  sieve: Sieve,
  items: Items,
  sort: FileSort | null,
): Items {
  if (sort === null || sort.by === 'name' || sort.by === 'path') {
    return sort?.order === 'desc' ? reversed(items) : items
  }
  const keys = keysOf(timeline, columns, sieve, items, sort.by)
  if (sort.order === 'desc')
    for (let at = 0; at < keys.length; at++) keys[at] = -(keys[at] as number)
  return reordered(items, stableOrder(keys))
}

export function reordered({ paths, events }: Items, order: Uint32Array): Items {
  const to = { paths: new Uint32Array(order.length), events: new Int32Array(order.length) }
  for (let at = 0; at < order.length; at++) {
    to.paths[at] = paths[order[at] as number] as number
    to.events[at] = events[order[at] as number] as number
  }
  return to
}

function reversed({ paths, events }: Items): Items {
  return { paths: paths.slice().reverse(), events: events.slice().reverse() }
}

function keysOf(
  timeline: Timeline,
  columns: EventColumns,
  sieve: Sieve,
  { paths, events }: Items,
  by: Exclude<SortColumn, 'name' | 'path'>,
): Float64Array {
  const keys = new Float64Array(paths.length)
  const key = keyOf(timeline, columns, sieve, by)
  for (let at = 0; at < keys.length; at++) {
    keys[at] = key(paths[at] as number, events[at] as number)
  }
  return keys
}

/** In which order changes are of interest: added, modified, removed, unchanged. */
const changeOrder = [3, 0, 1, 2]

function keyOf(
  timeline: Timeline,
  columns: EventColumns,
  sieve: Sieve,
  by: Exclude<SortColumn, 'name' | 'path'>,
): (path: number, event: number) => number {
  const { entries, events } = timeline
  const { index } = sieve
  const isMain = (path: number, event: number) => event === index.events[path]
  /** Where the metadata is; null for a directory that no entry describes. */
  const stored = (event: number) => {
    const entry = event < 0 ? -1 : (events.entries[event] as number)
    return entry < 0 ? null : rowOf(entries, contentOf(entries, entry))
  }
  switch (by) {
    case 'size':
      return (path, event) =>
        event < 0 || columns.kinds[event] === kindDirectory
          ? index.bytesBelow(path)
          : (columns.sizes[event] as number)
    case 'mtime':
      return (_, event) => {
        const at = stored(event)
        return at === null ? -Infinity : (at.table.mtime[at.row] as number)
      }
    case 'mode':
      return (_, event) => {
        const at = stored(event)
        return at === null ? impliedMode : (at.table.mode[at.row] as number)
      }
    case 'owner':
      return (_, event) => {
        const at = stored(event)
        if (at === null) return 0
        const group = (at.table.gid[at.row] as number) % 2 ** 21
        return (at.table.uid[at.row] as number) * 2 ** 21 + group
      }
    case 'layer':
      return (_, event) => (event < 0 ? -1 : (events.layers[event] as number))
    case 'change':
      return (path, event) => {
        const change = isMain(path, event)
          ? (index.state[path] as number) & changeKindMask
          : sieve.copyChange(event)
        return changeOrder[change] as number
      }
  }
}
