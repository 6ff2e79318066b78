import { describe, expect, it } from 'vitest'
import type { FileMap, MapTile } from '../../../shared/file-views.ts'
import { nextTile, tileAt, tileKey, tilePath, zoomTarget } from './map-tiles.ts'

function tile(name: string, box: readonly [number, number, number, number], more = {}): MapTile {
  const [left, top, width, height] = box
  return {
    kind: 'file',
    path: name.length,
    name,
    above: -1,
    divided: false,
    left,
    top,
    width,
    height,
    bytes: width * height,
    files: 1,
    ghostBytes: 0,
    wastedBytes: 0,
    baseBytes: 0,
    layer: 0,
    layerBytes: 0,
    type: 'other',
    typeBytes: 0,
    ...more,
  }
}

/*
 *  usr ─────────────  big
 *  │ lib  │ bin    │  │
 *  │      ├────────┤  ├────
 *  │      │ rest   │  small
 */
const tiles = [
  tile('usr', [0, 0, 200, 100], { kind: 'directory', path: 1, divided: true }),
  tile('lib', [1, 18, 100, 81], { kind: 'directory', path: 2, above: 0 }),
  tile('bin', [102, 18, 97, 40], { path: 3, above: 0 }),
  tile('', [102, 59, 97, 40], { kind: 'rest', path: 1, above: 0 }),
  tile('big', [201, 0, 99, 60], { path: 5 }),
  tile('small', [201, 61, 99, 39], { path: 6 }),
]
const map: FileMap = {
  bytes: 1,
  files: 1,
  crumbs: [
    { path: 0, name: '/' },
    { path: 9, name: 'opt' },
  ],
  tiles,
}
const named = (index: number) => tiles[index]?.name ?? null
const from = (index: number) => tiles[index]!

describe('tiles of a map', () => {
  it('are found by a place, the innermost first', () => {
    expect(named(tileAt(tiles, 50, 50))).toBe('lib')
    expect(named(tileAt(tiles, 50, 5))).toBe('usr')
    expect(named(tileAt(tiles, 250, 80))).toBe('small')
    expect(tileAt(tiles, 200.5, 50)).toBe(-1)
    expect(tileAt(tiles, 500, 50)).toBe(-1)
  })

  it('have neighbours in four directions, straight ahead first', () => {
    expect(named(nextTile(tiles, from(1), 'right'))).toBe('bin')
    expect(named(nextTile(tiles, from(2), 'down'))).toBe('')
    expect(named(nextTile(tiles, from(2), 'right'))).toBe('big')
    expect(named(nextTile(tiles, from(3), 'right'))).toBe('small')
    expect(named(nextTile(tiles, from(4), 'left'))).toBe('bin')
    expect(named(nextTile(tiles, from(5), 'up'))).toBe('big')
    expect(nextTile(tiles, from(5), 'right')).toBe(-1)
    expect(nextTile(tiles, from(1), 'up')).toBe(-1)
  })

  it('have a path, and a step to zoom in', () => {
    expect(tilePath(map, from(2))).toBe('/opt/usr/bin')
    expect(tilePath(map, from(3))).toBe('/opt/usr')
    expect(zoomTarget(tiles, from(2))).toBe(1)
    expect(zoomTarget(tiles, from(4))).toBeNull()
    expect(new Set(tiles.map(tileKey)).size).toBe(tiles.length)
  })
})
