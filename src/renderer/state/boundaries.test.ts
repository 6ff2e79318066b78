import { describe, expect, it } from 'vitest'
import { boundaries, keepBoundary, readBoundaries } from './boundaries.ts'

describe('boundaries', () => {
  it('are kept for the next run', () => {
    keepBoundary('sha256:a', 3)
    keepBoundary('sha256:b', 0)
    keepBoundary('sha256:a', null)
    expect([...boundaries.get().byImage]).toEqual([['sha256:b', 0]])
    expect([...readBoundaries(window.localStorage.getItem('strata.boundaries'))]).toEqual([
      ['sha256:b', 0],
    ])
  })

  it('do not suffer from what is damaged', () => {
    expect(readBoundaries('{').size).toBe(0)
    expect([...readBoundaries('[["x",1],["y",-1],["z"],7,["w","2"]]')]).toEqual([['x', 1]])
  })

  it('do not grow without end', () => {
    for (let image = 0; image < 300; image++) keepBoundary(`sha256:${String(image)}`, 1)
    expect(boundaries.get().byImage.size).toBe(200)
    expect(boundaries.get().byImage.has('sha256:299')).toBe(true)
  })
})
