import { formatBytes, plural, thinSpace, type Units } from '../../core/model/format.ts'

/* Formats that only a window needs; sizes, counts and shares are those of the reports. */

export {
  formatBytes,
  formatCount,
  formatExactBytes,
  formatShare,
  minusSign as minus,
  plural,
  type Units,
} from '../../core/model/format.ts'

/** A share in whole per cents, for progress: never 100 before the end. */
export function formatWholePercent(share: number): string {
  return `${String(wholePercent(share))}${thinSpace}%`
}

export function wholePercent(share: number): number {
  return Math.floor(Math.max(0, Math.min(1, share)) * 100)
}

/** `548 MB/s`: a rate is never so steady that a tenth of hundreds could be read. */
export function formatRate(bytesPerSecond: number, units: Units = 'si'): string {
  const text = formatBytes(bytesPerSecond, units)
  return `${text.replace(/^(\d{3,})\.\d+/, '$1')}/s`
}

/** A span of time: `0.41 s`, `2 s`, `1 min 20 s`, `2 h 5 min`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 1) return `${seconds.toFixed(2)}${thinSpace}s`
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

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `14 Mar 2026`, local time. */
export function formatDay(date: Date): string {
  return `${String(date.getDate())} ${months[date.getMonth()] ?? ''} ${String(date.getFullYear())}`
}

/** `09:12`, local time. */
export function formatClock(date: Date, withSeconds = false): string {
  const parts = [date.getHours(), date.getMinutes(), ...(withSeconds ? [date.getSeconds()] : [])]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

/** Today as a clock, else a date: `today 08:54`, `14 Mar 2026`. */
export function formatWhen(date: Date, now: Date): string {
  return formatDay(date) === formatDay(now) ? `today ${formatClock(date)}` : formatDay(date)
}

const ages = [
  ['year', 365.25 * 86400],
  ['month', 30.44 * 86400],
  ['week', 7 * 86400],
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** How long ago, in one unit: `3 days`, `5 weeks`; `now` under a minute. */
export function formatAge(milliseconds: number): string {
  const seconds = milliseconds / 1000
  for (const [name, length] of ages) {
    // Months begin after the eighth week, so that "5 weeks" stays more telling than "1 month".
    const least = name === 'month' ? 8 * 7 * 86400 : length
    if (seconds < least) continue
    return plural(Math.floor(seconds / length), name)
  }
  return 'now'
}
