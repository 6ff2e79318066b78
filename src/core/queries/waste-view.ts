import type { ImageAnalysis } from '../analysis/analyze-image.ts'
import { compareTexts } from '../analysis/path-text.ts'
import type { WasteList } from '../analysis/waste.ts'
import { wasteCauses } from '../model/report.ts'
import type { ReportWaste } from '../model/report.ts'

/** Which copies are meant: by who stores them, the base image or you. */
export const owners = ['all', 'base', 'yours'] as const
export type Owner = (typeof owners)[number]

/** What puts wasted copies together: `layer` stores them, `step` is the one that made them waste. */
export const wasteGroupings = ['cause', 'layer', 'step', 'directory'] as const
export type WasteGrouping = (typeof wasteGroupings)[number]

/** Wasted copies of one kind. */
export interface WasteGroup {
  /**
   * The cause, the number of the layer that stores or that wastes, or the directory, which has at
   * most three names.
   */
  readonly key: string
  readonly files: number
  readonly bytes: number
}

/** Wasted copies that are asked for; those of one group when it is given. */
export interface WasteSelection {
  readonly owner: Owner
  readonly group: { readonly by: WasteGrouping; readonly key: string } | null
}

/** Deep enough to tell `/usr/share/doc` from `/usr/share/locale`, and still few. */
const directoryDepth = 3

/**
 * The wasted copies of an image by owner and group. What it has worked out is kept: a window asks
 * for page after page of the same selection.
 */
export class WasteView {
  readonly #list: WasteList
  readonly #baseLayers: number
  readonly #sorted = new Map<string, ReadonlyMap<string, Uint32Array>>()

  constructor({ waste, base }: ImageAnalysis) {
    this.#list = waste
    this.#baseLayers = base.layers
  }

  /** Groups with the most bytes first. */
  groups(by: WasteGrouping, owner: Owner): readonly WasteGroup[] {
    return [...this.#groupsOf(by, owner)]
      .map(([key, places]) => ({ key, files: places.length, bytes: this.#bytesOf(places) }))
      .sort((one, other) => other.bytes - one.bytes || compareTexts(one.key, other.key))
  }

  /** At most `limit` rows from `offset` on, the most bytes first. */
  rows(
    { owner, group }: WasteSelection,
    offset: number,
    limit: number,
  ): { readonly total: number; readonly rows: readonly ReportWaste[] } {
    const places = this.#placesOf(owner, group)
    const from = Math.max(0, offset)
    return {
      total: places.length,
      rows: this.#list.rowsAt(places.subarray(from, from + limit)),
    }
  }

  #placesOf(owner: Owner, group: WasteSelection['group']): Uint32Array {
    if (group !== null) {
      return this.#groupsOf(group.by, owner).get(group.key) ?? new Uint32Array()
    }
    return this.#groupsOf('all', owner).get('') ?? new Uint32Array()
  }

  #bytesOf(places: Uint32Array): number {
    return places.reduce((sum, place) => sum + this.#list.sizeAt(place), 0)
  }

  /** Places in the list, in its order, so that every group has its largest first. */
  #groupsOf(by: WasteGrouping | 'all', owner: Owner): ReadonlyMap<string, Uint32Array> {
    const name = `${by} ${owner}`
    const known = this.#sorted.get(name)
    if (known !== undefined) return known
    const found = new Map<string, number[]>()
    const keyOf = this.#keys(by)
    for (let place = 0; place < this.#list.count; place++) {
      const isBase = this.#list.storedAt(place) < this.#baseLayers
      if (owner !== 'all' && isBase !== (owner === 'base')) continue
      const key = keyOf(place)
      const places = found.get(key)
      if (places === undefined) found.set(key, [place])
      else places.push(place)
    }
    const groups = new Map([...found].map(([key, places]) => [key, Uint32Array.from(places)]))
    this.#sorted.set(name, groups)
    return groups
  }

  #keys(by: WasteGrouping | 'all'): (place: number) => string {
    const list = this.#list
    switch (by) {
      case 'all':
        return () => ''
      case 'cause':
        return (place) => list.causeAt(place)
      case 'layer':
        return (place) => String(list.storedAt(place))
      case 'step':
        return (place) => String(list.wastedAt(place))
      case 'directory':
        return list.directories(directoryDepth)
    }
  }
}

/** Bytes of each cause, in the order in which causes are told; those that do not occur are 0. */
export function bytesByCause(groups: readonly WasteGroup[]) {
  return wasteCauses.map((cause) => ({
    cause,
    bytes: groups.find(({ key }) => key === cause)?.bytes ?? 0,
  }))
}
