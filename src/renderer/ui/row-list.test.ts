import { describe, expect, it } from 'vitest'
import { rowForKey, rowWithin } from './row-list.ts'

describe('the keys of a list', () => {
  it('move by a row, by a page, and to the ends', () => {
    const to = (key: string) => rowForKey(key, 20, 100, 8)
    expect(
      ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => to(key)),
    ).toEqual([21, 19, 28, 12, 0, 99])
    expect(['Enter', ' ', 'ArrowLeft', 'a'].map((key) => to(key))).toEqual([null, null, null, null])
  })

  it('begin at the first row when none is current', () => {
    expect(rowForKey('ArrowDown', -1, 3)).toBe(0)
    expect(rowWithin(rowForKey('ArrowUp', -1, 3) ?? 1, 3)).toBe(0)
  })

  it('stay within the list', () => {
    expect(rowWithin(12, 3)).toBe(2)
    expect(rowWithin(-5, 3)).toBe(0)
    expect(rowWithin(2, 0)).toBe(0)
  })
})
