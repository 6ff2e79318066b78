import { hierarchy, treemap } from 'd3-hierarchy'
import type { HierarchyRectangularNode } from 'd3-hierarchy'
import type { MapDetail, MapNode } from '../../core/queries/map-tree.ts'
import type { MapTile } from '../../shared/file-views.ts'

/** Pixels of the heading of a divided tile; the window draws it as high. */
const heading = 18
/** A divided tile is at least so large, or nothing could be read in it. */
const leastDivided = { width: 56, height: 44 }
/** Pixels of the smallest tile; a large map has larger ones, so that there are not too many. */
const leastArea = 64
const mostTiles = 6000
const deepest = 6

/** How fine a map of this many pixels is. */
export function detailOf(width: number, height: number): MapDetail {
  const area = width * height
  return {
    leastShare: Math.min(1, Math.max(leastArea / area, 1 / mostTiles)),
    divideShare: Math.min(1, (leastDivided.width * leastDivided.height) / area),
    depth: deepest,
  }
}

/**
 * Squarified tiles (Bruls, Huizing and van Wijk, 2000), the largest first. A divided tile that turns
 * out too narrow to be read is one tile after all.
 */
export function layOut(root: MapNode, width: number, height: number): readonly MapTile[] {
  const tree = hierarchy(root, (node) => node.inside).sum((node) =>
    node.inside.length === 0 ? node.makeup.bytes : 0,
  )
  const placed = treemap<MapNode>()
    .size([width, height])
    .round(true)
    .paddingInner(1)
    .paddingOuter((node) => (node.depth === 0 ? 0 : 1))
    .paddingTop((node) => (node.depth === 0 ? 0 : heading))(tree)
  const tiles: MapTile[] = []
  const add = (node: HierarchyRectangularNode<MapNode>, above: number): void => {
    const place = {
      left: node.x0,
      top: node.y0,
      width: node.x1 - node.x0,
      height: node.y1 - node.y0,
    }
    if (place.width < 1 || place.height < 1) return
    const { kind, path, name, makeup } = node.data
    const inner = node.children ?? []
    const divided =
      inner.length > 0 && place.width >= leastDivided.width && place.height >= leastDivided.height
    const index = tiles.push({ kind, path, name, ...makeup, above, divided, ...place }) - 1
    if (divided) for (const child of inner) add(child, index)
  }
  for (const child of placed.children ?? []) add(child, -1)
  return tiles
}
