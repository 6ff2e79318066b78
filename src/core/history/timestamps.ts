// RFC 3339 section 5.6; `new Date` alone takes far more, and rolls 30 February over to March.
const rfc3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/**
 * A `created` field as text, exactly as stored. Null when it is absent, not RFC 3339, no real day,
 * or Go's zero time (0001-01-01T00:00:00Z), which tools write for "unknown".
 */
export function readTimestamp(raw: unknown): string | null {
  if (typeof raw !== 'string') return null
  const match = rfc3339.exec(raw)
  if (match === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map(Number)
  if (year <= 1 || hour > 23 || minute > 59 || second > 60) return null
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return raw
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

const fixedTimes = [
  // SOURCE_DATE_EPOCH=0, bazel, jib; nixpkgs writes one second later.
  '1970-01-01T00:00:00',
  '1970-01-01T00:00:01',
  // Cloud Native Buildpacks: the first moment a zip archive can hold, and one second later.
  '1980-01-01T00:00:00',
  '1980-01-01T00:00:01',
]

/**
 * True for the fixed times that reproducible builds write instead of the real one, so that nobody
 * is told the image is 56 years old.
 */
export function isReproducibleEpoch(created: string): boolean {
  const milliseconds = Date.parse(created)
  if (Number.isNaN(milliseconds)) return false
  const second = new Date(milliseconds).toISOString().slice(0, 19)
  return fixedTimes.includes(second)
}
