import { describe, expect, it } from 'vitest'
import type { Overview } from '../../../shared/views.ts'
import { helloImage, imageOf, mismatchImage, seedImage } from './fixtures.test-support.ts'
import { storyRows } from './story-rows.ts'

function told(image: Overview): string[] {
  return storyRows(image).map((row) => {
    if (row.kind === 'group') return row.side
    if (row.kind === 'layer') return `no step: ${String(row.layer)}`
    return `${String(row.step.index)}: ${row.layer === null ? '-' : String(row.layer)}`
  })
}

describe('storyRows', () => {
  it('tells the article: four steps of the base, an own layer, an own setting', () => {
    expect(told(seedImage)).toEqual([
      'base',
      '0: 0',
      '1: 1',
      '2: 2',
      '3: 3',
      'yours',
      '4: 4',
      '5: -',
    ])
  })

  it('gives settings to the side that is nearer in time', () => {
    expect(told(helloImage).slice(0, 5)).toEqual(['base', '0: 0', 'yours', '1: -', '2: -'])
    const base = { created: '2026-01-01T00:00:00Z' }
    const image = imageOf({
      name: 'x',
      id: helloImage.image.id,
      baseLayers: 1,
      steps: [
        { instruction: 'ADD rootfs /', ...base, layer: { size: 5 } },
        { instruction: 'CMD ["sh"]', created: '2026-01-01T00:00:01Z' },
        { instruction: 'ENV A=1', created: '2026-02-02T10:00:00Z' },
        { instruction: 'COPY a /', created: '2026-02-02T10:00:09Z', layer: { size: 1 } },
      ],
    })
    expect(told(image)).toEqual(['base', '0: 0', '1: -', 'yours', '2: -', '3: 1'])
  })

  it('takes the steps of the base as they are when its history is known, whatever the time', () => {
    const known = { ...helloImage, base: { ...helloImage.base, steps: 2 } }
    expect(told(known).slice(0, 4)).toEqual(['base', '0: 0', '1: -', 'yours'])
  })

  it('draws no boundary without a base, and none after an image that is all base', () => {
    const nobase = { ...seedImage, base: { ...seedImage.base, layers: 0 } }
    expect(told(nobase)).not.toContain('base')
    const all = imageOf({
      name: 'x',
      id: helloImage.image.id,
      baseLayers: 1,
      steps: [{ instruction: 'ADD rootfs /', layer: { size: 5 } }],
    })
    expect(told(all)).toEqual(['base', '0: 0'])
  })

  it('keeps layers and steps apart that do not agree, and loses none', () => {
    const image = mismatchImage()
    const rows = storyRows(image)
    const layers = rows.flatMap((row) => (row.kind === 'group' ? [] : (row.layer ?? [])))
    expect(layers).toEqual(image.layers.map((layer) => layer.index))
    expect(rows.filter((row) => row.kind === 'step')).toHaveLength(image.steps.length)
    expect(rows.some((row) => row.kind === 'layer')).toBe(true)
  })

  it('tells layers of an image without any history', () => {
    const image = {
      ...seedImage,
      steps: [],
      layers: seedImage.layers.map((layer) => ({ ...layer, historyIndex: null })),
      base: { ...seedImage.base, layers: 0 },
    }
    expect(told(image)).toEqual([0, 1, 2, 3, 4].map((layer) => `no step: ${String(layer)}`))
  })
})
