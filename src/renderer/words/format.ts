export type Units = 'si' | 'iec'

/** Between a number and its unit: narrow, and never a line break. */
const thin = '\u202f'
export const minus = '\u2212'

const names = {
  si: ['B', 'kB', 'MB', 'GB', 'TB', 'PB'],
  iec: ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'],
} as const

/** A size as people read it: `12 B`, `1.2 kB`, `219.9 MB`, `3.41 GB`. */
export function formatBytes(bytes: number, units: Units = 'si'): string {
  const base = units === 'si' ? 1000 : 1024
  const last = names[units].length - 1
  let power = 0
  let value = bytes
  while (power < last && Number(value.toFixed(digitsOf(power))) >= base) {
    value /= base
    power += 1
  }
  return `${groups(value.toFixed(digitsOf(power)))}${thin}${names[units][power] ?? 'B'}`
}

function digitsOf(power: number): number {
  return power === 0 ? 0 : power < 3 ? 1 : 2
}

/** A size to the byte: `20,971,520 B`. */
export function formatExactBytes(bytes: number): string {
  return `${formatCount(bytes)}${thin}B`
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
  if (share <= 0) return `0${thin}%`
  if (share >= 1) return `100${thin}%`
  if (share < 0.001) return `under 0.1${thin}%`
  if (share > 0.999) return `over 99.9${thin}%`
  return `${(share * 100).toFixed(1)}${thin}%`
}

/** A share in whole per cents, for progress: never 100 before the end. */
export function formatWholePercent(share: number): string {
  return `${String(wholePercent(share))}${thin}%`
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
  if (seconds < 1) return `${seconds.toFixed(2)}${thin}s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${String(whole)}${thin}s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return pair(minutes, 'min', whole % 60, 's')
  return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min')
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  const first = `${String(large)}${thin}${largeUnit}`
  return small === 0 ? first : `${first} ${String(small)}${thin}${smallUnit}`
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

/** `1 layer`, `2 layers`, `6,801 entries`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}
