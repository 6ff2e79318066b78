import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Report } from '../../src/core/model/report.ts'
import { archiveOf, unfinishedArchive } from './support/endless-archive.ts'
import { outcomeOf, runStrata, sampleImage, startStrata } from './support/strata-process.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-cli-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const sample = readFileSync(sampleImage)

describe('strata analyze', { timeout: 30_000 }, () => {
  it('writes the report and nothing else', async () => {
    const { status, stdout, stderr } = await runStrata(['analyze', sampleImage, '--format', 'json'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const report = JSON.parse(stdout) as Report
    expect(report.schemaVersion).toBe(1)
    expect(report.source).toMatchObject({
      kind: 'archive',
      name: 'sample-image.tar',
      format: 'docker-legacy',
      bytesRead: sample.length,
    })
    expect(report.image.tags).toEqual(['tides:1.0'])
    expect(report.layers).toHaveLength(10)
    expect(report.history.filter((step) => step.layerIndex === null)).toHaveLength(4)
    expect(new Set(report.efficiency.waste.map(({ cause }) => cause))).toEqual(
      new Set(['deleted', 'overwritten', 'metadata-only-copy', 'hidden-by-opaque']),
    )
    const wasted = report.efficiency.waste.reduce((sum, { bytes }) => sum + bytes, 0)
    expect(report.efficiency.wastedBytes).toBe(wasted)
  })

  it('reads the same from standard input', async () => {
    const args = ['--format', 'json']
    const fromFile = JSON.parse(
      (await runStrata(['analyze', sampleImage, ...args])).stdout,
    ) as Report
    const piped = await runStrata(['analyze', '-', ...args], { input: sample })
    expect(piped).toMatchObject({ status: 0, stderr: '' })
    const { source, ...report } = JSON.parse(piped.stdout) as Report
    expect(report).toEqual({ ...fromFile, source: undefined, ...report })
    expect(source).toMatchObject({ kind: 'archive', name: '-' })
  })

  it.each(['table', 'markdown', 'csv', 'html'])('writes %s', async (format) => {
    const { status, stdout, stderr } = await runStrata(['analyze', sampleImage, '--format', format])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('/tmp/charts.tgz')
    expect(stdout.endsWith('\n')).toBe(true)
  })

  it('writes a file whole, and only that', async () => {
    const args = ['analyze', sampleImage, '--format', 'json', '-o', 'report.json']
    expect(await runStrata(args, { cwd: folder })).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(readdirSync(folder)).toEqual(['report.json'])
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({
      schemaVersion: 1,
    })
  })

  it('takes a file of that name when there is no engine to ask', async () => {
    writeFileSync(join(folder, 'my_test_image'), sample)
    const { status, stdout } = await runStrata(['analyze', 'my_test_image', '--format', 'json'], {
      cwd: folder,
    })
    expect(status).toBe(0)
    expect((JSON.parse(stdout) as Report).source.kind).toBe('archive')
  })

  it('chooses by --image and --platform, and says what there is otherwise', async () => {
    for (const args of [
      ['--image', '0'],
      ['--image', 'tides:1.0'],
      ['--platform', 'linux/amd64'],
    ]) {
      expect((await runStrata(['analyze', sampleImage, ...args])).status, args.join(' ')).toBe(0)
    }
    const unknown = await runStrata(['analyze', sampleImage, '--image', '7'])
    expect(unknown.status).toBe(3)
    expect(unknown.stderr).toContain('tides:1.0')
    const foreign = await runStrata(['analyze', sampleImage, '--platform', 'linux/s390x'])
    expect(foreign.status).toBe(3)
    expect(foreign.stderr).toContain('linux/amd64')
  })
})

describe('a failure', { timeout: 30_000 }, () => {
  it.each([
    [['analyze', 'missing.tar'], 3],
    [['analyze', './missing'], 3],
    [['analyze', 'python:3.12'], 3],
    [['list'], 3],
    [['list', '--host', 'nonsense://x'], 3],
    [['list', '--context', 'no-such-context'], 3],
    [['analyze', 'garbage.tar'], 4],
    [['analyze', 'empty.tar'], 4],
    [['analyze', 'cut.tar'], 4],
    [['analyze', '-'], 4],
    [['analyze'], 2],
    [['frobnicate'], 2],
    [['files', 'garbage.tar'], 4],
    [['analyze', 'garbage.tar', '--nonsense'], 2],
    [['serve', '--port', 'x'], 2],
    [['serve', 'missing.tar'], 3],
    [['analyze', sampleImage, '-o', 'no/such/folder'], 1],
  ])('%j ends with %i and one line', async (args, expected) => {
    writeFileSync(join(folder, 'garbage.tar'), 'this is no archive, just a sentence\n'.repeat(100))
    writeFileSync(join(folder, 'empty.tar'), '')
    writeFileSync(join(folder, 'cut.tar'), sample.subarray(0, 5000))
    const before = readdirSync(folder)
    const { status, stdout, stderr } = await runStrata(args, { cwd: folder })
    expect({ status, stdout }).toEqual({ status: expected, stdout: '' })
    expect(stderr).toMatch(/^strata: [^\n]+\n$/)
    expect(stderr).not.toMatch(/\bat .+:\d+|Error:|undefined|\[object/)
    expect(readdirSync(folder)).toEqual(before)
  })

  it('is JSON on standard error when JSON was asked for', async () => {
    for (const args of [
      ['analyze', 'missing.tar', '--format', 'json'],
      ['list', '--format=json', '--nonsense'],
    ]) {
      const { stdout, stderr } = await runStrata(args, { cwd: folder })
      expect(stdout).toBe('')
      const { error } = JSON.parse(stderr) as { error: { code: string; message: string } }
      expect(Object.keys(error)).toEqual(['code', 'message'])
      expect(['source-not-found', 'usage']).toContain(error.code)
    }
  })
})

describe('the process', { timeout: 60_000 }, () => {
  it('says its version and its help', async () => {
    expect(await runStrata(['--version'])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^strata \d+\.\d+\.\d+\n$/),
    })
    for (const args of [[], ['--help'], ['analyze', '--help'], ['help', 'serve']]) {
      const { status, stdout, stderr } = await runStrata(args)
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      expect(stdout).toContain('Usage')
    }
  })

  it('is quiet when nobody reads on', async () => {
    const child = startStrata(['analyze', sampleImage, '--format', 'json'])
    child.stdin.end()
    child.stdout.destroy()
    expect(await outcomeOf(child)).toMatchObject({ status: 0, stderr: '' })
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s in the middle ends it, with nothing left',
    async (signal) => {
      const child = startStrata(['analyze', '-', '-o', 'report.json', '--format', 'json'], {
        cwd: folder,
        env: { TMPDIR: folder },
      })
      // More than the pipe holds: when it has been taken, the archive is being read.
      await new Promise((resolve) => child.stdin.write(unfinishedArchive(), resolve))
      const outcome = outcomeOf(child)
      child.kill(signal)
      const { status, stdout, stderr } = await outcome
      expect({ status, stdout }).toEqual({ status: 130, stdout: '' })
      expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'cancelled' } })
      expect(readdirSync(folder)).toEqual([])
    },
  )

  it.runIf(process.platform === 'linux')(
    'holds no more of a large archive than it needs',
    async () => {
      const child = startStrata(['analyze', '-', '--format', 'json'])
      const outcome = outcomeOf(child)
      let most = 0
      const watch = setInterval(() => {
        most = Math.max(most, residentBytes(child.pid ?? 0))
      }, 20)
      await pipeline(Readable.from(archiveOf(800), { highWaterMark: 1 }), child.stdin)
      const { status, stdout } = await outcome
      clearInterval(watch)
      expect(status).toBe(0)
      const report = JSON.parse(stdout) as Report
      expect(report.layers[0]).toMatchObject({ verified: true, files: 800, size: 800 << 20 })
      expect(most).toBeLessThan(400 << 20)
    },
  )
})

function residentBytes(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) * 1024
  } catch {
    return 0
  }
}
