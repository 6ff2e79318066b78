import { describe, expect, it } from 'vitest'
import { analyze, file, knownBase, sized, whiteout } from '../../../test/unit-support/test-image.ts'
import { ownReclaimable } from '../analysis/duplicates.ts'
import { owners, wasteGroupings, WasteView } from './waste-view.ts'

const image = analyze(
  [
    [sized('/usr/share/doc/a/copyright', 300, 'a'), sized('/usr/share/locale/de', 500, 'b')],
    [sized('/srv/big', 1000, 'c'), sized('/srv/mode', 40, 'd'), sized('/srv/text', 60, 'e')],
    [whiteout('/usr/share/doc'), whiteout('/usr/share/locale'), whiteout('/srv/big')],
    [sized('/srv/mode', 40, 'd', { mode: 0o600 }), file('/srv/text', 'other')],
  ],
  { base: { ...knownBase, steps: null } },
)
const view = new WasteView(image)
const all = { owner: 'all', group: null } as const

describe('waste by owner and group', () => {
  it('is by cause, most bytes first', () => {
    expect(view.groups('cause', 'all')).toEqual([
      { key: 'deleted', files: 3, bytes: 1800 },
      { key: 'overwritten', files: 1, bytes: 60 },
      { key: 'metadata-only-copy', files: 1, bytes: 40 },
    ])
  })

  it('is by the layer that stores, and by the step that wastes', () => {
    expect(view.groups('layer', 'all')).toEqual([
      { key: '1', files: 3, bytes: 1100 },
      { key: '0', files: 2, bytes: 800 },
    ])
    expect(view.groups('step', 'yours')).toEqual([
      { key: '2', files: 1, bytes: 1000 },
      { key: '3', files: 2, bytes: 100 },
    ])
  })

  it('is by directory, three names deep at most', () => {
    expect(view.groups('directory', 'all').map(({ key }) => key)).toEqual([
      '/srv',
      '/usr/share/locale',
      '/usr/share/doc',
    ])
  })

  it('leaves out what the base stores', () => {
    expect(view.rows({ owner: 'yours', group: null }, 0, 10).rows.map(({ path }) => path)).toEqual([
      '/srv/big',
      '/srv/text',
      '/srv/mode',
    ])
    expect(view.rows({ owner: 'base', group: null }, 0, 10).total).toBe(2)
  })

  it('pages through a group', () => {
    const group = { by: 'cause', key: 'deleted' } as const
    const first = view.rows({ owner: 'all', group }, 0, 2)
    const rest = view.rows({ owner: 'all', group }, 2, 2)
    expect(first.total).toBe(3)
    expect([...first.rows, ...rest.rows].map(({ bytes }) => bytes)).toEqual([1000, 500, 300])
    expect(view.rows({ owner: 'all', group: { by: 'cause', key: 'none' } }, 0, 9).total).toBe(0)
  })

  it('adds up to all waste, however it is grouped', () => {
    expect(view.rows(all, 0, 100).rows).toEqual(image.waste.rows())
    for (const by of wasteGroupings) {
      const bytes = owners.map((owner) =>
        view.groups(by, owner).reduce((sum, group) => sum + group.bytes, 0),
      )
      expect(bytes[0]).toBe(image.efficiency.wastedBytes)
      expect((bytes[1] ?? 0) + (bytes[2] ?? 0)).toBe(bytes[0])
    }
  })
})

describe('duplicates', () => {
  it('are yours to give back when the base has one, too', () => {
    const [group] = analyze([
      [sized('/a', 5000, 'x')],
      [sized('/b', 5000, 'x'), sized('/c', 5000, 'x')],
    ]).duplicates
    expect(group?.storedIn).toEqual([
      { layer: 0, count: 1 },
      { layer: 1, count: 2 },
    ])
    expect(group && ownReclaimable(group, 1)).toBe(10_000)
    expect(group && ownReclaimable(group, 0)).toBe(10_000)
    expect(group && ownReclaimable(group, 2)).toBe(0)
  })

  it('keep one copy when all are yours', () => {
    const [group] = analyze([[], [sized('/b', 5000, 'x'), sized('/c', 5000, 'x')]]).duplicates
    expect(group && ownReclaimable(group, 1)).toBe(5000)
  })
})
