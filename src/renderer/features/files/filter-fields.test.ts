import { describe, expect, it } from 'vitest'
import { countFilters, filterOf, noFilters } from './filter-fields.ts'

const of = (fields: Partial<typeof noFilters>) => filterOf({ ...noFilters, ...fields }, 9)

describe('filters', () => {
  it('say nothing when nothing is set', () => {
    expect(of({})).toEqual({ filter: {}, wrong: new Set() })
    expect(of({ minSize: '  ' }).filter).toEqual({})
    expect(countFilters(noFilters)).toBe(0)
  })

  it('read sizes, layers and IDs as people write them', () => {
    expect(of({ minSize: '1 MB', maxSize: '2GiB' }).filter).toEqual({
      minSize: 1_000_000,
      maxSize: 2 * 1024 ** 3,
    })
    expect(of({ layers: '0-3, 7' }).filter.layers).toEqual([0, 1, 2, 3, 7])
    expect(of({ layers: '1 - 2 5' }).filter.layers).toEqual([1, 2, 5])
    expect(of({ uids: '0,1000', gids: '33' }).filter).toEqual({ uids: [0, 1000], gids: [33] })
    expect(of({ kinds: ['symlink'], changed: ['mode'], setId: true }).filter).toEqual({
      kinds: ['symlink'],
      changed: ['mode'],
      setId: true,
    })
  })

  it.each([
    ['minSize', 'much'],
    ['maxSize', '-1'],
    ['layers', '3-1'],
    ['layers', '10'],
    ['layers', 'all'],
    ['uids', 'root'],
    ['gids', '4294967296'],
  ] as const)('tell that %s %j makes no sense, and leave it out', (field, text) => {
    expect(of({ [field]: text, setId: true })).toEqual({
      filter: { setId: true },
      wrong: new Set([field]),
    })
  })

  it('are counted by what they are about', () => {
    expect(countFilters({ ...noFilters, minSize: '1', maxSize: '2', uids: '0' })).toBe(2)
    expect(countFilters({ ...noFilters, kinds: ['file', 'fifo'], setId: true })).toBe(2)
  })
})
