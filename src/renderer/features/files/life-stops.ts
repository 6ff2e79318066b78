import type { LifeEvent } from '../../../core/queries/life.ts'

/** A layer that did something to a path, or layers in a row that did not. */
export type LifeStop =
  | {
      readonly kind: 'event'
      readonly from: number
      readonly event: LifeEvent
      /** What was there before, null when nothing was. */
      readonly before: LifeEvent | null
    }
  | {
      readonly kind: 'idle'
      readonly from: number
      readonly to: number
      readonly state: 'before' | 'present' | 'gone'
    }

/** Layers in a row without an event that are one stop rather than one each. */
const folded = 3

/** A stop for every layer of the image, oldest first; long idle stretches are one stop. */
export function lifeStops(events: readonly LifeEvent[], layers: number): readonly LifeStop[] {
  const stops: LifeStop[] = []
  let at = 0
  let before: LifeEvent | null = null
  for (const event of events) {
    stops.push(...idle(at, event.layer - 1, before))
    const was: LifeEvent | null = before?.event === 'removed' ? null : before
    stops.push({ kind: 'event', from: event.layer, event, before: was })
    before = event
    at = event.layer + 1
  }
  stops.push(...idle(at, layers - 1, before))
  return stops
}

function idle(from: number, to: number, before: LifeEvent | null): readonly LifeStop[] {
  const state = before === null ? 'before' : before.event === 'removed' ? 'gone' : 'present'
  if (to - from + 1 >= folded) return [{ kind: 'idle', from, to, state }]
  const stops: LifeStop[] = []
  for (let layer = from; layer <= to; layer++) {
    stops.push({ kind: 'idle', from: layer, to: layer, state })
  }
  return stops
}

/** Copies of the path that a later layer replaced or removed, with the layers that store them. */
export function hiddenCopies(events: readonly LifeEvent[]): {
  readonly bytes: number
  readonly layers: readonly number[]
} {
  const hidden = events.slice(0, -1).filter((event) => event.kind === 'file' && event.size !== 0)
  return {
    bytes: hidden.reduce((sum, event) => sum + (event.size ?? 0), 0),
    layers: hidden.map((event) => event.layer),
  }
}
