import { describe, expect, it } from 'vitest'
import { ProgressMeter } from './progress-meter.ts'

describe('ProgressMeter', () => {
  it('tells the rate of the last seconds and the time left', () => {
    let now = 0
    const meter = new ProgressMeter(100_000, () => now)
    // Ten slow seconds, then ten fast ones.
    for (; now < 10_000; now += 100) meter.bytes(now / 10)
    for (let bytes = 1000; now < 20_000; now += 100, bytes += 400) meter.bytes(bytes)
    const { rate, bytes, secondsLeft } = meter.progress()
    expect(rate).toBeGreaterThan(3700)
    expect(rate).toBeLessThan(4100)
    expect(secondsLeft).toBe(Math.ceil((100_000 - bytes) / rate))
  })

  it('never expects less than has come', () => {
    const meter = new ProgressMeter(10, () => 0)
    meter.bytes(25)
    expect(meter.progress()).toMatchObject({ bytes: 25, expectedBytes: 25 })
  })

  it('promises nothing when the total is unknown', () => {
    const meter = new ProgressMeter(null, () => 0)
    meter.bytes(25)
    expect(meter.progress()).toMatchObject({ expectedBytes: null, secondsLeft: null })
  })
})
