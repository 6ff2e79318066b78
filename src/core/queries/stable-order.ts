const digitBits = 11
const buckets = 1 << digitBits
/** Below this a comparison sort is faster than counting digits. */
const fewKeys = 512

/**
 * The order of numbers, smallest first, as a list of their indexes; equal ones keep their places. A
 * radix sort: a million in some tens of milliseconds, where a comparison takes a second. NaN is not
 * allowed.
 */
export function stableOrder(keys: Float64Array): Uint32Array {
  const count = keys.length
  const order = new Uint32Array(count)
  for (let at = 0; at < count; at++) order[at] = at
  if (count <= fewKeys) {
    return order.sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b)
  }
  let from = order
  let to = new Uint32Array(count)
  for (const word of wordsOf(keys)) {
    for (let shift = 0; shift < 32; shift += digitBits) {
      const next = sortByDigit(from, to, word, shift)
      if (!next) continue
      to = from
      from = next
    }
  }
  return from
}

/** Numbers as unsigned words that have their order, the least significant words first. */
function wordsOf(keys: Float64Array): readonly Uint32Array[] {
  let least = Infinity
  let most = -Infinity
  let whole = true
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as number
    if (key < least) least = key
    if (key > most) most = key
    whole &&= Math.floor(key) === key
  }
  if (!whole || most - least >= 2 ** 32) return wordsOfDoubles(keys)
  // sizes, modes, owners: one word tells them apart
  const word = new Uint32Array(keys.length)
  for (let at = 0; at < keys.length; at++) word[at] = (keys[at] as number) - least
  return [word]
}

/** The bits of doubles, changed so that their order as unsigned integers is that of the numbers. */
function wordsOfDoubles(keys: Float64Array): readonly Uint32Array[] {
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
  return [low, high]
}

/** Which half of a double holds the sign: the second where the least significant byte comes first. */
const highWord = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0

/** One pass, from `from` to `to`; null when all have the same digit and nothing is to do. */
function sortByDigit(
  from: Uint32Array,
  to: Uint32Array,
  word: Uint32Array,
  shift: number,
): Uint32Array<ArrayBuffer> | null {
  const count = from.length
  const starts = new Uint32Array(buckets + 1)
  for (let at = 0; at < count; at++) {
    const slot = (((word[at] as number) >>> shift) & (buckets - 1)) + 1
    starts[slot] = (starts[slot] as number) + 1
  }
  if (starts.includes(count)) return null
  for (let bucket = 0; bucket < buckets; bucket++) {
    starts[bucket + 1] = (starts[bucket + 1] as number) + (starts[bucket] as number)
  }
  for (let at = 0; at < count; at++) {
    const index = from[at] as number
    const slot = ((word[index] as number) >>> shift) & (buckets - 1)
    to[starts[slot] as number] = index
    starts[slot] = (starts[slot] as number) + 1
  }
  return to as Uint32Array<ArrayBuffer>
}
