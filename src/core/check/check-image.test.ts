import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyze, file, knownBase, sized, whiteout } from '../../../test/unit-support/test-image.ts'
import { adviceRuleIds } from '../advice/rule-ids.ts'
import { adviceRules } from '../advice/rules.ts'
import { baselineOf } from './baseline.ts'
import type { CheckBaseline } from './baseline.ts'
import { checkImage, defaultRules } from './check-image.ts'
import type { CheckRules } from './check-image.ts'
import type { LimitId } from './limits.ts'
import { limitIds } from './limits.ts'
import { measureImage, pathMatcher } from './measures.ts'

/** 1000 bytes of base; of yours 400, of which 100 are wasted; 50 of the base's are wasted as well. */
const image = analyze(
  [
    [sized('/base', 950, 'base'), sized('/lost', 50, 'lost')],
    [sized('/a', 100, 'a'), sized('/b', 150, 'same')],
    [whiteout('/a'), whiteout('/lost'), sized('/c', 150, 'same')],
  ],
  { base: knownBase },
)

const rules = (change: Partial<CheckRules>): CheckRules => ({
  from: 'test',
  limits: {},
  severities: {},
  wasteFloor: 0,
  ignore: [],
  ...change,
})

describe('rules of advice', () => {
  const careless = analyze(
    [
      [sized('/base', 950, 'base')],
      [sized('/root/.npm/_cacache/x', 60_000, 'x'), sized('/tmp/y', 9000, 'y')],
    ],
    { base: knownBase },
  )

  it('count only when they are named', () => {
    expect(checkImage(careless, rules({})).outcomes).toEqual([])
    const severities = { 'package-caches': 'error', 'source-maps': 'error' } as const
    const { passed, outcomes } = checkImage(careless, rules({ severities }))
    expect(passed).toBe(false)
    expect(outcomes).toMatchObject([
      {
        rule: 'package-caches',
        status: 'failed',
        actual: 60_000,
        places: [{ path: '/root/.npm/_cacache/x', layer: 1, step: 'RUN step 2' }],
      },
      { rule: 'source-maps', status: 'passed' },
    ])
    const warned = checkImage(careless, rules({ severities: { 'logs-and-temporary': 'warning' } }))
    expect(warned).toMatchObject({ passed: true, outcomes: [{ status: 'warned', actual: 9000 }] })
  })

  it('count no ignored file, neither alone nor beside others', () => {
    const severities = { 'package-caches': 'error', 'logs-and-temporary': 'error' } as const
    const actual = (...ignore: string[]) =>
      checkImage(careless, rules({ severities, ignore })).outcomes.map((one) => [
        one.rule,
        one.status,
        one.actual,
      ])
    const temporary = ['logs-and-temporary', 'failed', 9000]
    expect(actual('/root/.npm/**')).toEqual([['package-caches', 'passed', 0], temporary])
    const two = analyze([
      [sized('/tmp/kept.log', 30_000, 'a'), sized('/tmp/core.7', 8000, 'b')],
      [whiteout('/tmp/kept.log')],
    ])
    const both = { 'deleted-later': 'error', 'logs-and-temporary': 'error' } as const
    const [deleted, left] = checkImage(two, rules({ severities: both, ignore: ['*.log'] })).outcomes
    expect([deleted?.status, left?.status, left?.actual]).toEqual(['passed', 'failed', 8000])
    expect(left?.message).toContain('1 file with')
  })

  it('count of equal files only those that are not ignored', () => {
    const twins = analyze([
      [1, 2, 3].map((name) => sized(name === 3 ? '/vendor/3' : `/x/${name}`, 200_000, 'same')),
    ])
    const severities = { 'duplicate-files': 'error' } as const
    const bytes = (...ignore: string[]) =>
      checkImage(twins, rules({ severities, ignore })).outcomes[0]?.actual
    expect([bytes(), bytes('/vendor/'), bytes('/vendor/', '/x/2')]).toEqual([400_000, 200_000, 0])
  })

  it('fail only when a baseline knows less of them', () => {
    const severities = { 'package-caches': 'error', 'logs-and-temporary': 'warning' } as const
    const held = (baseline: CheckBaseline) =>
      checkImage(careless, rules({ severities }), baseline).outcomes.map(({ status }) => status)
    const baseline = baselineOf(careless, [], 'test')
    expect(baseline.advice).toMatchObject({
      'package-caches': 60_000,
      'logs-and-temporary': 9000,
      'source-maps': 0,
    })
    expect(held(baseline)).toEqual(['known', 'known'])
    expect(held({ ...baseline, advice: { ...baseline.advice, 'package-caches': 59_999 } })).toEqual(
      ['failed', 'known'],
    )
    expect(held({ ...baseline, advice: {} })).toEqual(['failed', 'warned'])
    expect(baselineOf(careless, ['/root/'], 'test').advice['package-caches']).toBe(0)
  })

  it('are those that give advice', () => {
    expect(adviceRules.map(({ id }) => id)).toEqual(adviceRuleIds)
  })
})

describe('measures', () => {
  it('tell base and yours apart', () => {
    expect(measureImage(image).measures).toEqual({
      'total-size': 1400,
      'own-size': 400,
      'layer-size': 250,
      layers: 3,
      'wasted-bytes': 150,
      'own-wasted-bytes': 100,
      'wasted-percent': 0.25,
      efficiency: 1250 / 1400,
      duplicates: 0,
    })
  })

  it('leave ignored paths out of waste and duplicates', () => {
    const twins = analyze([
      [sized('/x/1', 5000, 'same'), sized('/x/2', 5000, 'same'), sized('/y/3', 5000, 'same')],
      [whiteout('/x/1')],
    ])
    expect(measureImage(twins).measures).toMatchObject({ 'wasted-bytes': 5000, duplicates: 5000 })
    expect(measureImage(twins, ['/x/**']).measures).toMatchObject({
      'wasted-bytes': 0,
      efficiency: 1,
      duplicates: 0,
    })
  })
})

describe('a base that is only guessed', () => {
  it('is no base to a verdict, nor to a baseline', () => {
    const layers = [[sized('/usr/share/doc/a', 9000, 'a')], [sized('/b', 10, 'b')]]
    const guessed = analyze(layers, { base: { ...knownBase, confidence: 'guess' } })
    const none = analyze(layers)
    const severities = { documentation: 'error' } as const
    const limits = { 'own-size': 9000 }
    expect(checkImage(guessed, rules({ limits, severities }))).toEqual(
      checkImage(none, rules({ limits, severities })),
    )
    expect(checkImage(guessed, rules({ limits })).passed).toBe(false)
    expect(baselineOf(guessed, [], 'test')).toEqual(baselineOf(none, [], 'test'))
  })
})

describe('ignore globs', () => {
  it.each([
    ['/var/cache/**', '/var/cache/apt/x', true],
    ['/var/cache/', '/var/cache/apt/x', true],
    ['/var/*', '/var/cache/apt/x', false],
    ['*.pyc', '/usr/lib/python3/a.pyc', true],
    ['*.pyc', '/a.pyc', true],
    ['usr/*.pyc', '/usr/a.pyc', true],
    ['usr/*.pyc', '/opt/usr/a.pyc', false],
    ['/etc', '/etc/passwd', false],
  ])('%s fits %s: %s', (glob, path, fits) => {
    expect(pathMatcher([glob])(path)).toBe(fits)
  })
})

describe('limits', () => {
  const statusOf = (change: Partial<CheckRules>) =>
    checkImage(image, rules(change)).outcomes[0]?.status

  it('allow what is equal, and fail what is worse', () => {
    expect(statusOf({ limits: { layers: 3 } })).toBe('passed')
    expect(statusOf({ limits: { layers: 2 } })).toBe('failed')
    expect(statusOf({ limits: { efficiency: 1250 / 1400 } })).toBe('passed')
    expect(statusOf({ limits: { efficiency: 0.9 } })).toBe('failed')
  })

  it('only warn, or are off, when the rules say so', () => {
    expect(statusOf({ limits: { layers: 2 }, severities: { layers: 'warning' } })).toBe('warned')
    expect(statusOf({ limits: { layers: 2 }, severities: { layers: 'off' } })).toBe('skipped')
  })

  it('hold no share against an image that wastes less than the floor', () => {
    expect(statusOf({ limits: { 'wasted-percent': 0.1 }, wasteFloor: 101 })).toBe('passed')
    expect(statusOf({ limits: { 'wasted-percent': 0.1 }, wasteFloor: 100 })).toBe('failed')
    expect(checkImage(image, defaultRules).passed).toBe(true)
  })

  it('say where the bytes are, the most first', () => {
    const [outcome] = checkImage(image, rules({ limits: { 'wasted-bytes': 0 } })).outcomes
    expect(outcome?.message.replaceAll('\u202f', ' ')).toBe(
      'Wasted bytes: 150 B, but at most 0 B asked for.',
    )
    expect(outcome?.places).toEqual([
      { path: '/a', layer: 1, step: 'RUN step 2', bytes: 100 },
      { path: '/lost', layer: 0, step: 'RUN step 1', bytes: 50 },
    ])
  })
})

describe('what a check says', () => {
  const saidOf = (change: Partial<CheckRules>) =>
    checkImage(image, rules(change)).outcomes[0]?.message.replaceAll('\u202f', ' ')

  it('tells a value from its limit where both would read alike', () => {
    const large = analyze([[sized('/a', 10_000_400, 'a')]])
    const [size] = checkImage(large, rules({ limits: { 'total-size': 10_000_000 } })).outcomes
    expect(size?.message.replaceAll('\u202f', ' ')).toBe(
      'Size of the image: 10,000,400 B, but at most 10,000,000 B asked for.',
    )
    expect(saidOf({ limits: { efficiency: 0.89304 } })).toBe(
      'Efficiency: 89.2857142857 %, but at least 89.304 % asked for.',
    )
    expect(saidOf({ limits: { 'wasted-percent': 0.2499 } })).toBe(
      'Wasted share of your layers: 25 %, but at most 24.99 % asked for.',
    )
    expect(saidOf({ limits: { 'wasted-percent': 0.25 } })).toContain('25.0 %, at most 25.0 %')
  })

  it('names no layer without bytes', () => {
    const sparse = analyze([[sized('/a', 10, 'a')], [], [whiteout('/nothing')]])
    const [outcome] = checkImage(sparse, rules({ limits: { 'total-size': 1 } })).outcomes
    expect(outcome?.places.map(({ layer }) => layer)).toEqual([0])
  })

  it('says when nothing is asked', () => {
    expect(checkImage(image, rules({ ignore: ['*.pyc'] })).notes).toEqual([
      'No limit and no rule is set, so only an image whose numbers cannot be relied on fails.',
    ])
    expect(checkImage(image, defaultRules).notes).toEqual([])
  })
})

describe('findings', () => {
  const damaged = analyze([[file('/a', '1')]], { config: null })
  const odd = analyze([[whiteout('/nothing')]])

  it('fail by themselves when they are errors', () => {
    const result = checkImage(damaged, defaultRules)
    expect(result.passed).toBe(false)
    expect(result.outcomes.find(({ rule }) => rule === 'config-missing')?.status).toBe('failed')
    expect(checkImage(odd, defaultRules).passed).toBe(true)
    const partly = analyze([[file('/a', '1')], null])
    expect(checkImage(partly, defaultRules)).toMatchObject({
      passed: false,
      outcomes: expect.arrayContaining([
        expect.objectContaining({ rule: 'layer-missing', status: 'failed' }),
      ]) as unknown,
    })
  })

  it('weigh what the rules say', () => {
    expect(checkImage(odd, rules({ severities: { 'dangling-whiteout': 'error' } })).passed).toBe(
      false,
    )
    expect(checkImage(damaged, rules({ severities: { 'config-missing': 'off' } })).passed).toBe(
      true,
    )
  })
})

describe('a baseline', () => {
  const strict = rules({
    limits: Object.fromEntries(limitIds.map((id) => [id, id === 'efficiency' ? 1 : 0])),
    severities: { 'dangling-whiteout': 'error' },
  })

  it('lets pass what is as bad as it was', () => {
    const odd = analyze([[sized('/a', 10, 'a')], [whiteout('/a'), whiteout('/nothing')]])
    expect(checkImage(odd, strict).passed).toBe(false)
    const result = checkImage(odd, strict, baselineOf(odd, [], 'test'))
    expect(result.passed).toBe(true)
    expect(result.outcomes.some(({ status }) => status === 'known')).toBe(true)
  })

  it('fails exactly what became worse than it and its limit', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 })
    const grow = (list: readonly number[]) =>
      analyze(list.map((size, at) => [sized(`/f${at % 2}`, size * 1000, String(at))]))
    fc.assert(
      fc.property(sizes, sizes, fc.constantFrom(...limitIds), (before, after, id: LimitId) => {
        const one = rules({ limits: { [id]: id === 'efficiency' ? 1 : 0 } })
        const then = measureImage(grow(before)).measures[id]
        const now = measureImage(grow(after)).measures[id]
        const limit = id === 'efficiency' ? 1 : 0
        const worse = (value: number, than: number): boolean =>
          id === 'efficiency' ? value < than : value > than
        const result = checkImage(grow(after), one, baselineOf(grow(before), [], 'test'))
        expect(result.passed).toBe(!(worse(now, limit) && worse(now, then)))
      }),
    )
  })
})
