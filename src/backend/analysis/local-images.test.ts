import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stubEndpoint, stubEngine } from '../../../test/unit-support/stub-engine.ts'
import { AnalysisCache } from '../cache/analysis-cache.ts'
import { EngineClient } from '../engine/engine-client.ts'
import { LocalImages } from './local-images.ts'

/* Over a real socket, against answers as an engine gives them. */

interface Local {
  readonly id: string
  readonly tag: string | null
  readonly size: number
  readonly layers: readonly string[]
}

const base: Local = { id: 'sha256:b', tag: 'base:1', size: 10, layers: ['sha256:1'] }
const middle: Local = { id: 'sha256:m', tag: null, size: 20, layers: ['sha256:1', 'sha256:2'] }
const other: Local = { id: 'sha256:o', tag: 'other:1', size: 30, layers: ['sha256:9'] }
const app: Local = { id: 'sha256:a', tag: 'app:1', size: 40, layers: ['sha256:1', 'sha256:2', 'x'] }

let folder: string
let images: readonly Local[]
let answers: boolean
let asked: string[]
const closers: (() => unknown)[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'strata-local-'))
  images = [app, other, middle, base]
  answers = true
  asked = []
  const end = await stubEngine(folder, (path, response) => {
    asked.push(path)
    const answer = answers ? answerTo(path) : null
    response.writeHead(answer === null ? 404 : 200, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(answer ?? { message: 'no such image' }))
  })
  closers.push(end)
})

afterEach(() => {
  for (const close of closers.splice(0)) close()
  rmSync(folder, { recursive: true })
})

function answerTo(path: string): unknown {
  if (path === '/images/json') {
    return images.map(({ id, tag, size }) => ({ Id: id, RepoTags: tag && [tag], Size: size }))
  }
  const [, id, what] = /^\/images\/(.+)\/(json|history)$/.exec(path) ?? []
  const found = images.find((image) => image.id === id)
  if (found === undefined) return null
  if (what === 'json') return { Id: found.id, RootFS: { Layers: found.layers } }
  return found.layers.map(() => ({ CreatedBy: `step of ${found.id}`, Created: 1, Size: 1 }))
}

/** One search as an opening of `app` does it, by a client of its own. */
async function search(cache: AnalysisCache | null) {
  asked = []
  const endpoint = stubEndpoint(folder)
  const client = new EngineClient(endpoint)
  closers.push(() => client.close())
  const { signal } = new AbortController()
  const locals = new LocalImages(client, cache?.knownImages(endpoint.address) ?? null)
  await locals.look(signal, app.id)
  const found = await locals.below(app.layers, signal)
  await locals.keep()
  return found.toSorted((one, two) => one.diffIds.length - two.diffIds.length)
}

const newCache = () => new AnalysisCache({ folder: join(folder, 'cache'), maxBytes: 1e9 })

const questions = (): readonly string[] => asked.filter((path) => path !== '/images/json')

describe('the local images', () => {
  it('are bases when all their layers are the lower ones, with their steps', async () => {
    expect(await search(null)).toMatchObject([
      {
        id: base.id,
        name: 'base:1',
        diffIds: base.layers,
        steps: [{ createdBy: 'step of sha256:b' }],
      },
      { id: middle.id, name: middle.id, diffIds: middle.layers, steps: [{}, {}] },
    ])
    expect(asked).toContain('/images/json')
    expect(asked).not.toContain(`/images/${app.id}/json`)
    expect(asked).not.toContain(`/images/${other.id}/history`)
  })

  it('are asked about once: later only the list, and what is new', async () => {
    const cache = newCache()
    const first = await search(cache)
    expect(questions().length).toBeGreaterThan(0)
    expect(await search(cache)).toEqual(first)
    expect(asked).toEqual(['/images/json'])

    // another name is in the list; another image is asked about, one that is gone is none
    const added: Local = { ...base, id: 'sha256:n', tag: 'new:1' }
    images = [added, app, other, { ...middle, tag: 'middle:1' }]
    const found = await search(cache)
    expect(found.map(({ name }) => name)).toEqual(['new:1', 'middle:1'])
    expect(questions()).toEqual([`/images/${added.id}/json`, `/images/${added.id}/history`])
  })

  it('are asked about again when what an ID stands for is of another size', async () => {
    const cache = newCache()
    await search(cache)
    images = [app, { ...other, size: 31, layers: ['sha256:1', 'sha256:2'] }, middle, base]
    const found = await search(cache)
    expect(found.map(({ id }) => id)).toContain(other.id)
    expect(questions()).toEqual([`/images/${other.id}/json`, `/images/${other.id}/history`])
  })

  it('are asked about again when what was kept cannot be read', async () => {
    const cache = newCache()
    const first = await search(cache)
    const file = join(folder, 'cache', readdirSync(join(folder, 'cache'))[0] ?? '')
    for (const spoiled of ['', '{"version":1}', '{"version":0,"images":[]}', '[{"id":1}]']) {
      writeFileSync(file, spoiled)
      expect(await search(cache)).toEqual(first)
      expect(questions().length).toBeGreaterThan(0)
    }
  })

  it('are none where the engine does not answer, and what was known stays known', async () => {
    const cache = newCache()
    const first = await search(cache)
    answers = false
    expect(await search(cache)).toEqual([])
    answers = true
    expect(await search(cache)).toEqual(first)
    expect(questions()).toEqual([])
  })
})
