import type { Healthcheck } from '../model/image-config.ts'
import { execForm, parseGoQuotedList } from './go-text.ts'

/** Far above any real line; keeps the patterns below from long work on a hostile one. */
const longest = 8192

interface HealthcheckParts {
  /** As in the config: `['CMD-SHELL', 'curl …']`, `['CMD', 'curl', …]`, `['NONE']`. */
  readonly test: readonly string[]
  /** Option name → value, in the order of the line; empty values and `0s` are left out. */
  readonly options: readonly (readonly [string, string])[]
}

/** A HEALTHCHECK line from the config, durations as Go writes them. */
export function healthcheckLine(check: Healthcheck): string {
  return lineOf({
    test: check.test,
    options: [
      ['interval', durationText(check.interval)],
      ['timeout', durationText(check.timeout)],
      ['start-period', durationText(check.startPeriod)],
      ['start-interval', durationText(check.startInterval)],
      ['retries', check.retries === null ? '' : String(check.retries)],
    ],
  })
}

/**
 * A HEALTHCHECK line from the Go struct that builders print into `created_by`:
 * `&{["CMD-SHELL" "curl …"] "30s" "3s" "0s" "0s" '\x03'}` or
 * `{Test:[CMD-SHELL curl …] Interval:30s Timeout:3s … Retries:3}`. Null for any other text.
 */
export function healthcheckLineFromGo(text: string): string | null {
  if (text.length > longest) return null
  const parts = quotedStruct(text) ?? namedStruct(text)
  return parts === null ? null : lineOf(parts)
}

function quotedStruct(text: string): HealthcheckParts | null {
  const match = /^&?\{(\[.*\])((?:\s+"[^"]*")*)\s+'((?:[^'\\]|\\.)+)'\}$/su.exec(text.trim())
  if (match === null) return null
  const test = parseGoQuotedList(match[1] ?? '')
  if (test === null) return null
  const [interval = '', timeout = '', startPeriod = '', startInterval = ''] = [
    ...(match[2] ?? '').matchAll(/"([^"]*)"/g),
  ].map((duration) => duration[1] ?? '')
  // The number of retries is printed as a rune: '\x03'.
  const rune = parseGoQuotedList(`["${match[3] ?? ''}"]`)?.[0]?.codePointAt(0) ?? 0
  return {
    test,
    options: [
      ['interval', interval],
      ['timeout', timeout],
      ['start-period', startPeriod],
      ['start-interval', startInterval],
      ['retries', String(rune)],
    ],
  }
}

function namedStruct(text: string): HealthcheckParts | null {
  const match = /^&?\{Test:\[(NONE|CMD-SHELL|CMD)?\s*(.*?)\]((?:\s+\w+:\S+)*)\}$/su.exec(
    text.trim(),
  )
  if (match === null) return null
  const kind = match[1]
  const command = match[2] ?? ''
  const fields = new Map(
    [...(match[3] ?? '').matchAll(/(\w+):(\S+)/g)].map((field) => [field[1], field[2] ?? '']),
  )
  return {
    // The words of a CMD were joined by spaces: how they were cut is lost.
    test:
      kind === undefined ? [] : kind === 'CMD' ? [kind, ...command.split(' ')] : [kind, command],
    options: [
      ['interval', fields.get('Interval') ?? ''],
      ['timeout', fields.get('Timeout') ?? ''],
      ['start-period', fields.get('StartPeriod') ?? ''],
      ['start-interval', fields.get('StartInterval') ?? ''],
      ['retries', fields.get('Retries') ?? ''],
    ],
  }
}

function lineOf({ test, options }: HealthcheckParts): string {
  const [kind, ...words] = test
  if (kind === 'NONE') return 'HEALTHCHECK NONE'
  const flags = options
    .filter(([, value]) => !['', '0', '0s'].includes(value))
    .map(([name, value]) => `--${name}=${value}`)
  const command =
    kind === 'CMD-SHELL' ? `CMD ${words.join(' ')}` : kind === 'CMD' ? `CMD ${execForm(words)}` : ''
  return ['HEALTHCHECK', ...flags, command].join(' ').trimEnd()
}

/** Nanoseconds as Go prints a duration of whole milliseconds: `1m30s`, `500ms`. */
function durationText(nanoseconds: number | null): string {
  if (nanoseconds === null || nanoseconds <= 0) return ''
  const milliseconds = Math.round(nanoseconds / 1e6)
  const minutes = Math.floor(milliseconds / 60_000)
  const seconds = (milliseconds % 60_000) / 1000
  if (minutes === 0 && seconds < 1) return `${milliseconds}ms`
  const hours = Math.floor(minutes / 60)
  const parts = [
    hours > 0 ? `${hours}h` : '',
    minutes % 60 > 0 ? `${minutes % 60}m` : '',
    seconds > 0 ? `${seconds}s` : '',
  ]
  return parts.join('')
}
