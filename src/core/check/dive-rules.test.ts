import { describe, expect, it } from 'vitest'
import { analyze, directory, sized, whiteout } from '../../../test/unit-support/test-image.ts'
import { checkAsDive, diveDefaults } from './dive-rules.ts'
import type { DiveRuleId } from './dive-rules.ts'
import { parseGoBytes, parseGoFloat } from './go-numbers.ts'

// dive: efficiency 0.5, 200 bytes wasted, 2.0 of what is above layer 0
const image = analyze([[sized('/a', 100, 'a')], [sized('/a', 100, 'a', { mode: 0o700 })]])

function statuses(values: Partial<Record<DiveRuleId, string>>) {
  const all = { ...diveDefaults, highestUserWastedPercent: 'disabled', ...values }
  const result = checkAsDive(image, { from: 'test', values: all, notes: [] })
  return [result.passed, ...result.outcomes.map(({ status }) => status)]
}

describe('dive’s verdict', () => {
  it('compares as dive does: equal passes', () => {
    expect(statuses({ lowestEfficiency: '0.5' })).toEqual([true, 'passed', 'skipped', 'skipped'])
    expect(statuses({ lowestEfficiency: '0.51' })).toEqual([false, 'failed', 'skipped', 'skipped'])
    const off = { lowestEfficiency: 'disabled' }
    expect(statuses({ ...off, highestWastedBytes: '200' })[0]).toBe(true)
    expect(statuses({ ...off, highestWastedBytes: '0.199kb' })[0]).toBe(false)
    expect(statuses({ ...off, highestUserWastedPercent: '1' })[0]).toBe(false)
  })

  it('passes a share of nothing, as not a number is more than nothing', () => {
    const one = analyze([[sized('/a', 100, 'a')]])
    expect(checkAsDive(one, { from: 'test', values: diveDefaults, notes: [] }).passed).toBe(true)
  })

  it('fails when a value is none, and then looks at no rule', () => {
    expect(statuses({ lowestEfficiency: '0.1', highestWastedBytes: 'lots' })).toEqual([
      false,
      'skipped',
      'failed',
      'skipped',
    ])
    expect(statuses({ lowestEfficiency: '1.5' })[0]).toBe(false)
    expect(statuses({ lowestEfficiency: 'off' })[0]).toBe(false)
    expect(statuses({ lowestEfficiency: '' })[0]).toBe(false)
  })

  it('says in one line how our count differs, and why', () => {
    const notes = (layers: Parameters<typeof analyze>[0]) =>
      checkAsDive(analyze(layers), { from: 'test', values: diveDefaults, notes: [] }).notes.map(
        (note) => note.replaceAll('\u202f', ' '),
      )
    expect(notes([[sized('/a', 100, 'a')], [sized('/a', 100, 'b')]])).toEqual([
      "Strata's own count is 100 B wasted, efficiency 50.0 %: dive counts 100 B of copies that are kept.",
    ])
    expect(notes([[directory('/d'), sized('/d/a', 100, 'a')], [whiteout('/d')]])).toEqual([
      "Strata's own count is 100 B wasted, efficiency 0 %: dive misses 100 B that went with a whole directory or under a hard link and scores by the smallest copy of a file, not by the one that is kept.",
    ])
    expect(notes([[sized('/a', 100, 'a')]])).toEqual([])
  })
})

describe('numbers as Go reads them', () => {
  it.each([
    ['0.95', 0.95],
    ['.5', 0.5],
    ['5.', 5],
    ['1e-1', 0.1],
    ['-Inf', -Infinity],
    ['', null],
    ['0.9 ', null],
    ['10%', null],
    ['true', null],
  ])('float %j', (text, value) => expect(parseGoFloat(text)).toBe(value))

  it.each([
    ['20Mb', 20_000_000],
    ['1 GiB', 2 ** 30],
    ['1,000k', 1_000_000],
    ['1.5ki', 1536],
    ['7', 7],
    ['5 x', null],
    ['-1', null],
    ['', null],
    ['16 EiB', null],
  ])('bytes %j', (text, value) => expect(parseGoBytes(text)).toBe(value))
})
