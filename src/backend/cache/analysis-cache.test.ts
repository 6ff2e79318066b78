import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Archive } from '../archive/archive.ts'
import { readArchive } from '../archive/read-archive.ts'
import { FinishedAnalysis } from '../analysis/finished-analysis.ts'
import { ImageAnalyser } from '../analysis/image-analyser.ts'
import { AnalysisCache } from './analysis-cache.ts'
import type { CacheKey } from './analysis-cache.ts'
import { cacheFolder } from './cache-folder.ts'

const sample = fileURLToPath(new URL('../../../resources/sample-image.tar', import.meta.url))
const key: CacheKey = { imageId: 'sha256:1', platform: null, name: 'app:1' }

async function readSample(): Promise<Archive> {
  const { signal } = new AbortController()
  const read = await readArchive({ kind: 'file', path: sample }, { signal })
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

function newCache(maxBytes = 1e9): { readonly cache: AnalysisCache; readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'strata-cache-'))
  return { cache: new AnalysisCache({ folder, maxBytes }), folder }
}

function analysisOf(archive: Archive): FinishedAnalysis {
  const origin = { source: { kind: 'engine', name: 'app:1' }, engine: null } as const
  const analyser = new ImageAnalyser(archive, origin)
  return new FinishedAnalysis(archive, analyser, 'test', archive.preferred, { kind: 'passed' })
}

describe('AnalysisCache', () => {
  it('gives an archive back as it was: report, files, archive entries and where layers lie', async () => {
    const { cache } = newCache()
    const archive = await readSample()
    await cache.keep(key, archive)
    const found = await cache.find(key)
    if (found === null) throw new Error('not kept')
    const before = analysisOf(archive)
    const after = analysisOf(found)
    expect(after.report()).toEqual(before.report())
    expect(after.overview()).toEqual(before.overview())
    expect(after.entries(0, 1000)).toEqual(before.entries(0, 1000))
    expect(after.advice()).toEqual(before.advice())
    expect(found.images.map(({ layerPlaces }) => layerPlaces)).toEqual(
      archive.images.map(({ layerPlaces }) => layerPlaces),
    )
    const shown = {
      view: { mode: 'merged', layer: 3 },
      ghosts: true,
      filter: null,
      sort: null,
    } as const
    const all = { ...shown, what: 'files', offset: 0, limit: 1000 } as const
    const files = await after.files().list(all)
    expect(files.rows.length).toBeGreaterThan(5)
    expect(files).toEqual(await before.files().list(all))
  })

  it('takes new paths after it was restored', async () => {
    const { cache } = newCache()
    const archive = await readSample()
    await cache.keep(key, archive)
    const paths = (await cache.find(key))?.paths
    const text = (path: number | undefined): string =>
      Buffer.from(paths?.bytes(path ?? 0) ?? []).toString()
    const known = archive.paths.count
    for (let at = 0; at < 3000; at++) {
      const path = paths?.intern(Buffer.from(`made/${at}/file`))
      expect(text(path)).toBe(`/made/${at}/file`)
    }
    expect(paths?.count).toBe(known + 1 + 2 * 3000)
    for (let path = 0; path < known; path++) {
      expect(text(path)).toBe(Buffer.from(archive.paths.bytes(path)).toString())
    }
  })

  it('knows an image by its ID, platform and name only', async () => {
    const { cache } = newCache()
    await cache.keep(key, await readSample())
    for (const other of [{ imageId: 'sha256:2' }, { platform: 'linux/arm64' }, { name: 'app:2' }]) {
      expect(await cache.find({ ...key, ...other })).toBeNull()
    }
  })

  it('takes a file that was cut or changed anywhere for none, and removes it', async () => {
    const { cache, folder } = newCache()
    const archive = await readSample()
    await cache.keep(key, archive)
    const file = join(folder, readdirSync(folder)[0] ?? '')
    const whole = readFileSync(file)
    const spoiled = [
      whole.subarray(0, 0),
      whole.subarray(0, 40),
      whole.subarray(0, whole.length - 1),
      ...[3, 30, 60, 70, whole.length >> 1, whole.length - 9].map((at) => {
        const copy = Buffer.from(whole)
        copy[at] = (copy[at] ?? 0) ^ 1
        return copy
      }),
    ]
    for (const bytes of spoiled) {
      writeFileSync(file, bytes)
      expect(await cache.find(key)).toBeNull()
      expect(readdirSync(folder)).toEqual([])
    }
  })

  it('keeps the archives opened last, as many as fit', async () => {
    const { cache: first, folder } = newCache()
    const archive = await readSample()
    await first.keep(key, archive)
    const { size } = statSync(join(folder, readdirSync(folder)[0] ?? ''))
    const cache = new AnalysisCache({ folder, maxBytes: 2.5 * size })
    const names = ['app:1', 'app:2', 'app:3']
    for (const [age, name] of names.entries()) {
      const before = new Set(readdirSync(folder))
      await cache.keep({ ...key, name }, archive)
      const added = readdirSync(folder).find((file) => !before.has(file)) ?? [...before][0] ?? ''
      utimesSync(join(folder, added), 1000 + age, 1000 + age)
    }
    expect(readdirSync(folder)).toHaveLength(2)
    expect(await cache.find({ ...key, name: 'app:1' })).toBeNull()
    // opening it makes it the newest
    expect(await cache.find({ ...key, name: 'app:2' })).not.toBeNull()
    await cache.keep({ ...key, name: 'app:4' }, archive)
    expect(await cache.find({ ...key, name: 'app:2' })).not.toBeNull()
    expect(await cache.find({ ...key, name: 'app:3' })).toBeNull()
  })

  it('keeps what is known of images beside the archives, by the same rule', async () => {
    const { cache, folder } = newCache()
    const image = { id: 'sha256:1', size: 1, diffIds: ['sha256:2'], steps: null }
    await cache.knownImages('unix:///a').save([image])
    const [name = ''] = readdirSync(folder)
    const longAgo = Date.now() / 1000 - 10 * 24 * 3600
    utimesSync(join(folder, name), longAgo, longAgo)
    await cache.keep(key, await readSample())
    expect(await cache.knownImages('unix:///a').load()).toEqual([image])
    expect(await cache.knownImages('unix:///b').load()).toEqual([])
    utimesSync(join(folder, name), longAgo, longAgo)
    await new AnalysisCache({ folder, maxBytes: 1 }).keep(key, await readSample())
    expect(readdirSync(folder)).toEqual([])
  })

  it('is as if it were not there where it cannot write', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'strata-cache-')), 'file')
    writeFileSync(file, '')
    const cache = new AnalysisCache({ folder: join(file, 'below'), maxBytes: 1e9 })
    await cache.keep(key, await readSample())
    expect(await cache.find(key)).toBeNull()
    await cache.knownImages('unix:///a').save([])
    expect(await cache.knownImages('unix:///a').load()).toEqual([])
  })
})

describe('cacheFolder', () => {
  it('is where each system keeps such files', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/c' }, 'linux', '/home/u')).toBe('/c/strata/archives')
    expect(cacheFolder({ XDG_CACHE_HOME: 'c' }, 'linux', '/home/u')).toBe(
      '/home/u/.cache/strata/archives',
    )
    expect(cacheFolder({}, 'darwin', '/Users/u')).toBe('/Users/u/Library/Caches/Strata/archives')
  })
})
