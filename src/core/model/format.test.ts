import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatCount,
  formatExactBytes,
  formatShare,
  formatTimestamp,
  plural,
} from './format.ts'

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1200, '1.2 kB'],
    [999_960, '1.0 MB'],
    [219_900_000, '219.9 MB'],
    [3_410_000_000, '3.41 GB'],
    [2 ** 53, '9.01 PB'],
  ])('%d is %s', (bytes, text) => {
    expect(formatBytes(bytes).replace('\u202f', ' ')).toBe(text)
  })

  it('in IEC units, and exactly', () => {
    expect(formatBytes(1024, 'iec')).toBe('1.0\u202fKiB')
    expect(formatBytes(230_582_845, 'iec')).toBe('219.9\u202fMiB')
    expect(formatExactBytes(20_971_520)).toBe('20,971,520\u202fB')
  })
})

it('counts and shares', () => {
  expect(formatCount(6801)).toBe('6,801')
  expect(plural(1, 'layer')).toBe('1 layer')
  expect(plural(1000, 'entry', 'entries')).toBe('1,000 entries')
  expect(
    [0, 0.0001, 0.5314, 0.9999, 1].map((share) => formatShare(share).replace('\u202f', ' ')),
  ).toEqual(['0 %', 'under 0.1 %', '53.1 %', 'over 99.9 %', '100 %'])
})

it('times in UTC, wherever the report is made', () => {
  expect(formatTimestamp('2018-11-01T05:19:16.85+02:00')).toBe('2018-11-01 03:19:16 UTC')
})
