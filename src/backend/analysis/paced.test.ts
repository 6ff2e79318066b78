import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Paced } from './paced.ts'

describe('Paced', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function paced() {
    const sent: number[] = []
    return { sent, pace: new Paced<number>((value) => sent.push(value), 50) }
  }

  it('passes the newest on although nothing comes after it', () => {
    const { sent, pace } = paced()
    for (const value of [1, 2, 3]) pace.offer(() => value)
    expect(sent).toEqual([1])
    vi.advanceTimersByTime(50)
    expect(sent).toEqual([1, 3])
    vi.advanceTimersByTime(1000)
    expect(sent).toEqual([1, 3])
  })

  it('passes on no more than it may', () => {
    const { sent, pace } = paced()
    for (let value = 1; value <= 1000; value++) {
      pace.offer(() => value)
      vi.advanceTimersByTime(1)
    }
    expect(sent.length).toBeLessThanOrEqual(21)
  })

  it('sends what is urgent at once, and nothing older after it', () => {
    const { sent, pace } = paced()
    pace.offer(() => 1)
    pace.offer(() => 2)
    pace.offer(() => 3, true)
    vi.advanceTimersByTime(1000)
    expect(sent).toEqual([1, 3])
  })

  it('forgets what waits', () => {
    const { sent, pace } = paced()
    pace.offer(() => 1)
    pace.offer(() => 2)
    pace.drop()
    vi.advanceTimersByTime(1000)
    expect(sent).toEqual([1])
  })
})
