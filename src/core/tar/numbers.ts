const space = 0x20
const zero = 0x30

/**
 * A number of a tar header field: octal text between spaces or NULs (POSIX ustar), or GNU's
 * base-256 two's complement when the first byte has its top bit set. An empty field is 0, text
 * that is no number is NaN. Arithmetic, not bit shifts, so that sizes above 8 GiB are right.
 */
export function readNumber(block: Uint8Array, at: number, length: number): number {
  if ((block[at] as number) & 0x80) return readBase256(block, at, length)
  const end = at + length
  let i = at
  while (i < end && (block[i] === space || block[i] === 0)) i++
  let value = 0
  for (; i < end; i++) {
    const digit = (block[i] as number) - zero
    if (digit < 0 || digit > 7) break
    value = value * 8 + digit
  }
  if (i < end && block[i] !== space && block[i] !== 0) return NaN
  return value
}

function readBase256(block: Uint8Array, at: number, length: number): number {
  const negative = ((block[at] as number) & 0x40) !== 0
  const flip = negative ? 0xff : 0
  let value = ((block[at] as number) ^ flip) & 0x7f
  for (let i = at + 1; i < at + length; i++) value = value * 256 + ((block[i] as number) ^ flip)
  return negative ? -value - 1 : value
}

/** A decimal whole number that fills `[start, end)`; NaN for anything else. */
export function readDecimal(bytes: Uint8Array, start: number, end: number): number {
  const negative = bytes[start] === 0x2d
  let i = negative ? start + 1 : start
  if (i >= end) return NaN
  let value = 0
  for (; i < end; i++) {
    const digit = (bytes[i] as number) - zero
    if (digit < 0 || digit > 9) return NaN
    value = value * 10 + digit
  }
  return negative ? -value : value
}

/** A pax time ("1700000000.123", may be negative) in milliseconds; NaN when it is none. */
export function readPaxTime(bytes: Uint8Array, start: number, end: number): number {
  let point = start
  while (point < end && bytes[point] !== 0x2e) point++
  const seconds = readDecimal(bytes, start, point)
  let fraction = 0
  let unit = 100
  for (let i = point + 1; i < end; i++) {
    const digit = (bytes[i] as number) - zero
    if (digit < 0 || digit > 9) return NaN
    fraction += digit * unit
    unit /= 10
  }
  return bytes[start] === 0x2d ? seconds * 1000 - fraction : seconds * 1000 + fraction
}

/** A uid or gid as the 32 bits the kernel keeps: -2 is 4294967294; what does not fit is the maximum. */
export function toId(value: number): number {
  if (!(value > -0x80000000)) return 0
  return value > 0xffffffff ? 0xffffffff : value >>> 0
}
