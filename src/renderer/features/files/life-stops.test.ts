import { describe, expect, it } from 'vitest'
import type { LifeEvent } from '../../../core/queries/life.ts'
import { hiddenCopies, lifeStops } from './life-stops.ts'

function event(layer: number, what: LifeEvent['event'], size: number | null = 12): LifeEvent {
  const gone = what === 'removed'
  return {
    layer,
    event: what,
    changed: [],
    removedBy: gone ? 'whiteout' : null,
    kind: gone ? null : 'file',
    size: gone ? null : size,
    mode: gone ? null : 0o644,
    uid: 0,
    gid: 0,
    mtime: 0,
    linkTarget: null,
    digest: null,
  }
}

const line = (events: readonly LifeEvent[], layers: number) =>
  lifeStops(events, layers).map((stop) =>
    stop.kind === 'event'
      ? `${stop.from} ${stop.event.event}`
      : `${stop.from}-${stop.to} ${stop.state}`,
  )

describe('the life of a path', () => {
  it('has a stop for every layer, and one for a long stretch without any', () => {
    expect(line([event(1, 'added'), event(4, 'modified'), event(6, 'removed')], 12)).toEqual([
      '0-0 before',
      '1 added',
      '2-2 present',
      '3-3 present',
      '4 modified',
      '5-5 present',
      '6 removed',
      '7-11 gone',
    ])
  })

  it('tells what was there before, and nothing after a removal', () => {
    const stops = lifeStops([event(0, 'added'), event(1, 'removed'), event(2, 'added')], 3)
    expect(stops.map((stop) => (stop.kind === 'event' ? stop.before?.layer : 'idle'))).toEqual([
      undefined,
      0,
      undefined,
    ])
  })

  it('counts the copies that later layers hide', () => {
    const life = [event(1, 'added', 20), event(3, 'modified', 7), event(5, 'removed')]
    expect(hiddenCopies(life)).toEqual({ bytes: 27, layers: [1, 3] })
    expect(hiddenCopies(life.slice(0, 1))).toEqual({ bytes: 0, layers: [] })
  })
})
