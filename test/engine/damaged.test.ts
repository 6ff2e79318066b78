import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../src/core/model/report.ts'
import { ociLayout } from './support/archives.ts'
import { run } from './support/command.ts'
import { attemptDocker, docker, scratch } from './support/context.ts'
import { image } from './support/images.ts'
import { dockerExport } from './support/oracles.ts'
import * as recipes from './support/recipes.ts'
import { savedReport, saveAndUnpack } from './support/saved-layers.ts'
import { strata } from './support/strata.ts'

/* Input that is damaged, hostile or something else: one line that says so, and nothing left behind. */

let archive: Buffer
let folder: string

beforeAll(async () => {
  archive = readFileSync((await saveAndUnpack(await image(recipes.everyday))).archive)
  folder = scratch('damaged')
})

/** Analyzes bytes given as a file, in a temporary folder of its own that must stay empty. */
async function outcomeOf(name: string, bytes: Buffer | null, path = join(folder, name)) {
  if (bytes !== null) writeFileSync(path, bytes)
  const temporary = scratch('damaged-tmp', name.replaceAll(/\W+/g, '-'))
  const outcome = await strata(
    ['analyze', path, '--format', 'json', '-o', join(temporary, 'out.json')],
    {
      env: { TMPDIR: temporary },
      timeout: 60_000,
    },
  )
  const left = readdirSync(temporary).filter((file) => file !== 'out.json' || outcome.status !== 0)
  const report =
    outcome.status === 0
      ? (JSON.parse(readFileSync(join(temporary, 'out.json'), 'utf8')) as Report)
      : null
  return { ...outcome, left, report }
}

type Outcome = Awaited<ReturnType<typeof outcomeOf>>

/** One clear line on standard error, exit status 4, no stack, no file. */
function expectRefusal(outcome: Outcome, code: RegExp): void {
  expect(outcome.signal).toBeNull()
  expect(outcome.status).toBe(4)
  expect(outcome.stdout).toBe('')
  expect(outcome.left).toEqual([])
  expect(outcome.stderr).toMatch(/^[^\n]+\n$/)
  const { error } = JSON.parse(outcome.stderr) as { error: { code: string; message: string } }
  expect(error.code).toMatch(code)
  expect(error.message).not.toMatch(/\bat .*:\d+:\d+|undefined|\[object/)
}

/** Either refused as above, or reported with a finding that is at least a warning. */
function expectNoSilence(outcome: Outcome): void {
  if (outcome.report === null) {
    expectRefusal(outcome, /^(archive-|stream-cut|limit-exceeded|compression-)/)
    return
  }
  expect(outcome.stderr).toBe('')
  const serious = outcome.report.findings.filter(({ severity }) => severity !== 'info')
  expect(serious).not.toEqual([])
}

describe('an archive cut short', () => {
  it.each([1, 100, 511, 512, 513, 1024, 1536, 5000])('after %i bytes', async (length) => {
    expectRefusal(await outcomeOf(`cut-${length}.tar`, archive.subarray(0, length)), /^archive-/)
  })

  it.each([0.1, 0.25, 0.5, 0.75, 0.9])('after a part of %d', async (part) => {
    const length = Math.floor(archive.length * part)
    expectNoSilence(await outcomeOf(`cut-part-${part}.tar`, archive.subarray(0, length)))
  })

  it('within standard input', async () => {
    const path = join(folder, 'cut-stdin.tar')
    writeFileSync(path, archive.subarray(0, archive.length >> 1))
    const outcome = await strata(['analyze', '-', '--format', 'json'], { input: path })
    expect(outcome.status).toBe(4)
    expect(outcome.stdout).toBe('')
    expect(outcome.stderr).toMatch(/^\{"error":\{.*\}\}\n$/)
  })

  it('within its compressed form', async () => {
    writeFileSync(join(folder, 'whole.tar'), archive)
    for (const [program, suffix] of [
      ['gzip', 'gz'],
      ['zstd', 'zst'],
    ] as const) {
      const packed = join(folder, `whole.tar.${suffix}`)
      await run(program, ['-q', '-c', join(folder, 'whole.tar')], { output: packed })
      const bytes = readFileSync(packed)
      const outcome = await outcomeOf(`cut.tar.${suffix}`, bytes.subarray(0, bytes.length >> 1))
      expectRefusal(outcome, /^archive-/)
    }
  })
})

describe('an archive with flipped bits', () => {
  it('in a file of a layer does not hash to its diff ID', async () => {
    const bytes = Buffer.from(archive)
    const at = bytes.indexOf('print("hello")')
    bytes[at] = bytes[at]! ^ 1
    const { report } = await outcomeOf('flipped-content.tar', bytes)
    expect(report?.findings.map(({ code }) => code)).toContain('layer-digest-mismatch')
    expect(report?.layers.filter(({ verified }) => !verified)).toHaveLength(1)
  })

  it('in the config does not hash to the image ID', async () => {
    const bytes = Buffer.from(archive)
    const { config } = await saveAndUnpack(await image(recipes.everyday))
    // Layers carry copies of parts of the config in their own `json`; the config is found as a whole.
    const at = bytes.indexOf(readFileSync(config))
    bytes[bytes.indexOf('GREETING=hello', at)] = 'X'.charCodeAt(0)
    const { report } = await outcomeOf('flipped-config.tar', bytes)
    expect(report?.findings.map(({ code }) => code)).toContain('config-digest-mismatch')
  })

  it('anywhere is refused or reported, never swallowed', async () => {
    // Positions spread over the file by a fixed rule; a flip in padding changes nothing, and is left out.
    const positions = Array.from({ length: 24 }, (_, n) =>
      Math.floor((archive.length * (n + 0.37)) / 24),
    )
    const whole = await savedReport(await image(recipes.everyday))
    for (const at of positions) {
      const bytes = Buffer.from(archive)
      bytes[at] = bytes[at]! ^ 0x10
      const outcome = await outcomeOf(`flipped-${at}.tar`, bytes)
      const same =
        outcome.report && JSON.stringify(outcome.report.layers) === JSON.stringify(whole.layers)
      if (!same) expectNoSilence(outcome)
    }
  })
})

describe('something that is no image archive', () => {
  it('an empty file', async () => {
    expectRefusal(await outcomeOf('empty.tar', Buffer.alloc(0)), /^archive-empty$/)
  })

  it('text', async () => {
    expectRefusal(
      await outcomeOf('text.tar', Buffer.from('FROM scratch\n'.repeat(200))),
      /^archive-not-tar$/,
    )
  })

  it('random bytes', async () => {
    const bytes = Buffer.concat(
      Array.from({ length: 4096 }, (_, n) => createHash('sha256').update(`${n}`).digest()),
    )
    expectRefusal(await outcomeOf('random.tar', bytes), /^archive-not-tar$/)
  })

  it('zeros', async () => {
    expectRefusal(await outcomeOf('zeros.tar', Buffer.alloc(20 * 512)), /^archive-/)
  })

  it('a tar of other things', async () => {
    const other = join(folder, 'other')
    mkdirSync(other, { recursive: true })
    writeFileSync(join(other, 'notes.txt'), 'nothing here\n')
    const path = join(folder, 'other.tar')
    await run('tar', ['-C', other, '-cf', path, '.'])
    expectRefusal(await outcomeOf('other', null, path), /^archive-not-image$/)
  })

  it('a docker export tar, which is told by name', async () => {
    const path = await dockerExport(await image(recipes.everyday))
    expectRefusal(await outcomeOf('export', null, path), /^archive-container-export$/)
  })

  it('a directory without a layout', async () => {
    const path = scratch('damaged', 'no-layout')
    expectRefusal(await outcomeOf('no-layout', null, `${path}/`), /^archive-/)
  })
})

describe('an OCI layout', () => {
  async function layout(name: string): Promise<{ path: string; layers: readonly string[] }> {
    const reference = await image(recipes.everyday)
    const path = await ociLayout(reference, scratch('damaged', name))
    const index = JSON.parse(readFileSync(join(path, 'index.json'), 'utf8')) as {
      manifests: [{ digest: string }]
    }
    const manifest = JSON.parse(readFileSync(blob(path, index.manifests[0].digest), 'utf8')) as {
      layers: readonly { digest: string }[]
    }
    return { path, layers: manifest.layers.map(({ digest }) => digest) }
  }

  function blob(path: string, digest: string): string {
    return join(path, 'blobs', digest.replace(':', '/'))
  }

  it('with a missing layer reports it and the rest', async () => {
    const { path, layers } = await layout('missing')
    rmSync(blob(path, layers[2]!))
    const { report } = await outcomeOf('missing', null, path)
    expect(report?.findings.map(({ code }) => code)).toContain('layer-missing')
    expect(report?.layers).toHaveLength(layers.length)
    expect(report?.layers[0]?.files).toBeGreaterThan(0)
    expect(report?.layers[3]?.files).toBeGreaterThan(0)
    expect(report?.layers[2]?.files).toBe(0)
  })

  it('with a blob that is not what its name says reports it', async () => {
    const { path, layers } = await layout('swapped')
    writeFileSync(blob(path, layers[1]!), readFileSync(blob(path, layers[2]!)))
    expectNoSilence(await outcomeOf('swapped', null, path))
  })

  it('with a cut layer blob is refused or reports it', async () => {
    const { path, layers } = await layout('cut')
    const bytes = readFileSync(blob(path, layers[0]!))
    writeFileSync(blob(path, layers[0]!), bytes.subarray(0, bytes.length >> 1))
    expectNoSilence(await outcomeOf('cut', null, path))
  })

  it('without a config is refused or reports it', async () => {
    const { path } = await layout('no-config')
    const index = JSON.parse(readFileSync(join(path, 'index.json'), 'utf8')) as {
      manifests: [{ digest: string }]
    }
    const manifest = JSON.parse(readFileSync(blob(path, index.manifests[0].digest), 'utf8')) as {
      config: { digest: string }
    }
    rmSync(blob(path, manifest.config.digest))
    expectNoSilence(await outcomeOf('no-config', null, path))
  })
})

describe('a source that is not there', () => {
  it.each([
    ['an unknown image', 'strata-test/never-built:1'],
    ['an unknown file', './never-written.tar'],
  ])('%s ends with status 3 and one line', async (_, source) => {
    const { status, stdout, stderr } = await strata(['analyze', source])
    expect(status).toBe(3)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^[^\n]+\n$/)
  })

  it('an engine that does not answer ends with status 3 and one line', async () => {
    const env = { DOCKER_HOST: `unix://${join(folder, 'no.sock')}` }
    const { status, stderr } = await strata(['list'], { env })
    expect(status).toBe(3)
    expect(stderr).toMatch(/^[^\n]+\n$/)
  })

  it('an image removed before it is asked for is named as gone', async () => {
    const reference = 'strata-test/removed:1'
    await docker(['tag', await image(recipes.everyday), reference])
    await attemptDocker(['rmi', reference])
    const { status, stderr } = await strata(['analyze', `engine:${reference}`, '--format', 'json'])
    expect(status).toBe(3)
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'image-not-found' } })
  })
})
