import { formatBytes, formatCount, formatPlain, type Units } from '../../words/format.ts'

export interface AxisKind {
  readonly files: boolean
  readonly log: boolean
  readonly units: Units
}

/** Round values on an axis: on a linear one only the highest tick carries the unit. */
export function axisLabel(tick: number, ticks: readonly number[], kind: AxisKind): string {
  if (kind.files) return formatCount(tick)
  if (kind.log) return withUnit(tick, tick, kind.units)
  const top = ticks.at(-1) ?? tick
  const whole = withUnit(tick, top, kind.units)
  return tick === top && tick > 0 ? whole : (whole.split('\u202f')[0] ?? whole)
}

/** A value in the unit that `scale` is shown in, without needless zeros: `2.5 MB`, `200 MB`. */
function withUnit(value: number, scale: number, units: Units): string {
  const base = units === 'si' ? 1000 : 1024
  const power = scale < 1 ? 0 : Math.floor(Math.log(scale * 1.0000001) / Math.log(base))
  const unit = formatBytes(base ** power, units).split('\u202f')[1] ?? 'B'
  return `${formatPlain(value / base ** power)}\u202f${unit}`
}
