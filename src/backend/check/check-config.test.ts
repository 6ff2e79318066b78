import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { StrataError } from '../../shared/errors.ts'
import { checkConfigSchema, readCheckConfig } from './check-config.ts'
import { readDiveRules } from './dive-config.ts'

const read = (text: string) => readCheckConfig(text, '.strata.yaml')

function problem(text: string): readonly [string, string | null] {
  try {
    read(text)
  } catch (error) {
    if (error instanceof StrataError) return [error.info.message, error.info.advice]
    throw error
  }
  throw new Error('accepted')
}

describe('the JSON Schema of a .strata.yaml', () => {
  const file = readFileSync(new URL('../../../docs/check.schema.json', import.meta.url), 'utf8')
  const schema = JSON.parse(file) as object
  const fits = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema)
  const example = /## `.strata.yaml`.*?```yaml\n(.*?)```/s.exec(
    readFileSync(new URL('../../../docs/check.md', import.meta.url), 'utf8'),
  )?.[1]

  it('is what node scripts/make-check-schema.ts writes', () => {
    expect(schema).toEqual(checkConfigSchema())
  })

  it('takes the documented example and what the reader takes, and refuses what it refuses', () => {
    expect(example).toContain('waste-floor')
    for (const text of [example ?? '', 'limits:\nrules:\nignore:', '{}', 'limits: {layers: 3}']) {
      expect(() => read(text)).not.toThrow()
      expect([text, fits(parse(text))]).toEqual([text, true])
    }
    for (const text of [
      'limit: {}',
      'limits: {layer: 3}',
      'limits: {layers: 1.5}',
      'limits: {layers: -1}',
      'rules: {duplicates: warn}',
      'version: 2',
      'ignore: [3]',
      'baseline: ""',
      '[]',
    ]) {
      problem(text)
      expect([text, fits(parse(text))]).toEqual([text, false])
    }
  })
})

describe('.strata.yaml', () => {
  it('is read whole', () => {
    const config = read(`
version: 1
limits:
  total-size: 1 GiB
  own-size: 200MB
  layer-size: 1000
  layers: 30
  wasted-bytes: 20 MB
  own-wasted-bytes: 1.5k
  wasted-percent: 10
  efficiency: 95%
  duplicates: 0
rules:
  duplicates: warning
  dangling-whiteout: error
waste-floor: 1MB
ignore: ['*.pyc', /var/cache/**]
baseline: strata-baseline.json
`)
    expect(config).toEqual({
      rules: {
        from: '.strata.yaml',
        limits: {
          'total-size': 2 ** 30,
          'own-size': 200_000_000,
          'layer-size': 1000,
          layers: 30,
          'wasted-bytes': 20_000_000,
          'own-wasted-bytes': 1500,
          'wasted-percent': 0.1,
          efficiency: 0.95,
          duplicates: 0,
        },
        severities: { duplicates: 'warning', 'dangling-whiteout': 'error' },
        wasteFloor: 1_000_000,
        ignore: ['*.pyc', '/var/cache/**'],
      },
      baseline: 'strata-baseline.json',
    })
  })

  it('may be empty', () => {
    for (const text of ['', '# nothing\n', 'limits:\n', '{}'])
      expect(read(text).rules.limits).toEqual({})
  })

  it.each([
    ['limts: {}', '.strata.yaml: there is no key “limts”.', 'Did you mean limits?'],
    [
      'limits: {layer: 3}',
      '.strata.yaml, limits: there is no key “layer”.',
      'Did you mean layers?',
    ],
    [
      'rules: {danglin-whiteout: off}',
      '.strata.yaml, rules: there is no key “danglin-whiteout”.',
      'Did you mean dangling-whiteout?',
    ],
    [
      'limits: {total-size: big}',
      '.strata.yaml, limits.total-size: the value is not right.',
      'Write a size, as 20MB or "1 GiB" for total-size.',
    ],
    ['limits: {efficiency: 95}', null, 'Write a share, as 0.95 or "95%" for efficiency.'],
    ['limits: {wasted-percent: 101}', null, null],
    ['rules: {layers: fatal}', null, 'Write one of error, warning, off for layers.'],
    ['limits: {layers: 1.5}', null, 'Write a whole number for layers.'],
    ['limits: {layers: -1}', null, 'Write a whole number from 0 for layers.'],
    [
      'limits: [1]',
      '.strata.yaml, limits: the value is not right.',
      'Write a limit a line, as layers: 30.',
    ],
    ['rules: all', null, 'Write a rule a line, as duplicates: warning.'],
    ['ignore: "*.pyc"', null, 'Write a list of globs, as ["*.pyc"].'],
    ['ignore: [3]', null, 'Write a glob, as "*.pyc".'],
    ['ignore: [""]', null, 'Write a glob, as "*.pyc".'],
    ['baseline: ""', null, 'Write the path of a file.'],
    ['version: 2', null, 'Write the number 1.'],
    ['- a', '.strata.yaml is not a list of keys and values.', null],
    ['limits:\n  layers: 1\n  layers: 2', '.strata.yaml, line 3: Map keys must be unique.', null],
    ['limits: [', null, 'Correct the YAML.'],
  ])('refuses %j', (text, message, advice) => {
    const [said, advised] = problem(text)
    if (message !== null) expect(said).toBe(message)
    if (advice !== null) expect(advised).toBe(advice)
  })

  it('does not grow without bound', () => {
    const levels = Array.from({ length: 12 }, (_, n) =>
      n === 0 ? 'x0: &x0 [a, a]' : `x${n}: &x${n} [${`*x${n - 1},`.repeat(10)}]`,
    )
    expect(problem(levels.join('\n'))[0]).toBe('.strata.yaml expands to too much.')
  })
})

describe('.dive-ci', () => {
  const values = (text: string | null, flags = {}) =>
    Object.values(readDiveRules(text, '.dive-ci', flags).values)

  it('takes flag, then file, then default', () => {
    expect(values(null)).toEqual(['0.9', 'disabled', '0.1'])
    expect(values('rules:\n  lowestEfficiency: 0.95\n  highestWastedBytes: 20Mb\n')).toEqual([
      '0.95',
      '20Mb',
      '0.1',
    ])
    expect(values('rules: {lowestEfficiency: 0.95}', { lowestEfficiency: '0.1' })[0]).toBe('0.1')
  })

  it('reads keys and values as viper does', () => {
    expect(values('RULES: {LowestEfficiency: "0.5"}')[0]).toBe('0.5')
    expect(values('rules.lowestEfficiency: 0.5')[0]).toBe('0.5')
    expect(values('rules: {lowestEfficiency: }')[0]).toBe('0.9')
    expect(values('rules: {lowestEfficiency: false}')[0]).toBe('false')
    expect(values('rules: none')[0]).toBe('')
  })

  it('ignores what dive ignores, and says so', () => {
    const { notes } = readDiveRules(
      'rules: {lowest-efficiency-x: 1, plugin/rule: 2}',
      '.dive-ci',
      {},
    )
    expect(notes).toEqual([
      '.dive-ci has an unknown rule “lowest-efficiency-x”, which dive ignores. Did you mean lowestEfficiency?',
      '.dive-ci has an unknown rule “plugin/rule”, which dive ignores.',
    ])
  })
})
