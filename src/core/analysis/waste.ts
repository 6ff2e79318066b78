import type { ReportWaste, WasteCause } from '../model/report.ts'
import { changeContent, changeType } from '../union/change.ts'
import { removed, removedByOpaque, removedByType } from '../union/event-log.ts'
import type { Timeline } from '../union/timeline.ts'
import { kept, neverNamed } from './last-names.ts'
import type { LastNames } from './last-names.ts'
import { compareTexts, PathTexts } from './path-text.ts'

/** What an image stores, keeps and wastes, in bytes of regular files: stored = kept + wasted. */
export interface Waste {
  readonly storedBytes: number
  readonly keptBytes: number
  readonly wastedBytes: number
  /** Wasted bytes stored in each layer. */
  readonly wastedIn: readonly number[]
  /** Every wasted copy of at least one byte. */
  readonly list: WasteList
}

/**
 * Finds every stored copy of a regular file that the final tree does not keep. A copy is kept while
 * at least one name reaches it; the layer that takes its last name wastes it.
 */
export function findWaste(timeline: Timeline, names: LastNames): Waste {
  const { entries } = timeline
  const wastedIn = new Array<number>(entries.layers.length).fill(0)
  const wasted: number[] = []
  let storedBytes = 0
  let wastedBytes = 0
  for (const [layer, contents] of entries.layers.entries()) {
    if (contents === null) continue
    const table = contents.entries
    const start = entries.starts[layer] as number
    for (let row = 0; row < table.count; row++) {
      if (!table.isFile(row)) continue
      const size = table.size[row] as number
      storedBytes += size
      if (size === 0 || names.endEvent[start + row] === kept) continue
      wasted.push(start + row)
      wastedBytes += size
      wastedIn[layer] = (wastedIn[layer] as number) + size
    }
  }
  const keptBytes = storedBytes - wastedBytes
  const list = new WasteList(timeline, names, Uint32Array.from(wasted))
  return { storedBytes, keptBytes, wastedBytes, wastedIn, list }
}

/**
 * The wasted copies, the most bytes first, then by path, storing layer and place in its tar. Only
 * numbers are held; rows are made when they are asked for.
 */
export class WasteList {
  readonly #timeline: Timeline
  readonly #names: LastNames
  readonly #found: Uint32Array
  #inOrder: Uint32Array | null = null

  /** @param found The copies in the order of their entries. */
  constructor(timeline: Timeline, names: LastNames, found: Uint32Array) {
    this.#timeline = timeline
    this.#names = names
    this.#found = found
  }

  get count(): number {
    return this.#found.length
  }

  /** Nobody who only wants to know how much is wasted waits for the order. */
  get #copies(): Uint32Array {
    return (this.#inOrder ??= this.#sorted(this.#found))
  }

  /** At most `limit` rows from `offset` on. */
  rows(offset = 0, limit: number = this.count): readonly ReportWaste[] {
    const start = Math.max(0, offset)
    return this.#rows(this.#copies.subarray(start, start + limit))
  }

  /** The rows at these places of the list. */
  rowsAt(places: Uint32Array): readonly ReportWaste[] {
    return this.#rows(places.map((place) => this.#copies[place] as number))
  }

  sizeAt(place: number): number {
    return this.#sizeOf(this.#copies[place] as number)
  }

  /** The layer that stores the copy. */
  storedAt(place: number): number {
    return this.#timeline.entries.layerOf(this.#copies[place] as number)
  }

  /** The layer that made the copy waste. */
  wastedAt(place: number): number {
    const copy = this.#copies[place] as number
    const end = this.#names.endEvent[copy] as number
    return wasteEnd(this.#timeline, end, this.storedAt(place))
  }

  causeAt(place: number): WasteCause {
    const copy = this.#copies[place] as number
    return causeOf(this.#timeline, this.#names.endEvent[copy] as number)
  }

  /** Tells the directory of the copy at a place, cut after `depth` names. Keep it for one pass. */
  directories(depth: number): (place: number) => string {
    const { paths } = this.#timeline
    const texts = new PathTexts(paths)
    const known = new Map<number, string>()
    return (place) => {
      const directory = paths.parent(this.#pathOf(this.#copies[place] as number))
      const text = known.get(directory) ?? firstNames(texts.of(directory).text, depth)
      known.set(directory, text)
      return text
    }
  }

  #rows(copies: Uint32Array): readonly ReportWaste[] {
    const texts = new PathTexts(this.#timeline.paths)
    return Array.from(copies, (copy) => this.#row(copy, texts))
  }

  #row(copy: number, texts: PathTexts): ReportWaste {
    const { text, escaped } = texts.of(this.#pathOf(copy))
    const end = this.#names.endEvent[copy] as number
    const storedIn = this.#timeline.entries.layerOf(copy)
    return {
      path: text,
      ...(escaped ? { pathEscaped: true } : {}),
      bytes: this.#sizeOf(copy),
      cause: causeOf(this.#timeline, end),
      storedIn,
      wastedBy: wasteEnd(this.#timeline, end, storedIn),
    }
  }

  #sorted(copies: Uint32Array): Uint32Array {
    const sizes = Float64Array.from(copies, (copy) => this.#sizeOf(copy))
    const order = Uint32Array.from(copies.keys())
    order.sort((one, other) => (sizes[other] as number) - (sizes[one] as number) || one - other)
    const sorted = order.map((at) => copies[at] as number)
    const texts = new PathTexts(this.#timeline.paths)
    const size = (at: number): number => sizes[order[at] as number] as number
    for (let start = 0; start < sorted.length;) {
      let end = start + 1
      while (end < sorted.length && size(end) === size(start)) end++
      if (end - start > 1) this.#sortByPath(sorted.subarray(start, end), texts)
      start = end
    }
    return sorted
  }

  /** Sorts copies of one size in place; equal paths stay in the order of their entries. */
  #sortByPath(copies: Uint32Array, texts: PathTexts): void {
    const rows = Array.from(copies, (copy) => ({
      copy,
      text: texts.of(this.#pathOf(copy)).text,
    }))
    rows.sort((one, other) => compareTexts(one.text, other.text) || one.copy - other.copy)
    copies.set(rows.map((row) => row.copy))
  }

  /** The name that went last; the entry's own when it never had one. */
  #pathOf(copy: number): number {
    const path = this.#names.endPath[copy] as number
    return path < 0 ? this.#timeline.entries.path(copy) : path
  }

  #sizeOf(copy: number): number {
    const { entries } = this.#timeline
    const layer = entries.layerOf(copy)
    return entries.table(layer).size[copy - (entries.starts[layer] as number)] as number
  }
}

function firstNames(path: string, depth: number): string {
  return path
    .split('/')
    .slice(0, depth + 1)
    .join('/')
}

/** The layer that wastes a copy, by the event that ended its last name. */
export function wasteEnd({ events }: Timeline, event: number, storedIn: number): number {
  return event === neverNamed ? storedIn : (events.layers[event] as number)
}

/** Why the thing that an event ended is not kept; the event may be `neverNamed`. */
export function causeOf({ events }: Timeline, event: number): WasteCause {
  if (event === neverNamed) return 'duplicate-entry'
  const change = events.changes[event] as number
  if (events.entries[event] === removed) {
    if (change === removedByOpaque) return 'hidden-by-opaque'
    return change === removedByType ? 'replaced-by-type' : 'deleted'
  }
  if ((change & changeType) !== 0) return 'replaced-by-type'
  return (change & changeContent) !== 0 ? 'overwritten' : 'metadata-only-copy'
}
