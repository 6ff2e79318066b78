import { describe, expect, it } from 'vitest'
import { chartRows, labelledLayers, tickEvery, valueAxis } from './chart-data.ts'
import { helloImage, longImage, pendingImage, seedImage } from './fixtures.test-support.ts'

describe('chartRows', () => {
  it('gives every layer a bar, an empty one too', () => {
    const rows = chartRows(seedImage, 'size', 'linear')
    expect(rows.map((row) => row.value)).toEqual([131_264_318, 194_533, 1_895, 0, 21])
    expect(rows.map((row) => row.brief)).toEqual(['base', 'base', 'base', 'base', 'COPY'])
  })

  it('hatches the wasted share, on a log scale by lengths from the same foot', () => {
    const [base] = chartRows(helloImage, 'size', 'linear')
    expect(base?.hatched).toBeCloseTo(82_190_400 / 198_923_112, 6)
    const [logBase] = chartRows(helloImage, 'size', 'log')
    expect(logBase?.hatched).toBeCloseTo(Math.log10(82_190_400) / Math.log10(198_923_112), 6)
  })

  it('never plots nothing on a log scale', () => {
    expect(chartRows(seedImage, 'size', 'log')[3]?.plotted).toBe(1)
    expect(chartRows(seedImage, 'size', 'linear')[3]?.plotted).toBe(0)
  })

  it('shows what is expected before a layer is read, and no waste or files', () => {
    expect(chartRows(pendingImage(3), 'size', 'linear')[3]).toMatchObject({
      value: 20_971_520,
      pending: true,
    })
    expect(chartRows(pendingImage(3), 'files', 'linear')[3]?.value).toBeNull()
  })
})

describe('labelledLayers', () => {
  it('labels all up to twelve, else the five largest and the selected one', () => {
    expect(labelledLayers(chartRows(longImage(12), 'size', 'linear'), null, 2).size).toBe(12)
    const rows = chartRows(longImage(45), 'size', 'linear')
    expect(labelledLayers(rows, null, 2).size).toBeLessThanOrEqual(5)
    expect(labelledLayers(rows, 22, 2).has(22)).toBe(true)
  })

  it('leaves out a value that would stand on another', () => {
    const rows = chartRows(longImage(45), 'size', 'linear')
    const layers = [...labelledLayers(rows, 8, 3)].toSorted((a, b) => a - b)
    for (const [index, layer] of layers.entries()) {
      expect(layer - (layers[index - 1] ?? -9)).toBeGreaterThan(3)
    }
    expect(layers).toContain(8)
    expect(layers).not.toContain(9)
  })
})

describe('tickEvery', () => {
  it('numbers every nth layer so that the numbers do not touch', () => {
    expect(tickEvery(45, 640)).toBe(2)
    expect(tickEvery(127, 640)).toBe(10)
    expect(tickEvery(12, 640)).toBe(1)
  })
})

describe('valueAxis', () => {
  it('goes on to the last round value below the room above the highest bar', () => {
    expect(valueAxis(169_100_000, 'linear', 'size', 'si').ticks).toEqual(
      [0, 50, 100, 150].map((value) => value * 1_000_000),
    )
    for (const max of [1, 3, 9, 12, 169, 999, 1001, 123_456_789, 9.9e9]) {
      const { ticks, domain } = valueAxis(max, 'linear', 'size', 'si')
      expect(ticks.length, String(max)).toBeLessThanOrEqual(6)
      const step = (ticks[1] ?? 0) - (ticks[0] ?? 0)
      expect((ticks.at(-1) ?? 0) + step, String(max)).toBeGreaterThan(Math.min(max, domain[1]))
    }
  })

  it('has three ticks at round values and room for a label', () => {
    expect(valueAxis(198_900_000, 'linear', 'size', 'si')).toEqual({
      ticks: [0, 100_000_000, 200_000_000],
      domain: [0, 198_900_000 * 1.18],
    })
    const MiB = 1024 ** 2
    expect(valueAxis(189 * MiB, 'linear', 'size', 'iec').ticks).toEqual([0, 100 * MiB, 200 * MiB])
    expect(valueAxis(1, 'linear', 'files', 'si').ticks).toEqual([0, 1])
    expect(valueAxis(0, 'linear', 'size', 'si').ticks).toEqual([0])
  })

  it('begins at one byte on a log scale', () => {
    const { ticks, domain } = valueAxis(198_900_000, 'log', 'size', 'si')
    expect(domain[0]).toBe(1)
    expect(ticks).toEqual([1, 1000, 1_000_000])
    expect(valueAxis(0, 'log', 'size', 'si').ticks).toEqual([1, 10])
  })
})
