import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SessionState } from '../shared/views.ts'
import { StatePublisher } from './state-publisher.ts'

const reading: SessionState = { phase: 'reading', revision: 0, progress: null, error: null }

describe('StatePublisher', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('does not keep the first view waiting', () => {
    const sent: SessionState[] = []
    const publisher = new StatePublisher((state) => sent.push(state))
    for (const revision of [0, 1, 2]) publisher.publish({ ...reading, revision })
    expect(sent.map(({ revision }) => revision)).toEqual([0, 1])
  })

  it('passes on at most ten a second, and the newest in the end', () => {
    const sent: SessionState[] = []
    const publisher = new StatePublisher((state) => sent.push(state))
    for (let revision = 1; revision <= 1000; revision++) {
      publisher.publish({ ...reading, revision })
      vi.advanceTimersByTime(1)
    }
    expect(sent.length).toBeLessThanOrEqual(11)
    vi.advanceTimersByTime(100)
    expect(sent.at(-1)?.revision).toBe(1000)
  })

  it('does not hold back the end, nor send an older state after it', () => {
    const sent: SessionState[] = []
    const publisher = new StatePublisher((state) => sent.push(state))
    publisher.publish(reading)
    publisher.publish({ ...reading, revision: 1 })
    publisher.publish({ ...reading, phase: 'ready', revision: 2 })
    expect(sent.at(-1)?.phase).toBe('ready')
    vi.advanceTimersByTime(1000)
    expect(sent.at(-1)?.phase).toBe('ready')
  })
})
