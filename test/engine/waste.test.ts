import { describe, expect, it } from 'vitest'
import { smallBase } from './support/base-images.ts'
import { run } from './support/command.ts'
import { image } from './support/images.ts'
import { savedReport, saveAndUnpack } from './support/saved-layers.ts'
import { wasteCases } from './support/waste-cases.ts'
import type { Wasted } from './support/waste-cases.ts'

/*
 * Images for which a score made of "smallest copy ÷ all copies of a path" is wrong, built by a real
 * engine, with the numbers that the definition gives: stored − kept, each byte with its cause.
 */

describe('waste', () => {
  it.each(wasteCases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const reference = await image(one.recipe)
    const { layers } = await saveAndUnpack(reference)
    const base = (await savedReport(smallBase)).image.size
    const { efficiency } = await savedReport(reference)
    const wasted = one.waste.reduce((sum, { bytes }) => sum + bytes, 0)
    const stored = base + one.stored
    expect(efficiency.storedBytes).toBe(stored)
    expect(efficiency.wastedBytes).toBe(wasted)
    expect(efficiency.keptBytes).toBe(stored - wasted)
    expect(efficiency.score).toBeCloseTo((stored - wasted) / stored, 12)
    const waste = [...efficiency.waste].sort((a, b) =>
      a.path < b.path ? -1 : a.storedIn - b.storedIn,
    )
    expect(waste).toEqual(await asStored(one.waste, layers))
  })
})

/**
 * An engine whose file system makes no opaque directories writes a whiteout for every child
 * instead; then the cause is a deletion. The layer's own tar says which it was.
 */
async function asStored(
  waste: readonly Wasted[],
  layers: readonly string[],
): Promise<readonly Wasted[]> {
  return Promise.all(
    waste.map(async (one) => {
      if (one.cause !== 'hidden-by-opaque') return one
      const names = await run('tar', ['-tf', layers[one.wastedBy]!])
      return names.includes('.wh..wh..opq') ? one : { ...one, cause: 'deleted' }
    }),
  )
}
