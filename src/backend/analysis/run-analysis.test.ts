import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { configOf, layerOf, tarOf } from '../../../test/unit-support/test-archive.ts'
import { stubEndpoint, stubEngine } from '../../../test/unit-support/stub-engine.ts'
import { AnalysisCache } from '../cache/analysis-cache.ts'
import { runAnalysis } from './run-analysis.ts'
import type { AnalysisRequest } from './run-analysis.ts'

/* An engine whose names move while an image is being opened, as no real one does at will. */

const sample = fileURLToPath(new URL('../../../resources/sample-image.tar', import.meta.url))
let folder: string
let inspected: object
let savedBy: (response: ServerResponse) => void
let request: AnalysisRequest
const closers: (() => unknown)[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'strata-run-'))
  savedBy = (response) => void createReadStream(sample).pipe(response)
  request = {
    source: { kind: 'engine', endpoint: stubEndpoint(folder), image: 'app:1' },
    platform: null,
    choice: null,
    generator: 'test',
    signal: new AbortController().signal,
  }
  const end = await stubEngine(folder, (path, response) => {
    if (path.startsWith('/images/get')) return savedBy(response)
    const answers: Readonly<Record<string, unknown>> = {
      '/images/app:1/json': inspected,
      '/images/app:1/history': [],
      '/images/json': [],
      '/version': { ApiVersion: '1.41' },
      '/info': {},
    }
    response.writeHead(path in answers ? 200 : 404).end(JSON.stringify(answers[path] ?? {}))
  })
  closers.push(end)
})

afterEach(() => {
  for (const close of closers.splice(0)) close()
  rmSync(folder, { recursive: true })
})

async function open(cache: AnalysisCache) {
  const finished = await runAnalysis({ ...request, cache })
  return finished.report()
}

it('keeps what the engine sent only as the image that it is', async () => {
  const cache = new AnalysisCache({ folder: join(folder, 'cache'), maxBytes: 1e9 })
  const keep = vi.spyOn(cache, 'keep')
  inspected = { Id: `sha256:${'0'.repeat(64)}`, RootFS: { Layers: ['sha256:1'] } }
  const moved = await open(cache)
  expect(keep).not.toHaveBeenCalled()
  const { id } = moved.image
  inspected = { Id: id, RootFS: { Layers: moved.layers.map(({ diffId }) => diffId) } }
  expect((await open(cache)).image.id).toBe(id)
  expect(keep.mock.calls.map(([key]) => key.imageId)).toEqual([id])
  await keep.mock.results[0]?.value
})

it('tells the newest progress of an engine that stops sending', async () => {
  const archive = readFileSync(sample)
  const half = Math.floor(archive.length / 2)
  const abort = new AbortController()
  const told: number[] = []
  savedBy = (response) => {
    let at = 0
    const send = setInterval(() => {
      response.write(archive.subarray(at, (at = Math.min(half, at + 20_000))))
      if (at === half) clearInterval(send)
    }, 7)
  }
  inspected = { Id: `sha256:${'0'.repeat(64)}`, RootFS: { Layers: ['sha256:1'] } }
  const run = runAnalysis(
    { ...request, signal: abort.signal },
    { onProgress: ({ bytes }) => told.push(bytes) },
  )
  await expect.poll(() => told.at(-1)).toBe(half)
  abort.abort()
  await expect(run).rejects.toMatchObject({ info: { code: 'cancelled' } })
})

it('takes an image of the same archive for the base only on the same platform', async () => {
  const [lower, upper] = [layerOf({ shared: 'x' }), layerOf({ own: 'y' })]
  const whole = configOf([lower, upper])
  const baseOf = async (other: object) => {
    const below = configOf([lower], other)
    const item = { RepoTags: ['app:1'], Layers: ['1.tar', '2.tar'] }
    const items = [
      { ...item, Config: 'whole.json' },
      { RepoTags: ['below:1'], Config: 'below.json', Layers: ['1.tar'] },
    ]
    const path = join(folder, 'two.tar')
    writeFileSync(
      path,
      tarOf(
        ['1.tar', lower],
        ['2.tar', upper],
        ['whole.json', whole],
        ['below.json', below],
        ['manifest.json', JSON.stringify(items)],
      ),
    )
    const finished = await runAnalysis({
      ...request,
      source: { kind: 'path', path, name: path },
      choice: 'app:1',
    })
    return finished.report().base.name
  }
  expect(await baseOf({ architecture: 'arm', variant: 'v7' })).toBe(null)
  expect(await baseOf({ os: 'windows' })).toBe(null)
  expect(await baseOf({ variant: 'v2' })).toBe('below:1')
  expect(await baseOf({})).toBe('below:1')
})
