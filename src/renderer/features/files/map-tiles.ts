import type { FileMap, MapTile } from '../../../shared/file-views.ts'
import { mapWords } from '../../words/map-words.ts'

/** Names a tile, whatever else is on the map. */
export function tileKey({ kind, path, layer }: MapTile): string {
  return kind === 'file' ? `file ${String(path)} ${String(layer)}` : `${kind} ${String(path)}`
}

/** The innermost tile at a place, -1 when there is none. */
export function tileAt(tiles: readonly MapTile[], x: number, y: number): number {
  let found = -1
  for (const [index, tile] of tiles.entries()) {
    // what is inside comes after what it is inside of
    if (tile.above !== found) continue
    if (x < tile.left || x >= tile.left + tile.width) continue
    if (y < tile.top || y >= tile.top + tile.height) continue
    found = index
  }
  return found
}

export type Direction = 'left' | 'right' | 'up' | 'down'

/** The nearest tile in a direction, of those that are not divided; -1 at the edge. */
export function nextTile(tiles: readonly MapTile[], from: MapTile, direction: Direction): number {
  const across = direction === 'left' || direction === 'right'
  const forward = direction === 'right' || direction === 'down'
  const along = ({ left, top, width, height }: MapTile) => {
    const [start, length] = across ? [left, width] : [top, height]
    return forward ? { near: start, far: start + length } : { near: -start - length, far: -start }
  }
  const side = ({ left, top, width, height }: MapTile) =>
    across ? { start: top, end: top + height } : { start: left, end: left + width }
  const own = side(from)
  const middle = (own.start + own.end) / 2
  const edge = along(from).far
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (const [index, tile] of tiles.entries()) {
    if (tile.divided || tile === from || along(tile).near < edge) continue
    const { start, end } = side(tile)
    const aside = Math.max(0, start - middle, middle - end)
    const overlaps = start < own.end && end > own.start
    // straight ahead before nearer but aside
    const distance = along(tile).near - edge + aside * 4 + (overlaps ? 0 : 10_000)
    if (distance >= least) continue
    best = index
    least = distance
  }
  return best
}

/** The path of a tile as text; of a rest that of its directory. */
export function tilePath(map: FileMap, tile: MapTile): string {
  const names = map.crumbs.slice(1).map(({ name }) => name)
  const inner: string[] = []
  for (let at: MapTile | undefined = tile; at; at = map.tiles[at.above]) {
    if (at.kind !== 'rest') inner.unshift(at.name)
  }
  return `/${[...names, ...inner].join('/')}`
}

/** The directory that Enter on a tile zooms in on: one step towards it. Null when there is none. */
export function zoomTarget(tiles: readonly MapTile[], tile: MapTile): number | null {
  let outer = tile
  for (let at: MapTile | undefined = tile; at; at = tiles[at.above]) outer = at
  return outer.kind === 'directory' ? outer.path : null
}

/** What a tile is, said shortly: its name, or how many files it stands for. */
export function tileName({ kind, name, files }: MapTile): string {
  return kind === 'rest' ? mapWords.rest(files) : name
}
