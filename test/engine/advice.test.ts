import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { randomFillSync } from 'node:crypto'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ReportAdvice } from '../../src/core/advice/advice.ts'
import { debianBase, smallBase } from './support/base-images.ts'
import { attempt } from './support/command.ts'
import { docker, scratch } from './support/context.ts'
import { analyze } from './support/strata.ts'

/*
 * An image as a package manager makes it, in four steps, without a network: real packages, installed
 * from files by apt. What the cards promise is measured by building again with their lines.
 */

const packages = ['fonts-dejavu-core', 'tree']
const dataBytes = 100_000_000

const copyData = 'COPY data /srv/data'
const install = 'RUN apt-get install -y /tmp/fonts-dejavu-core_*.deb'
const installMore = 'RUN apt-get install -y /tmp/tree_*.deb'
const remove = 'RUN apt-get purge -y fonts-dejavu-core'
const chown = 'RUN chown 1000:1000 /srv/data'
const steps = [copyData, 'COPY *.deb /tmp/', install, installMore, remove, chown]

let context = ''
let problem: string | null = null

/** Builds the steps on Debian and reports on the result. */
async function built(tag: string, lines: readonly string[]) {
  const reference = `strata-test/advice:${tag}`
  const file = join(context, `Dockerfile.${tag}`)
  writeFileSync(file, [`FROM ${debianBase}`, ...lines, ''].join('\n'))
  const build = ['build', '--quiet', '--network', 'none', '--tag', reference]
  await docker([...build, '--file', file, context], { timeout: 600_000 })
  return analyze(reference)
}

beforeAll(async () => {
  context = scratch('contexts', 'advice')
  mkdirSync(context, { recursive: true })
  const downloaded = await attempt('apt-get', ['download', ...packages], { cwd: context })
  if (downloaded.status !== 0) problem = `needs packages from apt: ${downloaded.stderr.trim()}`
  writeFileSync(join(context, 'data'), randomFillSync(new Uint8Array(dataBytes)))
})

describe('advice on an image of a package manager', () => {
  let advice: ReportAdvice
  let size = 0

  const card = (rule: string): ReportAdvice['cards'][number] => {
    const found = advice.cards.find((one) => one.rule === rule)
    if (found === undefined) throw new Error(`there is no card of ${rule}`)
    return found
  }
  /** What another way of building saves, as part of what was promised. */
  const savedOf = async (tag: string, lines: readonly string[], promised: number) =>
    (size - (await built(tag, lines)).image.size) / promised

  beforeAll(async () => {
    if (problem !== null) return
    const report = await built('before', steps)
    size = report.image.size
    if (report.advice === undefined) throw new Error('the report has no advice')
    advice = report.advice
  })

  it('has the cards that are to be expected, and leaves the base alone', (test) => {
    if (problem !== null) return test.skip(problem)
    const { bytes, files } = card('metadata-copy')
    expect([bytes, files]).toEqual([dataBytes, 1])
    expect(card('deleted-later').examples[0]?.path).toMatch(
      /^\/usr\/share\/fonts\/truetype\/dejavu\//,
    )
    expect(card('package-database').evidence[0]).toContain('written again by a later step')
    expect(card('package-caches').examples[0]?.path).toBe('/var/cache/apt/pkgcache.bin')
    expect(card('documentation').examples.map(({ path }) => path)).toContain(
      '/usr/share/doc/tree/changelog.gz',
    )
    expect(card('logs-and-temporary').examples[0]?.path).toMatch(/^\/tmp\/fonts-dejavu-core_/)
    expect(advice.cards.flatMap((one) => one.steps.map(({ layer }) => layer))).not.toContain(0)
    expect(advice.bytes).toBe(advice.cards.reduce((sum, one) => sum + one.bytes, 0))
  })

  it('saves what it promises: owner given by the copy', async (test) => {
    if (problem !== null) return test.skip(problem)
    const { line, bytes } = card('metadata-copy')
    expect(line).toBe('COPY --chown=1000:1000 … /srv/data')
    const better = [line.replace('…', 'data'), ...steps.slice(1, -1)]
    expect(Math.abs((await savedOf('owner', better, bytes)) - 1)).toBeLessThan(0.05)
  })

  it('saves what it promises: one step for all packages', async (test) => {
    if (problem !== null) return test.skip(problem)
    const { line, bytes } = card('package-database')
    expect(line.split('\n')).toHaveLength(3)
    // In one step the package is gone again before the layer ends.
    const promised = bytes + card('deleted-later').bytes
    expect(
      Math.abs((await savedOf('joined', [copyData, steps[1] ?? '', line, chown], promised)) - 1),
    ).toBeLessThan(0.05)
  })

  it('saves what it promises: the cache cleaned in the same step', async (test) => {
    if (problem !== null) return test.skip(problem)
    const { line, bytes } = card('package-caches')
    const [cleaned = ''] = line.split('\n# or')
    expect(cleaned).toMatch(/^RUN apt-get purge -y fonts-dejavu-core \\\n && apt-get clean/)
    const better = [...steps.slice(0, 4), cleaned, chown]
    expect(Math.abs((await savedOf('cleaned', better, bytes)) - 1)).toBeLessThan(0.05)
  })
})

describe('advice on a program with its symbols', () => {
  const copy = 'COPY program /usr/local/bin/program'

  async function withProgram(tag: string, program: string) {
    const folder = scratch('contexts', `symbols-${tag}`)
    copyFileSync(program, join(folder, 'program'))
    writeFileSync(join(folder, 'Dockerfile'), `FROM ${smallBase}\n${copy}\n`)
    const reference = `strata-test/advice:symbols-${tag}`
    await docker(['build', '--quiet', '--network', 'none', '--tag', reference, folder])
    return analyze(reference)
  }

  it('saves what it promises: stripped before the copy', async (test) => {
    const stripped = join(scratch('contexts', 'symbols'), 'stripped')
    const strip = await attempt('strip', ['--strip-unneeded', '-o', stripped, process.execPath])
    if (strip.status !== 0) return test.skip(`needs strip, of binutils: ${strip.stderr.trim()}`)
    const before = await withProgram('before', process.execPath)
    const card = before.advice?.cards.find(({ rule }) => rule === 'unstripped')
    expect(card?.line).toContain('RUN strip --strip-unneeded /usr/local/bin/program')
    const after = await withProgram('after', stripped)
    const promised = card?.bytes ?? 0
    expect(promised).toBeGreaterThan(1_000_000)
    expect(Math.abs((before.image.size - after.image.size) / promised - 1)).toBeLessThan(0.05)
    expect(after.advice?.cards.map(({ rule }) => rule)).not.toContain('unstripped')
  })
})
