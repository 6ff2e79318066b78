import { decodeName } from '../model/display-text.ts'
import { rootPath } from '../store/path-table.ts'
import type { Timeline } from '../union/timeline.ts'
import type { Makeup } from './map-makeup.ts'
import type { MapWeights } from './map-weights.ts'

/** A part of a tree as a tile of a map. */
export interface MapNode {
  readonly kind:
    | 'directory'
    /** One stored copy of a file. */
    | 'file'
    /** What is too small in a directory to be a tile of its own, together. */
    | 'rest'
  /** Of the rest the directory that it is in. */
  readonly path: number
  /** Names below the tile it lies in, a chain of directories joined by slashes; of the rest empty. */
  readonly name: string
  readonly makeup: Makeup
  /** The most bytes first; empty where a directory is one tile. */
  readonly inside: readonly MapNode[]
}

/** How fine a map is; shares are of the bytes of the directory that is mapped. */
export interface MapDetail {
  /** What is smaller than this share becomes part of the rest. */
  readonly leastShare: number
  /** A directory smaller than this share is one tile. */
  readonly divideShare: number
  /** Directories inside each other that are divided, at most. */
  readonly depth: number
}

/** Makes the tiles below one directory from the weights of a shown tree. */
export class MapTree {
  readonly #timeline: Timeline
  readonly #weights: MapWeights
  readonly #baseLayers: number
  #detail: MapDetail = { leastShare: 0, divideShare: 0, depth: 1 }
  #whole = 0

  constructor(timeline: Timeline, weights: MapWeights, baseLayers: number) {
    this.#timeline = timeline
    this.#weights = weights
    this.#baseLayers = baseLayers
  }

  /** The directory as a divided tile, whatever it weighs. */
  below(directory: number, detail: MapDetail): MapNode {
    this.#detail = detail
    this.#whole = this.#weights.bytes(directory)
    return this.#divided(directory, nameOf(this.#timeline, [directory]), 0)
  }

  #divided(path: number, name: string, depth: number): MapNode {
    const inside: MapNode[] = []
    const small: number[] = []
    const { childStarts, childList, paths } = this.#timeline
    const weights = this.#weights
    const least = this.#detail.leastShare * this.#whole
    const end = childStarts[path + 1] as number
    for (let at = childStarts[path] as number; at < end; at++) {
      const child = childList[at] as number
      if (weights.files(child) === 0) continue
      if (weights.bytes(child) < least) small.push(child)
      else this.#add(inside, child, depth)
    }
    // a file stands beside what was below its path when it was a directory
    this.#addCopies(inside, path, nameOf(this.#timeline, [path]))
    inside.sort(
      (one, other) =>
        other.makeup.bytes - one.makeup.bytes ||
        paths.names.compare(paths.name(one.path), paths.name(other.path)),
    )
    if (small.length > 0) {
      const makeup = weights.makeup(small, this.#baseLayers)
      if (makeup.bytes > 0) inside.push({ kind: 'rest', path, name: '', makeup, inside: [] })
    }
    const whole = { ...together(inside), files: weights.files(path) }
    return { kind: 'directory', path, name, makeup: whole, inside }
  }

  #add(tiles: MapNode[], path: number, depth: number): void {
    const chain = this.#chain(path)
    const last = chain.at(-1) as number
    const name = nameOf(this.#timeline, chain)
    if (!this.#hasBelow(last)) return this.#addCopies(tiles, last, name)
    const divide = this.#detail.divideShare * this.#whole
    if (depth + 1 < this.#detail.depth && this.#weights.bytes(last) >= divide) {
      tiles.push(this.#divided(last, name, depth + 1))
      return
    }
    const makeup = this.#weights.makeup([last], this.#baseLayers)
    tiles.push({ kind: 'directory', path: last, name, makeup, inside: [] })
  }

  #addCopies(tiles: MapNode[], path: number, name: string): void {
    for (const makeup of this.#weights.makeupsAt(path, this.#baseLayers)) {
      tiles.push({ kind: 'file', path, name, makeup, inside: [] })
    }
  }

  #hasBelow(path: number): boolean {
    return this.#onlyChild(path) !== null
  }

  /** A directory all of whose bytes lie in one directory below it is one tile with that. */
  #chain(path: number): readonly number[] {
    const chain = [path]
    for (let at = path; ;) {
      const only = this.#onlyChild(at)
      if (only === null || only === 'several' || !this.#hasBelow(only)) return chain
      chain.push(only)
      at = only
    }
  }

  /** The child that has all bytes of a directory; null when nothing below it has any. */
  #onlyChild(path: number): number | 'several' | null {
    const { childStarts, childList } = this.#timeline
    const weights = this.#weights
    const end = childStarts[path + 1] as number
    for (let at = childStarts[path] as number; at < end; at++) {
      const child = childList[at] as number
      const bytes = weights.bytes(child)
      if (bytes === 0) continue
      return bytes === weights.bytes(path) ? child : 'several'
    }
    return null
  }
}

/** The sum of tiles; layer and type are those that most bytes have, as far as the tiles tell. */
function together(tiles: readonly MapNode[]): Omit<Makeup, 'files'> {
  const sum = (key: 'bytes' | 'ghostBytes' | 'wastedBytes' | 'baseBytes') =>
    tiles.reduce((all, { makeup }) => all + makeup[key], 0)
  const [layer, layerBytes] = most(tiles, ({ layer, layerBytes }) => [layer, layerBytes], 0)
  const [type, typeBytes] = most(tiles, ({ type, typeBytes }) => [type, typeBytes], 'other')
  return {
    bytes: sum('bytes'),
    ghostBytes: sum('ghostBytes'),
    wastedBytes: sum('wastedBytes'),
    baseBytes: sum('baseBytes'),
    layer,
    layerBytes,
    type,
    typeBytes,
  }
}

function most<T>(
  tiles: readonly MapNode[],
  part: (makeup: Makeup) => readonly [T, number],
  otherwise: T,
): readonly [T, number] {
  const sums = new Map<T, number>()
  for (const { makeup } of tiles) {
    const [value, bytes] = part(makeup)
    sums.set(value, (sums.get(value) ?? 0) + bytes)
  }
  let found: readonly [T, number] = [otherwise, 0]
  for (const sum of sums) if (sum[1] > found[1]) found = sum
  return found
}

/** The names of a chain of paths as one text. */
function nameOf({ paths }: Timeline, chain: readonly number[]): string {
  if (chain[0] === rootPath) return '/'
  return chain.map((path) => decodeName(paths.names.bytes(paths.name(path))).text).join('/')
}
