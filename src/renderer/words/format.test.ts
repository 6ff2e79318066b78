import { describe, expect, it } from 'vitest'
import { formatAge, formatRate, formatSeconds, formatWhen, wholePercent } from './format.ts'

/** With ordinary spaces, so that the expectations can be read. */
const plain = (text: string) => text.replaceAll('\u202f', ' ')

describe('rates', () => {
  it('leaves tenths out of a rate of hundreds', () => {
    expect(plain(formatRate(548_123_456))).toBe('548 MB/s')
    expect(plain(formatRate(1_930_000_000))).toBe('1.93 GB/s')
  })
})

describe('progress', () => {
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
