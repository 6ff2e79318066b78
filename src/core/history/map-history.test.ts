import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seedConfig } from '../../../test/unit-support/seed-config.ts'
import type { HistoryEntry } from '../model/image-config.ts'
import { mapHistory } from './map-history.ts'
import { parseImageConfig } from './parse-config.ts'

/** `L` a step with a layer, `e` one that is marked as empty. */
function history(marks: string): readonly HistoryEntry[] {
  return Array.from(marks, (mark) => ({
    created: null,
    createdBy: 'step',
    author: null,
    comment: null,
    emptyLayer: mark === 'e',
  }))
}

describe('mapHistory', () => {
  it('gives the image of the article 5 layers for 6 steps: CMD ["/bin/bash"] owns one', () => {
    const map = mapHistory(parseImageConfig(seedConfig).history, 5)
    expect(map.layerOfStep).toEqual([0, 1, 2, 3, 4, null])
    expect(map.stepOfLayer).toEqual([0, 1, 2, 3, 4])
    expect(map.certain.every((certain) => certain)).toBe(true)
    expect(map.findings).toEqual([])
  })

  it('skips empty steps wherever they stand', () => {
    expect(mapHistory(history('eLeeLe'), 2).layerOfStep).toEqual([null, 0, null, null, 1, null])
  })

  it('tells both numbers when they differ, and is certain of nothing then', () => {
    const map = mapHistory(history('LLLLLLLLLLLLe'), 11)
    expect(map.certain).not.toContain(true)
    expect(map.findings).toHaveLength(1)
    expect(map.findings[0]).toMatchObject({ code: 'history-mismatch', severity: 'warning' })
    expect(map.findings[0]?.message).toContain('12 steps for 11 layers')
  })

  it('pairs one to one, as likely only, when there are as many steps as layers', () => {
    const map = mapHistory(history('LeL'), 3)
    expect(map.layerOfStep).toEqual([0, 1, 2])
    expect(map.certain).toEqual([false, false, false])
  })

  it('keeps the steps of a known base certain', () => {
    const map = mapHistory(history('LeLLe'), 2, 2)
    expect(map.certain).toEqual([true, true, false, false, false])
    expect(map.stepOfLayer).toEqual([0, 2])
    expect(map.findings[0]?.message).toContain('3 steps for 2 layers')
  })

  it('says that there is no history', () => {
    const map = mapHistory([], 3)
    expect(map.stepOfLayer).toEqual([null, null, null])
    expect(map.findings).toMatchObject([{ code: 'history-missing', severity: 'info' }])
    expect(mapHistory([], 0).findings).toEqual([])
  })

  it('never names a layer twice, one that is not there, or a step out of order', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[Le]{0,12}$/), fc.nat(12), (marks, layers) => {
        const map = mapHistory(history(marks), layers)
        const named = map.layerOfStep.filter((layer) => layer !== null)
        expect(named).toEqual([...new Set(named)].sort((one, other) => one - other))
        expect(named.every((layer) => layer < layers)).toBe(true)
        for (const [layer, step] of map.stepOfLayer.entries()) {
          if (step !== null) expect(map.layerOfStep[step]).toBe(layer)
        }
        expect(map.stepOfLayer.filter((step) => step !== null)).toHaveLength(named.length)
      }),
    )
  })
})
