import type { Timeline } from '../union/timeline.ts'
import { factsAt } from './row-builder.ts'
import type { EntryColumns } from './entry-columns.ts'
import type { FileSort, SortColumn } from './file-row.ts'
import type { Items, Shape } from './shape.ts'
import { stableOrder } from './stable-order.ts'
import { changeKindMask } from './view-index.ts'

/** Gives rows, which are in the order of their names, the order that is asked for. */
export function sortItems(
  timeline: Timeline,
  columns: EntryColumns,
  shape: Shape,
  items: Items,
  sort: FileSort | null,
): Items {
  if (sort === null || sort.by === 'name' || sort.by === 'path') {
    return sort?.order === 'desc' ? reversed(items) : items
  }
  const keys = keysOf(timeline, columns, shape, items, sort.by)
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
  columns: EntryColumns,
  shape: Shape,
  { paths, events }: Items,
  by: Exclude<SortColumn, 'name' | 'path'>,
): Float64Array {
  const keys = new Float64Array(paths.length)
  const key = keyOf(timeline, columns, shape, by)
  for (let at = 0; at < keys.length; at++) {
    keys[at] = key(paths[at] as number, events[at] as number)
  }
  return keys
}

/** In which order changes are of interest: added, modified, removed, unchanged. */
const changeOrder = [3, 0, 1, 2]

function keyOf(
  timeline: Timeline,
  columns: EntryColumns,
  shape: Shape,
  by: Exclude<SortColumn, 'name' | 'path'>,
): (path: number, event: number) => number {
  const { events } = timeline
  const { index } = shape
  const isMain = (path: number, event: number) => event === index.events[path]
  const facts = (event: number) =>
    factsAt(timeline, event < 0 ? -1 : (events.entries[event] as number))
  switch (by) {
    case 'size':
      return (path, event) => {
        // a main row's size is worked out; only names of shared copies have to be looked up
        const known = isMain(path, event) ? (index.bytes[path] as number) : 0
        const entry = event < 0 ? -1 : (events.entries[event] as number)
        return known > 0 || entry < 0 ? known : (columns.sizes[entry] as number)
      }
    case 'mtime':
      return (_, event) => facts(event).mtime ?? -Infinity
    case 'mode':
      return (_, event) => facts(event).mode
    case 'owner':
      return (_, event) => facts(event).uid * 2 ** 21 + (facts(event).gid % 2 ** 21)
    case 'layer':
      return (_, event) => (event < 0 ? -1 : (events.layers[event] as number))
    case 'change':
      return (path, event) => {
        const change = isMain(path, event)
          ? (index.state[path] as number) & changeKindMask
          : shape.copyChange(event)
        return changeOrder[change] as number
      }
  }
}
