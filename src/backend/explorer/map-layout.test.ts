import { describe, expect, it } from 'vitest'
import type { MapNode } from '../../core/queries/map-tree.ts'
import { detailOf, layOut } from './map-layout.ts'

const makeup = {
  files: 1,
  ghostBytes: 0,
  wastedBytes: 0,
  baseBytes: 0,
  layer: 0,
  layerBytes: 0,
  type: 'other',
  typeBytes: 0,
} as const

let last = 0
function node(name: string, bytes: number, inside: readonly MapNode[] = []): MapNode {
  const kind = inside.length > 0 ? 'directory' : 'file'
  return { kind, path: (last += 1), name, makeup: { ...makeup, bytes }, inside }
}

const root = node('/', 1000, [
  node('usr', 700, [node('lib', 400), node('bin', 300)]),
  node('var', 250, [node('log', 250)]),
  node('thin', 50, [node('x', 30), node('y', 20)]),
])

describe('the layout of a map', () => {
  const tiles = layOut(root, 600, 400)
  const tile = (name: string) => tiles.find((candidate) => candidate.name === name)!

  it('gives areas in proportion to bytes', () => {
    const area = ({ width, height }: { width: number; height: number }) => width * height
    expect(area(tile('usr')) / (600 * 400)).toBeCloseTo(0.7, 1)
    expect(area(tile('lib')) / area(tile('bin'))).toBeCloseTo(4 / 3, 1)
  })

  it('keeps tiles in the tile above, below its heading, and none over another', () => {
    for (const [index, one] of tiles.entries()) {
      const above = tiles[one.above] ?? { left: 0, top: -18, width: 600, height: 418 }
      expect(one.left).toBeGreaterThanOrEqual(above.left)
      expect(one.top).toBeGreaterThanOrEqual(above.top + 18)
      expect(one.left + one.width).toBeLessThanOrEqual(above.left + above.width)
      expect(one.top + one.height).toBeLessThanOrEqual(above.top + above.height)
      expect(one.above).toBeLessThan(index)
      for (const other of tiles.slice(index + 1)) {
        if (other.above !== one.above) continue
        const apart =
          one.left + one.width <= other.left ||
          other.left + other.width <= one.left ||
          one.top + one.height <= other.top ||
          other.top + other.height <= one.top
        expect(apart, `${one.name} and ${other.name}`).toBe(true)
      }
    }
  })

  it('leaves whole what has no room for a heading', () => {
    expect(tile('usr').divided).toBe(true)
    expect(tile('lib')).toMatchObject({ divided: false, above: tiles.indexOf(tile('usr')) })
    const small = layOut(root, 120, 60)
    expect(small.find(({ name }) => name === 'thin')).toMatchObject({ divided: false })
    expect(small.find(({ name }) => name === 'x')).toBeUndefined()
  })

  it('is empty for nothing', () => {
    expect(layOut({ ...root, inside: [] }, 600, 400)).toEqual([])
  })

  it('asks for finer parts when there are more pixels, but not for too many', () => {
    expect(detailOf(100, 100).leastShare).toBeGreaterThan(detailOf(400, 400).leastShare)
    expect(detailOf(10_000, 10_000).leastShare).toBe(1 / 6000)
    expect(detailOf(1, 1)).toMatchObject({ leastShare: 1, divideShare: 1 })
  })
})
