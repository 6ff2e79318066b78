import { describe, expect, it } from 'vitest'
import { parseShare, parseSize } from './parse-size.ts'

describe('parseSize', () => {
  it.each([
    ['20MB', 20_000_000],
    ['1 GiB', 1_073_741_824],
    ['1.5 kB', 1500],
    ['.5k', 500],
    ['1,000,000', 1_000_000],
    ['7', 7],
    ['7B', 7],
    ['2ki', 2048],
    ['', null],
    ['MB', null],
    ['7i', null],
    ['-1', null],
    ['1 XB', null],
    ['99999999999 PB', null],
  ])('%j is %j', (text, bytes) => expect(parseSize(text)).toBe(bytes))
})

describe('parseShare', () => {
  it.each([
    ['0.95', false, 0.95],
    ['95%', false, 0.95],
    ['10', true, 0.1],
    ['0.5 %', true, 0.005],
    ['95', false, null],
    ['101', true, null],
    ['x', true, null],
  ])('%j (percent: %j) is %j', (text, percent, share) =>
    expect(parseShare(text, percent)).toBe(share),
  )
})
