import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { smallBase } from './support/base-images.ts'
import { scratch } from './support/context.ts'
import { dive, diveProgram } from './support/dive.ts'
import { image } from './support/images.ts'
import type { Recipe } from './support/images.ts'
import { saveAndUnpack } from './support/saved-layers.ts'
import { strata } from './support/strata.ts'
import { wasteCases } from './support/waste-cases.ts'

/* The gate as a pipeline runs it, and its verdicts beside those of the real dive. */

const noDive = 'needs Go, to build dive v0.13.1, or STRATA_TEST_DIVE with its path'

function recipe(name: string): Recipe {
  const found = wasteCases.find(({ recipe: one }) => one.name === name)
  if (found === undefined) throw new Error(`there is no case ${name}`)
  return found.recipe
}

/** A working directory of its own with these files, as a pipeline has it. */
function folderWith(name: string, files: Readonly<Record<string, string>>): string {
  const folder = scratch('check', name)
  for (const old of ['.strata.yaml', '.dive-ci']) rmSync(join(folder, old), { force: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  return folder
}

/** dive: efficiency 0.7449, 2097152 bytes wasted, all that is above layer 0; ours: 1048576. */
const chmodCase = recipe('waste-chmod')

const diveRules: readonly (readonly [string, string])[] = [
  ['lowestEfficiency kept', 'lowestEfficiency: 0.7\n  highestUserWastedPercent: disabled'],
  ['lowestEfficiency not kept', 'lowestEfficiency: 0.8\n  highestUserWastedPercent: disabled'],
  [
    'highestWastedBytes kept',
    'highestWastedBytes: 2MiB\n  lowestEfficiency: disabled\n  highestUserWastedPercent: disabled',
  ],
  [
    'highestWastedBytes not kept',
    'highestWastedBytes: 2MB\n  lowestEfficiency: disabled\n  highestUserWastedPercent: disabled',
  ],
  ['highestUserWastedPercent kept', 'highestUserWastedPercent: 1\n  lowestEfficiency: disabled'],
  [
    'highestUserWastedPercent not kept',
    'highestUserWastedPercent: 0.99\n  lowestEfficiency: disabled',
  ],
  ['a value that is none', 'lowestEfficiency: much'],
  ['a value out of range', 'highestUserWastedPercent: 2'],
  ['off, which is no word of dive', 'lowestEfficiency: off\n  highestUserWastedPercent: off'],
  ['all rules disabled', 'lowestEfficiency: disabled\n  highestUserWastedPercent: disabled'],
  ['an unknown rule', 'lowest-efficiency: 0.1\n  highestUserWastedPercent: disabled'],
]

describe('dive’s verdict', () => {
  beforeEach(async (test) => {
    if ((await diveProgram()) === null) test.skip(noDive)
  })

  it.each(diveRules)('by .dive-ci, %s', async (name, rules) => {
    const { archive } = await saveAndUnpack(await image(chmodCase))
    const cwd = folderWith(name.replaceAll(' ', '-'), { '.dive-ci': `rules:\n  ${rules}\n` })
    const theirs = await dive(archive, ['--ci'], cwd)
    const ours = await strata(['check', archive], { cwd })
    expect(ours.stdout).toContain('dive’s rules from .dive-ci')
    expect(ours.status).toBe(theirs.status)
  })

  it.each([
    [['--lowestEfficiency', '0.99', '--highestUserWastedPercent', 'disabled']],
    [['--lowestEfficiency=0.5', '--highestUserWastedPercent=1']],
    [['--highestWastedBytes', '1kB']],
    [[]],
  ])('by flags, %j', async (flags) => {
    const { archive } = await saveAndUnpack(await image(chmodCase))
    const cwd = folderWith('flags', {})
    const theirs = await dive(archive, ['--ci', ...flags], cwd)
    const ours = await strata(['check', archive, '--ci', ...flags], { cwd })
    expect(ours.status).toBe(theirs.status)
  })

  it('by CI=true, on every image of the wrong numbers', async () => {
    const cwd = folderWith('ci', {})
    const verdicts: (readonly [string, number | null, number | null])[] = []
    for (const { recipe: one } of wasteCases) {
      const { archive } = await saveAndUnpack(await image(one))
      const theirs = await dive(archive, ['--ci'], cwd)
      const ours = await strata(['check', archive], { cwd, env: { CI: 'true' } })
      verdicts.push([one.name, ours.status, theirs.status])
    }
    expect(verdicts.map(([name, ours]) => [name, ours])).toEqual(
      verdicts.map(([name, , theirs]) => [name, theirs]),
    )
  })
})

describe('strata check', () => {
  const env = { CI: '' }

  it('says what dive misses', async () => {
    const { archive } = await saveAndUnpack(await image(recipe('waste-directory')))
    const cwd = folderWith('misses', { '.dive-ci': 'rules: {}\n' })
    const { stdout, status } = await strata(['check', archive], { cwd, env })
    expect(status).toBe(0)
    expect(stdout).toContain(
      "Strata's own count is 1.0 MB wasted, efficiency 65.4 %: dive misses 1.0 MB that went with a whole directory",
    )
  })

  it('holds an image of the engine to .strata.yaml, and to its baseline', async () => {
    const reference = await image(chmodCase)
    const strict = 'limits:\n  wasted-bytes: 1MB\nbaseline: base.json\n'
    const cwd = folderWith('own', {
      '.strata.yaml': 'limits: {wasted-bytes: 2MB}\n',
      'strict.yaml': strict,
    })
    expect((await strata(['check', reference], { cwd, env })).status).toBe(0)
    const args = ['check', reference, '--config', 'strict.yaml']
    rmSync(join(cwd, 'base.json'), { force: true })
    const missing = await strata(args, { cwd, env })
    expect([missing.status, missing.stdout]).toEqual([2, ''])
    expect((await strata([...args, '--write-baseline', 'base.json'], { cwd, env })).status).toBe(0)
    expect((await strata(args, { cwd, env })).status).toBe(0)
    const copies = await image(recipe('waste-copies'))
    const worse = await strata(['check', copies, '--config', 'strict.yaml'], { cwd, env })
    expect(worse.status).toBe(1)
    expect(worse.stdout).toContain(
      'FAIL   wasted-bytes: Wasted bytes: 2.1 MB, but at most 1.0 MB asked for.',
    )
    expect(worse.stdout).toContain('/file  (layer 1)')
  })

  it('holds advice to the baseline and to the ignored paths, in every form', async () => {
    const reference = await image(chmodCase)
    const rules = 'rules: {metadata-copy: error}\n'
    const cwd = folderWith('advice', {
      'rules.yaml': rules,
      'ignoring.yaml': `${rules}ignore: ["/file"]\n`,
    })
    const args = ['check', reference, '--config', 'rules.yaml']
    const forms = ['text', 'json', 'junit', 'sarif', 'markdown']
    const statusOf = async (config: string, format: string, ...more: string[]) => {
      const all = ['check', reference, '--config', config, '--format', format, ...more]
      return (await strata(all, { cwd, env })).status
    }
    expect((await strata([...args, '--write-baseline', 'base.json'], { cwd, env })).status).toBe(0)
    expect(await statusOf('rules.yaml', 'text')).toBe(1)
    expect(await statusOf('ignoring.yaml', 'text')).toBe(0)
    for (const format of forms) {
      expect(await statusOf('rules.yaml', format, '--baseline', 'base.json'), format).toBe(0)
    }
    const known = await strata([...args, '--format', 'json', '--baseline', 'base.json'], {
      cwd,
      env,
    })
    expect(JSON.parse(known.stdout)).toMatchObject({
      outcomes: [{ rule: 'metadata-copy', status: 'known', actual: 1048576, baseline: 1048576 }],
    })
  })

  it('fails with 2 for a mistake in the rules, before the image is read', async () => {
    const cwd = folderWith('mistake', { '.strata.yaml': 'limits:\n  efficency: 0.9\n' })
    const { status, stderr, stdout } = await strata(['check', smallBase], { cwd, env })
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toBe(
      'strata: .strata.yaml, limits: there is no key “efficency”. Did you mean efficiency?\n',
    )
  })
})
