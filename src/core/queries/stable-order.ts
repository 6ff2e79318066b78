const digitBits = 11
const buckets = 1 << digitBits
/** Below this a comparison sort is faster than counting digits. */
const fewKeys = 512

/**
 * The order of numbers, smallest first, as a list of their indexes; equal ones keep their places.
 * A radix sort over the bits of the doubles: a million in some tens of milliseconds, where a
 * comparison takes a second. NaN is not allowed.
 */
export function stableOrder(keys: Float64Array): Uint32Array {
  const count = keys.length
  const order = new Uint32Array(count)
  for (let at = 0; at < count; at++) order[at] = at
  if (count <= fewKeys) {
    return order.sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b)
  }
  const { high, low } = sortableWords(keys)
  let from = order
  let to = new Uint32Array(count)
  for (let digit = 0; digit < 6; digit++) {
    const next = sortByDigit(from, to, high, low, digit * digitBits)
    if (!next) continue
    to = from
    from = next
  }
  return from
}

/** The bits of each double, changed so that their order as unsigned integers is that of the numbers. */
function sortableWords(keys: Float64Array): {
  readonly high: Uint32Array
  readonly low: Uint32Array
} {
  const count = keys.length
  const high = new Uint32Array(count)
  const low = new Uint32Array(count)
  const one = new Float64Array(1)
  const words = new Uint32Array(one.buffer)
  for (let at = 0; at < count; at++) {
    // adding 0 makes a negative zero positive
    one[0] = (keys[at] as number) + 0
    const top = words[highWord] as number
    const bottom = words[1 - highWord] as number
    const negative = top >= 0x8000_0000
    high[at] = negative ? ~top : top ^ 0x8000_0000
    low[at] = negative ? ~bottom : bottom
  }
  return { high, low }
}

/** Which half of a double holds the sign: the second where the least significant byte comes first. */
const highWord = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0

/** One pass, from `from` to `to`; null when all have the same digit and nothing is to do. */
function sortByDigit(
  from: Uint32Array,
  to: Uint32Array,
  high: Uint32Array,
  low: Uint32Array,
  shift: number,
): Uint32Array<ArrayBuffer> | null {
  const count = from.length
  const starts = new Uint32Array(buckets + 1)
  for (let at = 0; at < count; at++) {
    const slot = digitOf(high[at] as number, low[at] as number, shift) + 1
    starts[slot] = (starts[slot] as number) + 1
  }
  if (starts.includes(count)) return null
  for (let bucket = 0; bucket < buckets; bucket++) {
    starts[bucket + 1] = (starts[bucket + 1] as number) + (starts[bucket] as number)
  }
  for (let at = 0; at < count; at++) {
    const index = from[at] as number
    const slot = digitOf(high[index] as number, low[index] as number, shift)
    to[starts[slot] as number] = index
    starts[slot] = (starts[slot] as number) + 1
  }
  return to as Uint32Array<ArrayBuffer>
}

function digitOf(high: number, low: number, shift: number): number {
  if (shift >= 32) return (high >>> (shift - 32)) & (buckets - 1)
  const digit = low >>> shift
  // a digit may lie across the two words
  return (shift + digitBits > 32 ? digit | (high << (32 - shift)) : digit) & (buckets - 1)
}
