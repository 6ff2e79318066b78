import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  analyze,
  directory,
  file,
  hardlink,
  opaque,
  symlink,
  whiteout,
} from '../../../test/unit-support/test-image.ts'
import type { TestEntry } from '../../../test/unit-support/test-image.ts'
import type { ImageAnalysis } from '../analysis/analyze-image.ts'
import { FileExplorer } from '../queries/file-explorer.ts'
import type { MapDetail } from '../queries/map-tree.ts'
import { whatIf } from '../what-if/what-if.ts'
import type { Change } from '../what-if/what-if.ts'

const numRuns = 300
const segment = fc.constantFrom('a', 'b')
const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((names) => `/${names.join('/')}`)
const anyEntry: fc.Arbitrary<TestEntry> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(path, fc.constantFrom('x', 'yy', 'zzzz', ''))
      .map(([at, content]) => file(at, content)),
  },
  { weight: 2, arbitrary: path.map((at) => directory(at)) },
  {
    weight: 1,
    arbitrary: fc.tuple(path, fc.constantFrom('a', 'b')).map(([at, to]) => symlink(at, to)),
  },
  { weight: 3, arbitrary: fc.tuple(path, path).map(([at, to]) => hardlink(at, to)) },
  { weight: 2, arbitrary: path.map(whiteout) },
  { weight: 2, arbitrary: path.map(opaque) },
)
const anyLayers = fc.array(fc.array(anyEntry, { maxLength: 8 }), { minLength: 1, maxLength: 5 })
const plain: Change = { cards: [], paths: [], layers: [], squashed: [] }
const whole: MapDetail = { leastShare: 0, divideShare: 0, depth: 9 }

/** Bytes that no path ever had: a later entry of the same layer took their place. */
function neverNamed({ waste }: ImageAnalysis): number {
  const rows = waste.rows().filter(({ cause }) => cause === 'duplicate-entry')
  return rows.reduce((sum, { bytes }) => sum + bytes, 0)
}

describe('bytes', () => {
  it('of a map are those that an image ending there keeps, with ghosts those it stores', () => {
    fc.assert(
      fc.property(anyLayers, (layers) => {
        const explorer = new FileExplorer(analyze(layers).timeline)
        for (const layer of layers.keys()) {
          const upToHere = analyze(layers.slice(0, layer + 1))
          const mapped = (ghosts: boolean) =>
            explorer.map({ view: { mode: 'merged', layer }, ghosts, filter: null }, 0, whole, 1)
          const { keptBytes, storedBytes, wastedBytes } = upToHere.efficiency
          const never = neverNamed(upToHere)
          expect(mapped(false).makeup).toMatchObject({ bytes: keptBytes, ghostBytes: 0 })
          expect(mapped(true).makeup).toMatchObject({
            bytes: storedBytes - never,
            ghostBytes: wastedBytes - never,
          })
        }
      }),
      { numRuns },
    )
  })

  it('kept and wasted are all that is stored, whatever is squashed and left out', () => {
    const dropped = fc.uniqueArray(fc.nat(4), { maxLength: 2 })
    fc.assert(
      fc.property(anyLayers, fc.nat(4), fc.nat(4), dropped, (layers, from, length, out) => {
        const squashed = [{ from, to: from + length }]
        const { before, after } = whatIf(analyze(layers), { ...plain, layers: out, squashed })
        for (const { size, keptBytes, wastedBytes } of [before, after]) {
          expect(keptBytes + wastedBytes).toBe(size)
          expect(wastedBytes).toBeGreaterThanOrEqual(0)
        }
        expect(after.size).toBeLessThanOrEqual(before.size)
        if (out.length === 0) expect(after.keptBytes).toBe(before.keptBytes)
      }),
      { numRuns },
    )
  })

  it('of links over all layers: squashed whole, all that is kept is there once', () => {
    fc.assert(
      fc.property(anyLayers, (layers) => {
        const squashed = [{ from: 0, to: layers.length - 1 }]
        const { before, after } = whatIf(analyze(layers), { ...plain, squashed })
        const { keptBytes } = before
        expect(after).toMatchObject({ size: keptBytes, keptBytes, wastedBytes: 0 })
      }),
      { numRuns },
    )
  })
})
