import { describe, expect, it } from 'vitest'
import { bodyHeight, offsetShowing, stretchOf } from './long-scroll.ts'

const list = (count: number) => ({ count, rowHeight: 28, viewHeight: 560 })

describe('a long list', () => {
  it('scrolls pixel by pixel as long as a browser can hold it', () => {
    expect(bodyHeight(list(1000))).toBe(28_000)
    expect(stretchOf(list(1000))).toBe(1)
    expect(stretchOf(list(3))).toBe(1)
    expect(stretchOf(list(0))).toBe(1)
  })

  it('is stretched beyond that, so that its end is at the end of the scroll bar', () => {
    const long = list(2_000_000)
    expect(bodyHeight(long)).toBe(15_000_000)
    const end = bodyHeight(long) + 28 - 560
    expect(end * stretchOf(long)).toBeCloseTo(2_000_000 * 28 + 28 - 560, 3)
  })

  it('is scrolled no further than a row needs', () => {
    expect(offsetShowing(5, 0, list(100))).toBe(0)
    expect(offsetShowing(18, 0, list(100))).toBe(0)
    expect(offsetShowing(19, 0, list(100))).toBe(28)
    expect(offsetShowing(2, 280, list(100))).toBe(56)
    expect(offsetShowing(99, 0, list(100))).toBe(100 * 28 - 532)
  })
})
