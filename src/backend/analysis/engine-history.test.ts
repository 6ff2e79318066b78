import { describe, expect, it } from 'vitest'
import { placeSteps } from './engine-history.ts'

const layers = (sizes: number[], count: number) =>
  placeSteps(sizes, count).map(({ certain, emptyLayer, layerIndex }) =>
    certain ? (emptyLayer ? 'empty' : layerIndex) : '?',
  )

describe('placeSteps', () => {
  it('takes the steps with a size for the layers when there are as many', () => {
    expect(layers([10, 0, 20, 0], 2)).toEqual([0, 'empty', 1, 'empty'])
  })

  it('takes every step for a layer when there are as many', () => {
    expect(layers([10, 0, 20], 3)).toEqual([0, 1, 2])
  })

  it('says only what is certain when a layer of size 0 could be any of several', () => {
    // The image of the seed in form: CMD owns an empty layer, the last step none.
    expect(layers([100, 10, 1, 0, 5, 0], 5)).toEqual([0, 1, 2, '?', '?', '?'])
    expect(layers([100, 0, 0, 5, 6], 4)).toEqual([0, '?', '?', 2, 3])
  })

  it('says nothing when the counts cannot be right', () => {
    expect(layers([1, 2, 3], 2)).toEqual(['?', '?', '?'])
    expect(layers([1, 0], 3)).toEqual(['?', '?'])
    expect(layers([], 3)).toEqual([])
  })
})
