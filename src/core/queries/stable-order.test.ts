import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stableOrder } from './stable-order.ts'

describe('the order of numbers', () => {
  const kinds: Readonly<Record<string, fc.Arbitrary<number>>> = {
    'a few small numbers': fc.integer({ min: -3, max: 3 }),
    'what fits a word': fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    'large integers': fc.maxSafeInteger(),
    'all but NaN': fc.double({ noNaN: true }),
  }
  for (const [name, key] of Object.entries(kinds)) {
    it(`is the one of a stable comparison sort: ${name}`, () => {
      fc.assert(
        fc.property(fc.array(key, { minLength: 1, maxLength: 40 }), fc.nat(1200), (some, count) => {
          // enough of them for digits to be counted, many equal
          const keys = Float64Array.from({ length: count + 1 }, (_, at) => some[at % some.length]!)
          const places = [...keys.keys()]
          const expected = places.sort((a, b) => {
            const [one, other] = [keys[a]!, keys[b]!]
            return one < other ? -1 : one > other ? 1 : 0
          })
          expect([...stableOrder(keys)]).toEqual(expected)
        }),
        { numRuns: 60 },
      )
    })
  }
})
