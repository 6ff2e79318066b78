import { describe, expect, it } from 'vitest'
import { seedConfig } from '../../../test/unit-support/seed-config.ts'
import { parseImageConfig } from '../history/parse-config.ts'
import { baseClaims } from './base-claims.ts'
import { detectBase } from './base.ts'

const { history } = parseImageConfig(seedConfig)
const diffIds = ['a', 'b', 'c', 'd', 'e']
const candidate = (name: string, ids: readonly string[], steps?: number) => ({
  name,
  id: `sha256:${name}`,
  diffIds: ids,
  ...(steps === undefined ? {} : { history: history.slice(0, steps) }),
})

describe('detectBase', () => {
  it('takes the longest image whose layers all come first, and says why', () => {
    const base = detectBase(diffIds, history, [
      candidate('one', ['a'], 1),
      candidate('ubuntu:15.04', ['a', 'b', 'c', 'd'], 4),
      candidate('other', ['b', 'c', 'd', 'e']),
    ])
    expect(base).toMatchObject({
      layers: 4,
      confidence: 'exact',
      name: 'ubuntu:15.04',
      evidence: [
        '4 layers of ubuntu:15.04 (all it has) are the first of the 5 layers here.',
        'Its 4 history steps are the first here, too.',
      ],
      chain: [
        { name: 'one', layers: 1 },
        { name: 'ubuntu:15.04', layers: 4 },
      ],
      steps: 4,
    })
  })

  it('is only likely when the history is unknown or another', () => {
    expect(detectBase(diffIds, history, [candidate('x', ['a'])])).toMatchObject({
      confidence: 'likely',
      steps: null,
    })
    const other = { ...candidate('x', ['a']), history: history.slice(1, 2) }
    expect(detectBase(diffIds, history, [other])).toMatchObject({
      confidence: 'likely',
      evidence: [expect.any(String), 'Its history differs from the first steps here.'],
    })
  })

  it('prefers agreement of history, then the first name', () => {
    const found = detectBase(diffIds, history, [
      candidate('b', ['a', 'b']),
      candidate('c', ['a', 'b'], 2),
      candidate('a', ['a', 'b']),
    ])
    expect(found.name).toBe('c')
    expect(detectBase(diffIds, history, [candidate('b', ['a']), candidate('a', ['a'])]).name).toBe(
      'a',
    )
  })

  it('finds none in an image of the same layers, of none, or of others', () => {
    const none = { layers: 0, confidence: 'none', name: null, evidence: [] }
    expect(detectBase(diffIds, history, [candidate('same', diffIds)])).toMatchObject(none)
    expect(detectBase(diffIds, history, [candidate('empty', [])])).toMatchObject(none)
    expect(detectBase(diffIds, history, [candidate('x', ['a', 'x'])])).toMatchObject(none)
    expect(detectBase(diffIds, history, [])).toMatchObject(none)
  })

  it('names the images that the base is built on', () => {
    const base = detectBase(diffIds, history, [
      candidate('debian', ['a']),
      candidate('python', ['a', 'b', 'c']),
      candidate('also-debian', ['a']),
      candidate('other', ['x']),
    ])
    expect(base).toMatchObject({ name: 'python', layers: 3 })
    expect(base.chain).toEqual([
      { name: 'also-debian', layers: 1 },
      { name: 'python', layers: 3 },
    ])
  })
})

describe('what an image claims', () => {
  const key = 'org.opencontainers.image.base'
  const digest = `sha256:${'ab'.repeat(32)}`
  const annotated = {
    annotations: { [`${key}.name`]: 'localhost/base:1', [`${key}.digest`]: digest },
  }
  /** As buildah writes it, with a layer for each step (`--layers`). */
  const buildah = parseImageConfig({
    history: [
      { comment: 'Imported from -' },
      { created_by: 'RUN a', comment: 'FROM localhost/base:1' },
      { created_by: 'ENV A=1', empty_layer: true },
      { created_by: 'RUN b', comment: 'FROM 69977b273c9c' },
    ],
  })
  const plain = parseImageConfig({})

  it('is told from what was compared', () => {
    const base = detectBase(['a', 'b', 'c'], buildah.history, [], baseClaims(buildah, annotated))
    expect(base).toMatchObject({ name: 'localhost/base:1', layers: 1, confidence: 'claimed' })
    expect(base.evidence).toEqual([
      "The manifest's annotation names localhost/base:1 (sha256:abababababab…).",
      'The history says FROM localhost/base:1 at the first step above it.',
      'The base itself is not at hand to compare with.',
    ])
  })

  it('may leave open where the base ends', () => {
    const claims = baseClaims(plain, annotated)
    expect(detectBase(['a', 'b'], [], [], claims)).toMatchObject({
      layers: 0,
      confidence: 'claimed',
    })
  })

  it('is evidence beside a base that is at hand', () => {
    const claims = baseClaims(plain, annotated)
    const base = detectBase(['a', 'b'], [], [candidate('base', ['a'])], claims)
    expect(base).toMatchObject({ name: 'base', layers: 1, confidence: 'likely' })
    expect(base.evidence.at(-1)).toContain('annotation names localhost/base:1')
  })

  it('is taken from labels, too, and nothing from nonsense', () => {
    const labelled = parseImageConfig({ config: { Labels: { [`${key}.name`]: 'debian:12' } } })
    expect(baseClaims(labelled, null).map(({ name }) => name)).toEqual(['debian:12'])
    for (const manifest of [
      null,
      3,
      { annotations: [] },
      { annotations: { [`${key}.name`]: 7 } },
    ]) {
      expect(baseClaims(plain, manifest)).toEqual([])
    }
  })
})
