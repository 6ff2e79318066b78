import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { helloImage, longImage, mismatchImage, seedImage } from './fixtures.test-support.ts'
import {
  bandEdges,
  bandPath,
  boundaryPath,
  defaultMetrics,
  edgePoints,
  layoutStory,
} from './story-geometry.ts'
import { storyRows } from './story-rows.ts'
import type { Overview } from '../../../shared/views.ts'

function layoutOf(image: Overview, order: 'dockerfile' | 'stack' = 'dockerfile') {
  const bytes = image.layers.map((layer) => layer.size)
  return layoutStory(storyRows(image), bytes, order)
}

describe('bandEdges', () => {
  it('gives the least height and a logarithmic share of the rest', () => {
    const [, first = 0] = bandEdges([999, 0], 148, 24)
    // 48 px are the two least heights; the layer of 999 bytes takes all of the rest.
    expect(first).toBe(124)
    const edges = bandEdges([9, 99], 108, 24)
    expect(edges).toEqual([0, 44, 108])
  })

  it('shares equally when no layer has a byte', () => {
    expect(bandEdges([0, 0, 0], 132, 24)).toEqual([0, 44, 88, 132])
  })

  it('fills the height exactly and keeps every band at least 24 px, up to 127 layers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 2 ** 45 }), { minLength: 1, maxLength: 127 }),
        fc.integer({ min: 0, max: 900 }),
        (bytes, more) => {
          const height = bytes.length * 44 + more
          const edges = bandEdges(bytes, height, 24)
          expect(edges).toHaveLength(bytes.length + 1)
          expect(edges[0]).toBe(0)
          expect(edges.at(-1)).toBe(height)
          for (const [index] of bytes.entries()) {
            expect(edges[index + 1]! - edges[index]!).toBeGreaterThanOrEqual(23.8)
          }
        },
      ),
    )
  })
})

describe('layoutStory', () => {
  it('makes the stack exactly as high as the rows', () => {
    for (const image of [seedImage, helloImage, longImage(127), mismatchImage()]) {
      for (const order of ['dockerfile', 'stack'] as const) {
        const layout = layoutOf(image, order)
        const rows = layout.rows.reduce((sum, row) => sum + row.bottom - row.top, 0)
        expect(layout.height).toBe(rows + defaultMetrics.writable)
        const tops = layout.bands.map((band) => band.top)
        const bottoms = layout.bands.map((band) => band.bottom)
        expect(Math.max(...bottoms) - Math.min(...tops)).toBeCloseTo(rows, 6)
        expect(
          layout.rows.every(
            (row, index) => row.top === (layout.rows[index - 1]?.bottom ?? layout.rows[0]?.top),
          ),
        ).toBe(true)
      }
    }
  })

  it('gives a layer two lines and a step without a layer one', () => {
    const heights = layoutOf(seedImage).rows.map((row) => row.bottom - row.top)
    // Base, its four steps; yours, COPY and the empty CMD.
    expect(heights).toEqual([24, 44, 44, 44, 44, 24, 44, 24])
  })

  it('turns the whole picture over in stack order', () => {
    const down = layoutOf(helloImage)
    const up = layoutOf(helloImage, 'stack')
    expect(up.height).toBe(down.height)
    expect(up.rows.map((row) => row.row)).toEqual(down.rows.map((row) => row.row).reverse())
    for (const band of down.bands) {
      const turned = up.bands[band.layer]!
      expect(turned.top).toBeCloseTo(down.height - band.bottom, 6)
      expect(turned.bottom).toBeCloseTo(down.height - band.top, 6)
    }
    expect(up.writable).toEqual({ top: 0, bottom: defaultMetrics.writable })
  })

  it('draws one ribbon for every step with a certain layer', () => {
    expect(layoutOf(helloImage).ribbons.map((ribbon) => ribbon.layer)).toEqual([0, 1, 2, 3, 4])
    expect(layoutOf(helloImage).stubs).toHaveLength(4)
  })

  it('puts the base boundary between the rows and the bands it parts', () => {
    const layout = layoutOf(helloImage)
    expect(layout.boundary).toEqual({ row: 68, edge: 1 })
    const path = boundaryPath(layout, 72, 300) ?? ''
    expect(path.startsWith('M0 68C')).toBe(true)
    expect(layoutOf({ ...helloImage, base: { ...helloImage.base, layers: 0 } }).boundary).toBeNull()
  })

  it('has nothing to draw for an image without layers', () => {
    const layout = layoutStory(storyRows({ ...seedImage, layers: [], steps: [] }), [], 'dockerfile')
    expect(layout.bands).toEqual([])
    expect(edgePoints(layout, 0, 72, 300)).toEqual([])
  })
})

describe('edges', () => {
  it('are straight outside, and the same for the two bands that meet', () => {
    const layout = layoutOf(helloImage)
    const ys = (b: number) => new Set(edgePoints(layout, b, 72, 300).map(([, y]) => y))
    expect(ys(0).size).toBe(1)
    expect(ys(5).size).toBe(1)
    expect(ys(2).size).toBeGreaterThan(5)
    const shared = edgePoints(layout, 2, 72, 300).map(([x, y]) => `${x},${y}`)
    for (const point of shared) {
      expect(bandPath(layout, 1, 72, 300)).toContain(point)
      expect(bandPath(layout, 2, 72, 300)).toContain(point)
    }
  })
})
