import { expect, it } from 'vitest'
import { rehearse } from './rehearse.ts'

it('is a whole analysis of an image that changes, adds and deletes', async () => {
  const finished = await rehearse(new AbortController().signal)
  const { layers, findings, efficiency } = finished!.report()
  expect(layers.map(({ added, modified, removed }) => [added, modified, removed])).toEqual([
    [2052, 0, 0],
    [500, 500, 250],
  ])
  expect(efficiency.wastedBytes).toBeGreaterThan(0)
  expect(findings).toEqual([])
})

it('ends without a word when an image is opened meanwhile', async () => {
  expect(await rehearse(AbortSignal.abort())).toBe(null)
})
