import { describe, expect, it } from 'vitest'
import type { SessionPhase, SessionState } from '../shared/views.ts'
import { ReadingWatch } from './reading-watch.ts'

function state(phase: SessionPhase, bytes = 0, expectedBytes: number | null = 100): SessionState {
  const more = { rate: 0, secondsLeft: null, layer: null, layersRead: 0, layersTotal: null }
  return { phase, revision: 0, error: null, progress: { bytes, expectedBytes, ...more } }
}

function watchAt() {
  const clock = { now: 0 }
  return { clock, watch: new ReadingWatch(() => clock.now) }
}

describe('the bar', () => {
  it('is the part of all bytes that is read', () => {
    const { watch } = watchAt()
    expect(watch.progress()).toBe(-1)
    watch.take('a', state('reading', 30))
    expect(watch.progress()).toBe(0.3)
    watch.take('b', state('reading', 50, 300))
    expect(watch.progress()).toBe(0.2)
    watch.take('a', state('ready'))
    watch.take('b', state('cancelled'))
    expect(watch.progress()).toBe(-1)
  })

  it('is without a measure when the size is not known', () => {
    const { watch } = watchAt()
    watch.take('a', state('reading', 30, null))
    expect(watch.progress()).toBe(2)
  })

  it('is never more than full', () => {
    const { watch } = watchAt()
    watch.take('a', state('reading', 130))
    expect(watch.progress()).toBe(1)
  })
})

describe('the end of reading', () => {
  it.each([
    ['ready', 12_000, { session: 'a', outcome: 'ready' }],
    ['failed', 12_000, { session: 'a', outcome: 'failed' }],
    ['cancelled', 12_000, null],
    ['ready', 3_000, null],
  ] as const)('%s after %d ms', (phase, after, end) => {
    const { clock, watch } = watchAt()
    watch.take('a', state('opening'))
    clock.now = after
    expect(watch.take('a', state(phase))).toEqual(end)
    expect(watch.take('a', state(phase))).toBeNull()
  })
})
