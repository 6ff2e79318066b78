import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readArchive } from '../../src/backend/archive/read-archive.ts'
import { AnalysisCache } from '../../src/backend/cache/analysis-cache.ts'
import { writeAtomically } from '../../src/backend/files/write-atomically.ts'
import { SettingsDesk } from '../../src/backend/settings/settings-desk.ts'
import { defaultSettings } from '../../src/shared/settings.ts'
import { mountSmallDisk, noSmallDisk } from '../unit-support/small-disk.ts'
import { runStrata, sampleImage } from './support/strata-process.ts'

/* A disk that really is full: nothing half-written is left, and what was there stays. */

let folder = ''
let disk = ''
let unmount = (): void => undefined

beforeEach((context) => {
  if (noSmallDisk !== null) context.skip(noSmallDisk)
  folder = mkdtempSync(join(tmpdir(), 'strata-full-'))
  disk = join(folder, 'disk')
  unmount = mountSmallDisk(disk, 16)
})
afterEach(() => {
  if (folder === '') return
  unmount()
  rmSync(folder, { recursive: true })
})

/** Files with their text, hidden ones included. */
function onDisk(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(disk).map((name) => [name, readFileSync(join(disk, name), 'utf8')]),
  )
}

describe('on a full disk', { timeout: 60_000 }, () => {
  it('a file is written whole or not at all', async () => {
    const path = join(disk, 'report.json')
    writeFileSync(path, 'the old one')
    await expect(writeAtomically(path, 'x'.repeat(40_000))).rejects.toMatchObject({
      info: { code: 'disk-full' },
    })
    expect(onDisk()).toEqual({ 'report.json': 'the old one' })
    await writeAtomically(path, 'the new one')
    expect(onDisk()).toEqual({ 'report.json': 'the new one' })
  })

  it('the command line says so in one line, and the old report stays', async () => {
    const path = join(disk, 'report.json')
    writeFileSync(path, 'the old one')
    const args = ['analyze', sampleImage, '--format', 'html', '-o', path]
    fill(join(disk, 'filler'))
    const { status, stdout, stderr } = await runStrata(args)
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^strata: .*report\.json” could not be written: the disk is full\..*\n$/)
    expect(stderr).toContain('Free some space')
    rmSync(join(disk, 'filler'))
    expect(onDisk()).toEqual({ 'report.json': 'the old one' })
  })

  it('extracting says so, and no part of the file is left', async () => {
    writeFileSync(join(disk, 'other.txt'), 'there before')
    const path = join(disk, 'layer.tar')
    const args = ['extract', sampleImage, '/app', '-o', path]
    const { status, stderr } = await runStrata(args)
    expect(status).toBe(1)
    expect(stderr).toContain('the disk is full')
    expect(onDisk()).toEqual({ 'other.txt': 'there before' })
  })

  it('an archive is not kept, and nothing of it is left', async () => {
    const { signal } = new AbortController()
    const read = await readArchive({ kind: 'file', path: sampleImage }, { signal })
    if (!read.ok) throw new Error(read.error.message)
    const cache = new AnalysisCache({ folder: disk, maxBytes: 1e9 })
    const key = { imageId: 'sha256:1', platform: null, name: 'tides:1.0' }
    writeFileSync(join(disk, 'filler'), 'x'.repeat(12_000))
    await cache.keep(key, read.value)
    expect(Object.keys(onDisk())).toEqual(['filler'])
    expect(await cache.find(key)).toBeNull()
  })

  it('settings stay as they were', async () => {
    const path = join(disk, 'settings.json')
    const desk = new SettingsDesk(path)
    await desk.change({ theme: 'dark' })
    const before = onDisk()
    writeFileSync(join(disk, 'filler'), '')
    fill(join(disk, 'filler'))
    await expect(desk.change({ theme: 'light' })).rejects.toMatchObject({
      info: { code: 'disk-full' },
    })
    rmSync(join(disk, 'filler'))
    expect(onDisk()).toEqual(before)
    expect(await new SettingsDesk(path).settings()).toEqual({ ...defaultSettings, theme: 'dark' })
  })
})

/** Takes the last byte there is. */
function fill(path: string): void {
  try {
    for (;;) writeFileSync(path, 'x'.repeat(512), { flag: 'a' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}
