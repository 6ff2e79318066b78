import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { analyze, sized, whiteout } from '../../../test/unit-support/test-image.ts'
import { checkImage } from './check-image.ts'
import type { CheckResult } from './check-result.ts'
import { checkToJunit } from './check-to-junit.ts'
import { checkToMarkdown } from './check-to-markdown.ts'
import { checkToSarif } from './check-to-sarif.ts'
import { checkToText } from './check-to-text.ts'
import { checkAsDive, diveDefaults } from './dive-rules.ts'

const hostile = '/a b/"<&>\u202e\u0001:ü.txt'
const image = analyze(
  [[sized(hostile, 5_000_000, 'a'), sized('/b', 1, 'b')], [whiteout(hostile)]],
  {
    layer: { verified: false },
  },
)

/** Every status, places with and without a path, text that is made to break out. */
const result: CheckResult = checkImage(
  image,
  {
    from: '.strata.yaml',
    limits: { 'wasted-bytes': 1, 'total-size': 1, layers: 9, 'layer-size': 1, efficiency: 0.9 },
    severities: { 'layer-size': 'off', 'total-size': 'warning' },
    wasteFloor: 0,
    ignore: [],
  },
  {
    schemaVersion: 1,
    generator: 'test',
    image: { name: 'x', id: 'y' },
    measures: { efficiency: 0 },
    findings: {},
    advice: {},
  },
)

/** Advice that the baseline knows, that got worse, that it does not know, and that globs leave out. */
const advised: CheckResult = checkImage(
  analyze([
    [
      sized('/tmp/<known>', 5000, 'a'),
      sized('/var/cache/apt/x', 20_000, 'b'),
      sized("/it's.js.map", 9000, 'c'),
      sized('/usr/share/doc/x', 8000, 'd'),
    ],
  ]),
  {
    from: '.strata.yaml',
    limits: {},
    severities: {
      'logs-and-temporary': 'error',
      'package-caches': 'error',
      'source-maps': 'error',
      documentation: 'error',
    },
    wasteFloor: 0,
    ignore: ['/usr/share/doc/'],
  },
  {
    schemaVersion: 1,
    generator: 'test',
    image: { name: 'x', id: 'y' },
    measures: {},
    findings: {},
    advice: { 'logs-and-temporary': 5000, 'package-caches': 15_000 },
  },
)
const results: readonly (readonly [string, CheckResult])[] = [
  ['own rules', result],
  ['advice', advised],
  ['dive’s rules', checkAsDive(image, { from: 'x', values: diveDefaults, notes: ['<note>'] })],
  ['nothing', { ...result, outcomes: [], passed: true, image: { name: '', id: '' } }],
]

const schemas = new URL('../../../test/fixtures/schemas/', import.meta.url)

/** SARIF's schema is of draft 4: what differs from what Ajv reads is the name of its own URI. */
function sarifValidator() {
  const text = readFileSync(new URL('sarif-2.1.0-rtm.5.json', schemas), 'utf8')
  const { $schema, id, ...schema } = JSON.parse(text) as Record<string, unknown> & {
    readonly id: string
  }
  expect($schema).toBe('http://json-schema.org/draft-04/schema#')
  expect(text).not.toMatch(/"exclusiveM(in|ax)imum"/)
  return new Ajv({
    strict: false,
    allErrors: true,
    validateFormats: false,
    unicodeRegExp: false,
  }).compile({
    $id: id,
    ...schema,
  })
}

describe('SARIF', () => {
  const validate = sarifValidator()

  it.each(results)('fits its schema: %s', (_, one) => {
    expect(validate(JSON.parse(checkToSarif(one, '1.2.3'))), JSON.stringify(validate.errors)).toBe(
      true,
    )
  })

  it('is held to the schema', () => {
    const log = JSON.parse(checkToSarif(result, '1.2.3')) as { runs: { results: object[] }[] }
    expect(validate({ ...log, version: '2.0.0' })).toBe(false)
    expect(validate({ ...log, runs: [{ ...log.runs[0], results: [{ level: 'fatal' }] }] })).toBe(
      false,
    )
  })

  it('tells advice that the baseline knows from what is worse or new', () => {
    const log = JSON.parse(checkToSarif(advised, '1.2.3')) as {
      runs: [{ results: { ruleId: string; level: string; baselineState?: string }[] }]
    }
    expect(
      log.runs[0].results.map(({ ruleId, level, baselineState }) => [ruleId, level, baselineState]),
    ).toEqual([
      ['package-caches', 'error', 'updated'],
      ['source-maps', 'error', undefined],
      ['logs-and-temporary', 'note', 'unchanged'],
    ])
  })

  it('has a result for what is wrong, at the file and its layer', () => {
    const log = JSON.parse(checkToSarif(result, '1.2.3')) as {
      runs: [{ results: { ruleId: string; level: string; locations: unknown[] }[] }]
    }
    const found = log.runs[0].results
    expect(found.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['total-size', 'warning'],
      ['wasted-bytes', 'error'],
      ['efficiency', 'note'],
      ['layer-digest-mismatch', 'error'],
    ])
    expect(found[1]?.locations[0]).toMatchObject({
      physicalLocation: {
        artifactLocation: {
          uri: './a%20b/%22%3C%26%3E%E2%80%AE%01%3A%C3%BC.txt',
          uriBaseId: 'IMAGE',
        },
      },
      logicalLocations: [{ name: 'layer 0', fullyQualifiedName: 'RUN step 1' }],
    })
  })
})

describe('JUnit', () => {
  const xsd = fileURLToPath(new URL('junit-10.xsd', schemas))
  const hasXmllint = ((): boolean => {
    try {
      execFileSync('xmllint', ['--version'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })()

  it.each(results)('has a case a rule, and a failure for each that failed: %s', (_, one) => {
    const text = checkToJunit(one)
    expect(text.match(/<testcase /g)?.length ?? 0).toBe(one.outcomes.length)
    expect(text.match(/<failure /g)?.length ?? 0).toBe(
      one.outcomes.filter(({ status }) => status === 'failed').length,
    )
  })

  it('fails advice that is worse than the baseline, and only that', () => {
    const text = checkToJunit(advised)
    expect([...text.matchAll(/<failure type="([^"]+)"/g)].map(([, rule]) => rule)).toEqual([
      'package-caches',
      'source-maps',
    ])
    expect(text).toContain('no more than in the baseline')
    expect(text).toContain('/it&#39;s.js.map')
    expect(text).not.toContain('/usr/share/doc')
  })

  it.skipIf(!hasXmllint)('fits its schema, by xmllint (libxml2-utils)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'strata-junit-'))
    try {
      for (const [name, one] of results) {
        const file = join(folder, `${name}.xml`)
        writeFileSync(file, checkToJunit(one))
        execFileSync('xmllint', ['--noout', '--schema', xsd, file], { stdio: 'pipe' })
      }
      const wrong = join(folder, 'wrong.xml')
      writeFileSync(wrong, checkToJunit(result).replaceAll('<failure ', '<mistake '))
      expect(() =>
        execFileSync('xmllint', ['--noout', '--schema', xsd, wrong], { stdio: 'pipe' }),
      ).toThrow()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('text and Markdown', () => {
  it('say verdict, rules and places, a line each', () => {
    const lines = checkToText(result).trimEnd().split('\n')
    expect(lines[0]).toBe('test:latest (rules from .strata.yaml)')
    expect(lines.at(-1)).toBe('FAIL: 2 of 5 rules failed.')
    expect(lines).toContain(
      '  FAIL   wasted-bytes: Wasted bytes: 5.0 MB, but at most 1 B asked for.',
    )
    expect(lines).toContain('         5.0 MB  /a b/"<&>⟨U+202E⟩␁:ü.txt  (layer 0)')
    expect(lines).toContain('  off    layer-size: Off.')
  })

  it('say of advice what the baseline knows of it', () => {
    expect(checkToText(advised).replace(/^ {9}.*\n/gm, '')).toBe(
      [
        'test:latest (rules from .strata.yaml)',
        '  FAIL   package-caches: Leave the cache of apt out, which saves 20.0 kB, 5.0 kB more than in the baseline. Step 1 leaves 1 file with 20.0 kB in the cache of apt.',
        '  FAIL   source-maps: Leave source maps out, which saves 9.0 kB. 1 file with 9.0 kB from step 1 in the final image.',
        '  ok     documentation: Nothing to save.',
        '  known  logs-and-temporary: Leave logs and temporary files out, which saves 5.0 kB, no more than in the baseline. 1 file with 5.0 kB from step 1 in the final image.',
        'FAIL: 2 of 4 rules failed.',
        '',
      ].join('\n'),
    )
    expect(
      [...checkToMarkdown(advised).matchAll(/^\| `([^`]+)` \| (\S+) \|/gm)].map((row) =>
        row.slice(1),
      ),
    ).toEqual([
      ['package-caches', '**failed**'],
      ['source-maps', '**failed**'],
      ['documentation', 'passed'],
      ['logs-and-temporary', 'known'],
    ])
  })

  it('lets no name act as Markdown', () => {
    expect(checkToMarkdown(result)).toContain('/a b/"\\<\\&\\>⟨U+202E⟩␁:ü.txt')
    expect(checkToMarkdown(result)).toContain('| `wasted-bytes` | **failed** |')
  })
})
