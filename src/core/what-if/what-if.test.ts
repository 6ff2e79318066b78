import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  analyze,
  directory,
  opaque,
  sized,
  whiteout,
} from '../../../test/unit-support/test-image.ts'
import type { TestEntry } from '../../../test/unit-support/test-image.ts'
import { giveAdvice } from '../advice/give-advice.ts'
import { suggestionText } from './suggestion.ts'
import { whatIf } from './what-if.ts'
import type { Change } from './what-if.ts'

const none: Change = { cards: [], paths: [], layers: [], squashed: [] }
const kB = 1000

const image = analyze(
  [
    [sized('/base', 100 * kB, 'b')],
    [sized('/a', 10 * kB, '1'), sized('/dir/x', 20 * kB, 'x'), sized('/dir/y', 5 * kB, 'y')],
    [sized('/a', 11 * kB, '2')],
    [whiteout('/dir/x'), sized('/new', 7 * kB, 'n')],
  ],
  {
    base: { layers: 1, confidence: 'exact', name: 'base', evidence: [], said: [], steps: 1 },
    layer: { blobSize: 1000 },
  },
)

describe('what if', () => {
  it('nothing changes, nothing changes', () => {
    const { before, after, parts } = whatIf(image, none)
    expect(after).toEqual(before)
    expect(suggestionText(parts)).toBe('')
    expect(before).toMatchObject({
      layers: 4,
      size: 153 * kB,
      keptBytes: 123 * kB,
      wastedBytes: 30 * kB,
      pullBytes: 4000,
      pullBytesAboveBase: 3000,
    })
  })

  it('a card is followed', () => {
    const { cards } = giveAdvice(image)
    const card = cards.find(({ rule }) => rule === 'deleted-later')
    const { before, after, parts } = whatIf(image, { ...none, cards: [card?.id ?? ''] })
    expect(before.size - after.size).toBe(card?.bytes)
    expect(after.wastedBytes).toBe(10 * kB)
    expect(after.pullBytes).toBeLessThan(before.pullBytes)
    expect(suggestionText(parts)).toBe(`# ---- Dockerfile\n# ${card?.title}\n${card?.line}`)
  })

  it('files are left out', () => {
    expect(whatIf(image, { ...none, paths: ['/new'] }).after.size).toBe(146 * kB)
    expect(whatIf(image, { ...none, paths: ['/dir/'] }).after.size).toBe(128 * kB)
    expect(whatIf(image, { ...none, paths: ['/base', '/d'] }).after.size).toBe(153 * kB)
  })

  it('a step is left out: what it hid is there again', () => {
    const { after } = whatIf(image, { ...none, layers: [3] })
    expect(after).toMatchObject({ layers: 3, size: 146 * kB, wastedBytes: 10 * kB })
  })

  it('layers are squashed', () => {
    expect(whatIf(image, { ...none, squashed: [{ from: 1, to: 2 }] }).after).toMatchObject({
      layers: 3,
      size: 143 * kB,
      wastedBytes: 20 * kB,
    })
    const overlapping = [
      { from: 1, to: 2 },
      { from: 2, to: 3 },
    ]
    const { after } = whatIf(image, { ...none, squashed: overlapping })
    expect(after).toMatchObject({ layers: 2, size: 123 * kB, wastedBytes: 0 })
  })
})

describe('laws', () => {
  const path = fc.constantFrom('/a', '/b', '/d/a', '/d/b', '/d/e/a')
  const entry: fc.Arbitrary<TestEntry> = fc.oneof(
    fc
      .tuple(path, fc.integer({ min: 0, max: 50_000 }), fc.constantFrom('1', '2'))
      .map(([at, size, content]) =>
        sized(at, size, `${content}${size}`, { symbolBytes: Math.floor(size / 3) }),
      ),
    path.map(whiteout),
    fc.constant(whiteout('/d')),
    fc.constant(opaque('/d')),
    fc.constant(directory('/d')),
  )
  const layers = fc.array(fc.array(entry, { maxLength: 5 }), { minLength: 1, maxLength: 6 })

  it('squashed whole, an image wastes nothing and keeps everything', () => {
    fc.assert(
      fc.property(layers, (made) => {
        const { before, after } = whatIf(analyze(made), {
          ...none,
          squashed: [{ from: 0, to: made.length - 1 }],
        })
        expect(after).toMatchObject({
          layers: 1,
          size: before.keptBytes,
          keptBytes: before.keptBytes,
          wastedBytes: 0,
          efficiency: 1,
        })
      }),
    )
  })

  it('squashing some layers loses nothing that is kept, and adds nothing', () => {
    fc.assert(
      fc.property(layers, fc.nat(5), fc.nat(5), (made, from, length) => {
        const squashed = [{ from, to: from + length }]
        const { before, after } = whatIf(analyze(made), { ...none, squashed })
        expect(after.keptBytes).toBe(before.keptBytes)
        expect(after.size).toBeLessThanOrEqual(before.size)
      }),
    )
  })

  it('without layers it is the image of the others', () => {
    fc.assert(
      fc.property(layers, fc.uniqueArray(fc.nat(5), { maxLength: 3 }), (made, dropped) => {
        const { after } = whatIf(analyze(made), { ...none, layers: dropped })
        const left = made.filter((_, index) => !dropped.includes(index))
        const { efficiency } = analyze(left)
        expect(after).toMatchObject({
          layers: left.length,
          size: efficiency.storedBytes,
          keptBytes: efficiency.keptBytes,
          wastedBytes: efficiency.wastedBytes,
        })
      }),
    )
  })

  it('all cards together save what the advice says', () => {
    fc.assert(
      fc.property(layers, (made) => {
        const analysis = analyze(made)
        const { cards, bytes } = giveAdvice(analysis)
        const { before, after } = whatIf(analysis, { ...none, cards: cards.map(({ id }) => id) })
        expect(before.size - after.size).toBe(bytes)
      }),
    )
  })
})

describe('a suggestion', () => {
  it('is told as lines for the build files', () => {
    const change = { ...none, layers: [3], squashed: [{ from: 1, to: 3 }], paths: ['/dir/'] }
    const { parts, markdown } = whatIf(image, change)
    expect(suggestionText(parts)).toBe(
      [
        '# ---- Dockerfile',
        '# Leave out step 4',
        '# RUN step 4',
        '',
        '# Make step 2 to step 4 one layer',
        'RUN step 2 \\',
        ' && step 3',
        '',
        '# Do not store in your layers',
        '# /dir/',
      ].join('\n'),
    )
    expect(markdown).toContain('| size | 153.0\u202fkB | 111.0\u202fkB |')
    expect(markdown).toContain('```dockerfile\nRUN step 2')
  })

  it('cannot break out of the Markdown it is told in', () => {
    const hostile = analyze([[sized('/a', 10 * kB, 'a')], [whiteout('/a')]], {
      config: { history: [{ created_by: 'RUN x' }, { created_by: 'RUN echo ````\n## no' }] },
    })
    const { markdown } = whatIf(hostile, { ...none, layers: [1] })
    expect(markdown).toContain('`````dockerfile\n')
  })
})
