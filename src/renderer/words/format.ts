import { scaleBytes, thinSpace, type Units } from '../../core/model/format.ts'
import { formatWords } from './format-words.ts'
import { language } from './language.ts'

/* Numbers and times as the window's language writes them. In English they are those of the reports. */

export { minusSign as minus, type Units } from '../../core/model/format.ts'

export type Clock = '24' | '12'

/** English dates have the day first, as in `14 Mar 2026`. */
const locale = { en: 'en-GB', de: 'de-DE' }[language]

/** To make a formatter takes a hundred times as long as to use it. */
function madeOnce<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const all = new Map<Key, Made>()
  return (key) => {
    const made = all.get(key) ?? make(key)
    all.set(key, made)
    return made
  }
}

const numbers = [0, 1, 2].map(
  (digits) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: 'always',
    }),
)

const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: false })

function fixed(value: number, digits: number): string {
  return numbers[digits]?.format(value) ?? value.toFixed(digits)
}

/** A size as people read it: `12 B`, `1.2 kB`, `219.9 MB`, `3.41 GB`. */
export function formatBytes(bytes: number, units: Units = 'si'): string {
  const { value, digits, unit } = scaleBytes(bytes, units)
  return `${fixed(value, digits)}${thinSpace}${unit}`
}

/** A size to the byte: `20,971,520 B`. */
export function formatExactBytes(bytes: number): string {
  return `${formatCount(bytes)}${thinSpace}B`
}

/** A whole number with separators: `6,801`. */
export function formatCount(count: number): string {
  return fixed(count, 0)
}

/** A number with no more decimal places than it needs: `2.5`, `200`. */
export function formatPlain(value: number): string {
  return plain.format(value)
}

/** A share of 0 to 1: `53.1 %`; never 0 for what is not nothing, nor 100 for what is not all. */
export function formatShare(share: number): string {
  if (share <= 0) return `0${thinSpace}%`
  if (share >= 1) return `100${thinSpace}%`
  if (share < 0.001) return formatWords.under(`${fixed(0.1, 1)}${thinSpace}%`)
  if (share > 0.999) return formatWords.over(`${fixed(99.9, 1)}${thinSpace}%`)
  return `${fixed(share * 100, 1)}${thinSpace}%`
}

/** `1 layer`, `2 layers`, `6,801 entries`: English and German have one form for 1 and one for all else. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/** A share in whole per cents, for progress: never 100 before the end. */
export function formatWholePercent(share: number): string {
  return `${String(wholePercent(share))}${thinSpace}%`
}

export function wholePercent(share: number): number {
  return Math.floor(Math.max(0, Math.min(1, share)) * 100)
}

/** `548 MB/s`: a rate is never so steady that a tenth of hundreds could be read. */
export function formatRate(bytesPerSecond: number, units: Units = 'si'): string {
  const { value, digits, unit } = scaleBytes(bytesPerSecond, units)
  return `${fixed(value, value < 100 ? digits : 0)}${thinSpace}${unit}/s`
}

/** A span of time: `0.41 s`, `2 s`, `1 min 20 s`, `2 h 5 min`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 1) return `${fixed(seconds, 2)}${thinSpace}s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${String(whole)}${thinSpace}s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return pair(minutes, 'min', whole % 60, 's')
  return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min')
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  const first = `${String(large)}${thinSpace}${largeUnit}`
  return small === 0 ? first : `${first} ${String(small)}${thinSpace}${smallUnit}`
}

const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })

/** `14 Mar 2026`, local time. */
export function formatDay(date: Date): string {
  return days.format(date)
}

const clocks = madeOnce(
  (kind: Clock | `${Clock}s`) =>
    new Intl.DateTimeFormat(locale, {
      hour: kind.startsWith('24') ? '2-digit' : 'numeric',
      minute: '2-digit',
      hourCycle: kind.startsWith('24') ? 'h23' : 'h12',
      ...(kind.endsWith('s') ? { second: '2-digit' } : {}),
    }),
)

/** `09:12`, or `9:12 am`, local time. */
export function formatClock(date: Date, withSeconds = false, clock: Clock = '24'): string {
  return clocks(withSeconds ? `${clock}s` : clock).format(date)
}

const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })

/** Today as a clock, else a date: `today 08:54`, `14 Mar 2026`. */
export function formatWhen(date: Date, now: Date, clock: Clock = '24'): string {
  const day = formatDay(date)
  return day === formatDay(now)
    ? `${relative.format(0, 'day')} ${formatClock(date, false, clock)}`
    : day
}

const ages = [
  ['year', 365.25 * 86400],
  ['month', 30.44 * 86400],
  ['week', 7 * 86400],
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
] as const

const ageFormats = madeOnce(
  (unit: (typeof ages)[number][0]) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }),
)

/** How long ago, in one unit: `3 days`, `5 weeks`; `now` under a minute. */
export function formatAge(milliseconds: number): string {
  const seconds = milliseconds / 1000
  for (const [name, length] of ages) {
    // Months begin after the eighth week, so that "5 weeks" stays more telling than "1 month".
    const least = name === 'month' ? 8 * 7 * 86400 : length
    if (seconds < least) continue
    return ageFormats(name).format(Math.floor(seconds / length))
  }
  return relative.format(0, 'second')
}
