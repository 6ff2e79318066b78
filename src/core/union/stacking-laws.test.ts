import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  directory,
  file,
  hardlink,
  layerContents,
  opaque,
  symlink,
  testInput,
  textOf,
  whiteout,
} from '../../../test/unit-support/test-image.ts'
import type { TestEntry, TestLayer } from '../../../test/unit-support/test-image.ts'
import {
  isDirectory,
  isMarker,
  naiveUnion,
  overlay,
  ownTree,
  pathOf,
} from '../../../test/unit-support/naive-union.ts'
import type { Found, State } from '../../../test/unit-support/naive-union.ts'
import { analyzeImage } from '../analysis/analyze-image.ts'
import { PathTable } from '../store/path-table.ts'
import { buildTimeline } from './build-timeline.ts'
import { absent, impliedDirectory } from './live-tree.ts'
import type { Timeline } from './timeline.ts'

const segment = fc.constantFrom('a', 'b', 'c')
const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((names) => `/${names.join('/')}`)
const mode = fc.constantFrom(0o644, 0o755)

const anyEntry: fc.Arbitrary<TestEntry> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(path, fc.constantFrom('x', 'yy', ''), mode)
      .map(([at, content, bits]) => file(at, content, { mode: bits })),
  },
  { weight: 2, arbitrary: fc.tuple(path, mode).map(([at, bits]) => directory(at, { mode: bits })) },
  {
    weight: 1,
    arbitrary: fc.tuple(path, fc.constantFrom('a', 'b')).map(([at, to]) => symlink(at, to)),
  },
  { weight: 2, arbitrary: fc.tuple(path, path).map(([at, to]) => hardlink(at, to)) },
  { weight: 2, arbitrary: path.map(whiteout) },
  { weight: 1, arbitrary: path.map(opaque) },
)
const anyLayer = fc.array(anyEntry, { maxLength: 8 })
const anyLayers = fc.array(anyLayer, { minLength: 1, maxLength: 5 })

/** A layer in which no path is described twice or lies below something that is no directory. */
const tidyLayer = anyLayer.map((layer): TestLayer => {
  const { tree } = ownTree(layer, 0)
  const own = [...tree.values()].filter((found) => found !== null).map(({ entry }) => entry)
  return [...own, ...layer.filter(isMarker)]
})

/** A tidy layer without links that describes every parent, so that it can be told as one tree. */
const completeLayer = fc
  .array(
    anyEntry.filter(({ kind }) => kind !== 'hardlink'),
    { maxLength: 8 },
  )
  .map((layer): TestLayer => [...entriesOf(ownTree(layer, 0).tree), ...layer.filter(isMarker)])

function entriesOf(state: State): TestLayer {
  return [...state]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([at, found]) => found?.entry ?? directory(at))
}

function timelineOf(layers: readonly TestLayer[]): Timeline {
  const paths = new PathTable()
  return buildTimeline(
    paths,
    layers.map((layer) => layerContents(paths, layer)),
  ).timeline
}

function analysisOf(layers: readonly TestLayer[]) {
  const paths = new PathTable()
  return analyzeImage(testInput(paths, layers), paths)
}

/** The merged tree at a layer, each path with "layer:place in its tar", or "implied". */
function treeAt(timeline: Timeline, layer: number): Record<string, string> {
  const tree: [string, string][] = []
  for (let at = 1; at < timeline.pathCount; at++) {
    const entry = timeline.stateAt(at, layer)
    if (entry !== absent) tree.push([textOf(timeline.paths, at), describeEntry(timeline, entry)])
  }
  return Object.fromEntries(tree.sort())
}

function describeEntry({ entries }: Timeline, entry: number): string {
  if (entry === impliedDirectory) return 'implied'
  const layer = entries.layerOf(entry)
  return `${layer}:${entry - (entries.starts[layer] ?? 0)}`
}

function naiveTree(state: State): Record<string, string> {
  return Object.fromEntries(
    [...state]
      .map(([at, found]) => [at, found === null ? 'implied' : `${found.layer}:${found.index}`])
      .sort(),
  ) as Record<string, string>
}

/** The final tree by what is in it, whatever layer it came from. */
function finalContent(layers: readonly TestLayer[]): Record<string, string> {
  const timeline = timelineOf(layers)
  const described: [string, string][] = []
  for (let at = 1; at < timeline.pathCount; at++) {
    const number = timeline.stateAt(at, layers.length - 1)
    if (number === absent) continue
    const layer = number < 0 ? 0 : timeline.entries.layerOf(number)
    const entry = number < 0 ? null : layers[layer]![number - timeline.entries.starts[layer]!]!
    const what =
      entry === null ? 'implied' : `${entry.kind} ${entry.mode} ${entry.content} ${entry.link}`
    described.push([textOf(timeline.paths, at), what])
  }
  return Object.fromEntries(described.sort())
}

/** Two complete layers as the one that has their effect. */
function compose(lower: TestLayer, upper: TestLayer): TestLayer {
  const state = overlay(ownTree(lower, 0).tree, upper, ownTree(upper, 1).tree)
  const hidden = lower.filter(({ kind }) => kind !== 'directory' && kind !== 'opaque')
  return [
    ...entriesOf(state),
    ...hidden.map((entry) => whiteout(pathOf(entry))),
    ...[...lower, ...upper].filter(isMarker),
  ]
}

describe('the stacked trees', () => {
  it('are those of a model that copies maps', () => {
    fc.assert(
      fc.property(anyLayers, (layers) => {
        const timeline = timelineOf(layers)
        const { states } = naiveUnion(layers)
        for (const [layer, state] of states.entries()) {
          expect(treeAt(timeline, layer)).toEqual(naiveTree(state))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('are the same when any two neighbouring layers are made one', () => {
    fc.assert(
      fc.property(completeLayer, completeLayer, completeLayer, (one, two, three) => {
        const all = finalContent([one, two, three])
        expect(finalContent([compose(one, two), three])).toEqual(all)
        expect(finalContent([one, compose(two, three)])).toEqual(all)
      }),
      { numRuns: 300 },
    )
  })

  it('do not change for whiteouts of nothing', () => {
    fc.assert(
      fc.property(anyLayers, fc.array(path, { maxLength: 4 }), (layers, paths) => {
        const below = naiveUnion(layers).states.at(-2) ?? new Map()
        const idle = paths.filter((at) => !below.has(at)).map(whiteout)
        const more = layers.with(-1, [...layers.at(-1)!, ...idle])
        const plain = analysisOf(layers)
        const analysis = analysisOf(more)
        const last = layers.length - 1
        expect(treeAt(analysis.timeline, last)).toEqual(treeAt(plain.timeline, last))
        expect(analysis.waste.rows()).toEqual(plain.waste.rows())
        expect(analysis.layers.map(changesOf)).toEqual(plain.layers.map(changesOf))
      }),
    )
  })

  it('do not depend on the order of entries in a layer without repetitions', () => {
    fc.assert(
      fc.property(
        fc.array(
          tidyLayer.chain((layer) =>
            fc.tuple(
              fc.constant(layer),
              fc.shuffledSubarray([...layer], { minLength: layer.length }),
            ),
          ),
          { minLength: 1, maxLength: 4 },
        ),
        (pairs) => {
          const tidy = analysisOf(pairs.map(([layer]) => layer))
          const shuffled = analysisOf(pairs.map(([, layer]) => layer))
          expect(shuffled.image).toEqual(tidy.image)
          expect(shuffled.layers).toEqual(tidy.layers)
          expect(shuffled.efficiency).toEqual(tidy.efficiency)
          expect(shuffled.waste.rows()).toEqual(tidy.waste.rows())
        },
      ),
    )
  })
})

function changesOf(layer: { added: number; modified: number; removed: number }) {
  return [layer.added, layer.modified, layer.removed]
}

describe('counts', () => {
  it('of added and removed paths give the final tree, and the changes are those of the trees', () => {
    fc.assert(
      fc.property(anyLayers, (layers) => {
        const analysis = analysisOf(layers)
        const { states } = naiveUnion(layers)
        expect(analysis.image.mergedEntries).toBe(states.at(-1)!.size)
        expect(analysis.timeline.countAt(layers.length - 1)).toBe(states.at(-1)!.size)
        for (const [layer, state] of states.entries()) {
          const below = states[layer - 1] ?? new Map<string, Found | null>()
          const added = [...state.keys()].filter((at) => !below.has(at)).length
          const removed = [...below.keys()].filter((at) => !state.has(at)).length
          expect(analysis.layers[layer]).toMatchObject({ added, removed })
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('waste', () => {
  it('is what no name of the final tree reaches, with the layer that took the last name', () => {
    fc.assert(
      fc.property(anyLayers, (layers) => {
        const { efficiency, waste, layers: described } = analysisOf(layers)
        const { states, inodeOf } = naiveUnion(layers)
        const expected: string[] = []
        let stored = 0
        for (const [layer, entries] of layers.entries()) {
          for (const [index, entry] of entries.entries()) {
            if (entry.kind !== 'file') continue
            stored += entry.size
            if (entry.size === 0) continue
            const isNamed = states.map((state) =>
              [...state.values()].some((found) => {
                if (found === null || isDirectory(found)) return false
                const inode = inodeOf(found)
                return inode?.layer === layer && inode.index === index
              }),
            )
            const lastNamed = isNamed.lastIndexOf(true)
            if (lastNamed === layers.length - 1) continue
            expected.push(`${entry.size} ${layer}>${lastNamed < 0 ? layer : lastNamed + 1}`)
          }
        }
        const rows = waste.rows()
        expect(rows.map((row) => `${row.bytes} ${row.storedIn}>${row.wastedBy}`).sort()).toEqual(
          expected.sort(),
        )
        const listed = rows.reduce((sum, row) => sum + row.bytes, 0)
        expect(efficiency.storedBytes).toBe(stored)
        expect(efficiency.wastedBytes).toBe(listed)
        expect(efficiency.keptBytes + efficiency.wastedBytes).toBe(stored)
        expect(described.reduce((sum, layer) => sum + layer.wastedBytes, 0)).toBe(listed)
        expect(rows.map((row) => row.bytes)).toEqual(
          rows.map((row) => row.bytes).sort((one, other) => other - one),
        )
        for (const row of rows) {
          const before = states[row.wastedBy - 1]
          if (row.cause !== 'duplicate-entry') expect(before?.has(row.path)).toBe(true)
          if (row.cause === 'deleted') expect(states[row.wastedBy]!.has(row.path)).toBe(false)
        }
      }),
      { numRuns: 500 },
    )
  })
})
