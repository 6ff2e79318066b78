import { describe, expect, it } from 'vitest'
import { countOf, hasPath, isJoined, noChange, withJoin, withLayer, withPath } from './change.ts'

describe('a change', () => {
  it('joins neighbours into ranges, and takes them apart', () => {
    const three = withJoin(withJoin(noChange, 3, true), 4, true)
    expect(three.squashed).toEqual([{ from: 2, to: 4 }])
    expect([2, 3, 4, 5].map((layer) => isJoined(three, layer))).toEqual([false, true, true, false])
    const apart = withJoin(withJoin(three, 6, true), 3, false)
    expect(apart.squashed).toEqual([
      { from: 3, to: 4 },
      { from: 5, to: 6 },
    ])
    expect(countOf(apart)).toBe(2)
  })

  it('ticks once, and unticks', () => {
    const twice = withLayer(withLayer(withLayer(noChange, 5, true), 2, true), 5, true)
    expect(twice.layers).toEqual([2, 5])
    expect(withLayer(twice, 2, false).layers).toEqual([5])
  })

  it('knows what is below a directory', () => {
    const change = withPath(noChange, '/srv/', true)
    expect(hasPath(change, '/srv/a')).toBe(true)
    expect(hasPath(change, '/srvx')).toBe(false)
  })
})
