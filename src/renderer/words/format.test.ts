import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  formatAge,
  formatBytes,
  formatExactBytes,
  formatRate,
  formatSeconds,
  formatShare,
  formatWhen,
  plural,
  wholePercent,
} from './format.ts'

/** With ordinary spaces, so that the expectations can be read. */
const plain = (text: string) => text.replaceAll('\u202f', ' ')

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [12, '12 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [194_533, '194.5 kB'],
    [999_949, '999.9 kB'],
    [999_950, '1.0 MB'],
    [219_900_000, '219.9 MB'],
    [3_410_000_000, '3.41 GB'],
    [999_996_000_000, '1.00 TB'],
  ])('writes %i as %s', (bytes, text) => {
    expect(plain(formatBytes(bytes))).toBe(text)
  })

  it('counts in powers of 1024 when asked to', () => {
    expect(plain(formatBytes(1023, 'iec'))).toBe('1,023 B')
    expect(plain(formatBytes(20_971_520, 'iec'))).toBe('20.0 MiB')
  })

  it('never parts a number from its unit', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (bytes) => {
        expect(formatBytes(bytes)).not.toMatch(/ /)
        expect(formatExactBytes(bytes)).not.toMatch(/ /)
      }),
    )
  })

  it('writes a size within half a per cent of the truth', () => {
    const factors: Readonly<Record<string, number>> = {
      kB: 1e3,
      MB: 1e6,
      GB: 1e9,
      TB: 1e12,
      PB: 1e15,
    }
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: Number.MAX_SAFE_INTEGER }), (bytes) => {
        const [number = '', unit = ''] = formatBytes(bytes).split('\u202f')
        const shown = Number(number.replaceAll(',', '')) * (factors[unit] ?? NaN)
        expect(Math.abs(shown - bytes) / bytes).toBeLessThan(0.006)
      }),
    )
  })

  it('shows every byte when it must', () => {
    expect(plain(formatExactBytes(20_971_520))).toBe('20,971,520 B')
  })

  it('leaves tenths out of a rate of hundreds', () => {
    expect(plain(formatRate(548_123_456))).toBe('548 MB/s')
    expect(plain(formatRate(1_930_000_000))).toBe('1.93 GB/s')
  })
})

describe('shares', () => {
  it.each([
    [0, '0 %'],
    [0.0004, 'under 0.1 %'],
    [0.531, '53.1 %'],
    [0.9996, 'over 99.9 %'],
    [1, '100 %'],
  ])('writes %f as %s', (share, text) => {
    expect(plain(formatShare(share))).toBe(text)
  })

  it('does not say 100 before the end', () => {
    expect(wholePercent(0.9999)).toBe(99)
    expect(wholePercent(1)).toBe(100)
  })
})

describe('times', () => {
  const day = 86_400_000
  it.each([
    [30_000, 'now'],
    [4 * 3_600_000, '4 hours'],
    [day, '1 day'],
    [3 * day, '3 days'],
    [36 * day, '5 weeks'],
    [60 * day, '1 month'],
    [7 * 366 * day, '7 years'],
  ])('tells an age of %i ms as %s', (age, text) => {
    expect(formatAge(age)).toBe(text)
  })

  it('gives today as a clock and other days as a date', () => {
    const now = new Date(2026, 2, 14, 18, 30)
    expect(formatWhen(new Date(2026, 2, 14, 8, 54), now)).toBe('today 08:54')
    expect(formatWhen(new Date(2025, 10, 2, 8, 54), now)).toBe('2 Nov 2025')
  })

  it.each([
    [0.41, '0.41 s'],
    [2, '2 s'],
    [80, '1 min 20 s'],
    [120, '2 min'],
    [7_500, '2 h 5 min'],
  ])('gives %f seconds as %s', (seconds, text) => {
    expect(plain(formatSeconds(seconds))).toBe(text)
  })
})

describe('counts', () => {
  it('agree with their noun', () => {
    expect(plural(1, 'layer')).toBe('1 layer')
    expect(plural(6801, 'entry', 'entries')).toBe('6,801 entries')
  })
})
