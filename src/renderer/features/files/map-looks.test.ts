import { describe, expect, it } from 'vitest'
import { fileTypes } from '../../../core/model/file-type.ts'
import type { MapTile } from '../../../shared/file-views.ts'
import { legendOf, lookOf, mapTokens } from './map-looks.ts'

const plain: MapTile = {
  kind: 'file',
  path: 1,
  name: 'x',
  above: -1,
  divided: false,
  left: 0,
  top: 0,
  width: 10,
  height: 10,
  bytes: 100,
  files: 1,
  ghostBytes: 0,
  wastedBytes: 0,
  baseBytes: 0,
  layer: 0,
  layerBytes: 100,
  type: 'other',
  typeBytes: 100,
}

describe('the look of a tile', () => {
  it('is its layer’s: rock of the base, a mineral above it', () => {
    expect(lookOf(plain, 'layer', 1).ground).toBe('base-1')
    expect(lookOf({ ...plain, layer: 1 }, 'layer', 1).ground).toBe('layer-1')
    expect(lookOf({ ...plain, layer: 1 }, 'layer', 0).ground).toBe('layer-2')
  })

  it('has a colour of its own for every type', () => {
    const grounds = fileTypes.map((type) => lookOf({ ...plain, type }, 'type', 0).ground)
    expect(new Set(grounds).size).toBe(fileTypes.length)
  })

  it('is split between base and yours by bytes', () => {
    expect(lookOf({ ...plain, baseBytes: 25 }, 'base', 1).other?.share).toBe(0.75)
    expect(lookOf({ ...plain, baseBytes: 100 }, 'base', 1).other).toBeNull()
    expect(lookOf(plain, 'base', 1)).toMatchObject({ group: 'yours', other: null })
  })

  it('is hatched as far as it is a ghost, or wasted', () => {
    expect(lookOf(plain, 'layer', 0).hatch).toBeNull()
    expect(lookOf({ ...plain, ghostBytes: 40 }, 'layer', 0).hatch?.share).toBe(0.4)
    const wasted = lookOf({ ...plain, wastedBytes: 60 }, 'waste', 0)
    expect(wasted).toMatchObject({ group: 'wasted', hatch: { share: 0.6 } })
  })

  it('uses tokens that the palette has', () => {
    const tiles = fileTypes.flatMap((type, layer) => [
      { ...plain, type, layer, ghostBytes: 50, wastedBytes: 50, baseBytes: 50 },
    ])
    for (const color of ['layer', 'type', 'base', 'waste'] as const) {
      for (const tile of tiles) {
        const { ground, ink, other, hatch } = lookOf(tile, color, 4)
        for (const token of [ground, ink, other?.ground, hatch?.color]) {
          if (token !== undefined) expect(mapTokens).toContain(token)
        }
      }
    }
  })
})

describe('the legend', () => {
  it('has what is on the map, and nothing else', () => {
    const tiles = [
      { ...plain, layer: 3, type: 'code' as const },
      { ...plain, layer: 0 },
      { ...plain, layer: 7, divided: true },
    ]
    expect(legendOf(tiles, 'layer', 1).map(({ label }) => label)).toEqual(['0 base', '3'])
    expect(legendOf(tiles, 'type', 1).map(({ group }) => group)).toEqual(['code', 'other'])
    expect(legendOf([], 'waste', 1)).toHaveLength(2)
  })
})
