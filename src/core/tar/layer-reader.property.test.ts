import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TarEntry } from '../../../test/unit-support/build-tar.ts'
import { paxHeader, tar } from '../../../test/unit-support/build-tar.ts'
import { readChunks, readLayer } from '../../../test/unit-support/read-layer.ts'

const segment = fc.constantFrom(
  'usr',
  'lib',
  '.',
  '..',
  '',
  '.wh.x',
  '.wh..wh..opq',
  'ä',
  'long'.repeat(20),
)
const name = fc.array(segment, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'))
const content = fc.uint8Array({ maxLength: 1500 })
const fileOrOther: fc.Arbitrary<TarEntry> = fc.record({
  name: name.map((text) => text.slice(0, 90)),
  type: fc.constantFrom('0', '0', '0', '1', '2', '3', '5', '6', '7', 'V', 'S', 'g'),
  content,
  link: fc.constantFrom('', 'usr/lib', '../../x'),
  mtime: fc.nat(2 ** 31),
})
const longName = fc.record({
  name: fc.constant('@LongLink'),
  type: fc.constantFrom('L', 'K'),
  content: fc.string({ maxLength: 700 }),
})
const pax = fc
  .dictionary(
    fc.constantFrom('path', 'linkpath', 'mtime', 'uid', 'SCHILY.xattr.user.a', 'GNU.sparse.map'),
    fc.oneof(fc.string({ maxLength: 40 }), fc.nat().map(String)),
  )
  .map(paxHeader)
const archive = fc
  .array(fc.oneof({ weight: 6, arbitrary: fileOrOther }, longName, pax), { maxLength: 12 })
  .map((parts) => tar(...parts))

/** Where to cut, as parts of the whole. */
const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })

function split(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  const places = [0, ...at.map((part) => Math.floor(part * bytes.length)).sort((a, b) => a - b)]
  return places.map((start, i) => bytes.slice(start, places[i + 1] ?? bytes.length))
}

describe('the layer reader', () => {
  it('gives the same result however the bytes are cut', () => {
    fc.assert(
      fc.property(archive, cuts, fc.boolean(), (bytes, at, hashOnce) => {
        expect(readChunks(split(bytes, at), {}, hashOnce)).toEqual(readLayer(bytes))
      }),
    )
  })

  it('answers with a result, whatever bits are flipped', () => {
    const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(archive, flips, cuts, (bytes, changes, at) => {
        for (const [place, bits] of changes) {
          const index = place % bytes.length
          bytes[index] = (bytes[index] ?? 0) ^ bits
        }
        const read = readChunks(split(bytes, at))
        if (!read.ok) expect(read.error.message).toMatch(/^The layer .*\(at byte \d+\)\.$/)
        else expect(read.value.tarSize).toBe(bytes.length)
      }),
    )
  })

  it('answers the same for headers whose checksum was made to fit', () => {
    // flipped bits mostly die at the checksum: this reaches the fields behind it
    const change = fc.array(fc.tuple(fc.nat(511), fc.nat(255)), { minLength: 1, maxLength: 20 })
    const headers = fc.array(fc.tuple(fileOrOther, change), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(headers, cuts, (entries, at) => {
        const bytes = tar(
          ...entries.map(([entry, changes]) => ({
            ...entry,
            patch: (header: Uint8Array) => changes.forEach(([i, value]) => (header[i] = value)),
          })),
        )
        const whole = readLayer(bytes)
        expect(readChunks(split(bytes, at))).toEqual(whole)
      }),
    )
  })

  it('finds every cut inside an entry', () => {
    fc.assert(
      fc.property(fc.array(content, { minLength: 1, maxLength: 5 }), fc.nat(), (contents, cut) => {
        const bytes = tar(...contents.map((each, i) => ({ name: `f${i}`, content: each })))
        const length = cut % bytes.length
        const read = readLayer(bytes.slice(0, length))
        // the layout: every file has a header and its padded content, whole or not
        let at = 0
        let whole = 0
        for (const each of contents) {
          if (length < at + 512 + each.length) break
          at += 512 + Math.ceil(each.length / 512) * 512
          whole++
        }
        if (read.ok) expect(read.value.entries).toHaveLength(whole)
        const atBoundary = length <= at || whole === contents.length
        expect(read.ok).toBe(atBoundary)
      }),
    )
  })
})
