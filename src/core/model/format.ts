export type Units = 'si' | 'iec'

/** Between a number and its unit: narrow, and never a line break. */
export const thinSpace = '\u202f'
export const minusSign = '\u2212'

const unitNames = {
  si: ['B', 'kB', 'MB', 'GB', 'TB', 'PB'],
  iec: ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'],
} as const

/** A size in the unit that people read it in. */
export interface ScaledBytes {
  readonly value: number
  /** Decimal places to show. */
  readonly digits: number
  readonly unit: string
}

/** Chooses the unit: the largest in which the number, as shown, is not below one. */
export function scaleBytes(bytes: number, units: Units): ScaledBytes {
  const base = units === 'si' ? 1000 : 1024
  const last = unitNames[units].length - 1
  let power = 0
  let value = bytes
  while (power < last && Number(value.toFixed(digitsOf(power))) >= base) {
    value /= base
    power += 1
  }
  return { value, digits: digitsOf(power), unit: unitNames[units][power] ?? 'B' }
}

/** A size as people read it: `12 B`, `1.2 kB`, `219.9 MB`, `3.41 GB`. */
export function formatBytes(bytes: number, units: Units = 'si'): string {
  const { value, digits, unit } = scaleBytes(bytes, units)
  return `${groups(value.toFixed(digits))}${thinSpace}${unit}`
}

/** Whole bytes, one digit up to megabytes, two above. */
function digitsOf(power: number): number {
  return power === 0 ? 0 : power < 3 ? 1 : 2
}

/** A size to the byte: `20,971,520 B`. */
export function formatExactBytes(bytes: number): string {
  return `${formatCount(bytes)}${thinSpace}B`
}

/** A whole number with separators: `6,801`. */
export function formatCount(count: number): string {
  return groups(count.toFixed(0))
}

function groups(digits: string): string {
  const [whole = '', fraction] = digits.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** A share of 0 to 1: `53.1 %`; never 0 for what is not nothing, nor 100 for what is not all. */
export function formatShare(share: number): string {
  if (share <= 0) return `0${thinSpace}%`
  if (share >= 1) return `100${thinSpace}%`
  if (share < 0.001) return `under 0.1${thinSpace}%`
  if (share > 0.999) return `over 99.9${thinSpace}%`
  return `${(share * 100).toFixed(1)}${thinSpace}%`
}

/** A share of 0 to 1 as far as a number tells it: `66.64 %`. */
export function formatExactShare(share: number): string {
  return `${Number((share * 100).toPrecision(12))}${thinSpace}%`
}

/** `1 layer`, `2 layers`, `6,801 entries`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/**
 * An RFC 3339 time in UTC to the second, `2018-11-01 03:19:16 UTC`: the same wherever a report is
 * made. A text that is no time is given as it is.
 */
export function formatTimestamp(timestamp: string): string {
  const milliseconds = Date.parse(timestamp)
  if (Number.isNaN(milliseconds)) return timestamp
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
