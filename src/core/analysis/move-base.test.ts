import { describe, expect, it } from 'vitest'
import { analyze, sized, whiteout } from '../../../test/unit-support/test-image.ts'
import { giveAdvice } from '../advice/give-advice.ts'
import { baseSums } from './base-sums.ts'
import { moveBase } from './move-base.ts'

const image = analyze(
  [
    [sized('/a', 10_000, 'a'), sized('/same', 5000, 's')],
    [sized('/b', 20_000, 'b')],
    [whiteout('/a'), sized('/copy', 5000, 's')],
    [whiteout('/b')],
  ],
  {
    base: {
      layers: 2,
      confidence: 'exact',
      name: 'python',
      evidence: ['found'],
      said: [],
      chain: [
        { name: 'debian', layers: 1 },
        { name: 'python', layers: 2 },
      ],
      steps: 2,
    },
  },
)

describe('the base boundary', () => {
  it('splits every sum', () => {
    const { base, yours } = baseSums(image)
    expect(base).toMatchObject({ layers: 2, size: 35_000, files: 3, wastedBytes: 30_000 })
    expect(yours).toMatchObject({ layers: 2, size: 5000, files: 1, duplicateBytes: 5000 })
    expect(base.duplicateBytes).toBe(0)
    expect(base.wastedBytes + yours.wastedBytes).toBe(image.efficiency.wastedBytes)
  })

  it('moves, and the sums and the advice move with it', () => {
    expect(giveAdvice(image).cards).toEqual([])
    const moved = moveBase(image, 1)
    expect(moved.layers.map(({ base }) => base)).toEqual([true, false, false, false])
    expect(baseSums(moved).yours.wastedBytes).toBe(20_000)
    expect(giveAdvice(moved).cards.map(({ rule }) => rule)).toEqual(['deleted-later'])
    expect(moved.efficiency).toEqual(image.efficiency)
  })

  it('has a name where an image of the chain ends, and is a claim elsewhere', () => {
    expect(moveBase(image, 1).base).toMatchObject({ name: 'debian', confidence: 'exact' })
    expect(moveBase(image, 3).base).toMatchObject({ name: null, confidence: 'claimed', layers: 3 })
    expect(moveBase(image, 0).base).toMatchObject({ confidence: 'none', layers: 0 })
    expect(moveBase(image, 2)).toBe(image)
  })

  it('leaves at least the last layer to you', () => {
    expect(moveBase(image, 9).base.layers).toBe(3)
  })
})
