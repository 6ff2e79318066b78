import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StrataError } from '../shared/errors.ts'
import type {
  FromWorker,
  ToWorker,
  WorkerCallName,
  WorkerCalls,
} from '../shared/worker-protocol.ts'
import { AnalysisServer } from './analysis-server.ts'

/* The file calls as a session asks them, over the sample image, without a thread between. */

const sample = fileURLToPath(new URL('../../resources/sample-image.tar', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'strata-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

const waiting = new Map<number, (message: FromWorker) => void>()
const heard: FromWorker[] = []
const server = new AnalysisServer((message) => {
  if ('id' in message) waiting.get(message.id)?.(message)
  else heard.push(message)
})
let next = 0

function call<N extends WorkerCallName>(
  name: N,
  arg: WorkerCalls[N]['arg'],
): Promise<WorkerCalls[N]['result']> {
  const id = next++
  return new Promise((resolve, reject) => {
    waiting.set(id, (message) => {
      if (!('answer' in message)) return
      if (message.answer.ok) resolve(message.answer.value as WorkerCalls[N]['result'])
      else reject(new StrataError(message.answer.error))
    })
    server.receive({ id, call: name, arg } as ToWorker)
  })
}

const source = { kind: 'path', path: sample, name: 'sample-image.tar' } as const
const shown = {
  view: { mode: 'merged', layer: 9 },
  ghosts: false,
  filter: null,
  sort: null,
} as const
const page = { offset: 0, limit: 100 }
const pathOf = async (target: string) => {
  const request = { ...shown, ghosts: true, target, collapse: false }
  return (await call('files:reveal', request)).steps.at(-1)!.path
}

beforeAll(async () => {
  await expect(
    call('files:children', { ...shown, ...page, directory: 0, collapse: false }),
  ).rejects.toMatchObject({ info: { code: 'session-not-ready' } })
  await call('open', { source, platform: null, generator: 'test' })
  while ((await call('state', null)).phase !== 'ready') await new Promise((r) => setTimeout(r, 5))
})

describe('the file calls of a worker', () => {
  it('give a directory, its totals and its rows', async () => {
    const root = await call('files:children', { ...shown, ...page, directory: 0, collapse: true })
    expect(root.rows.map((row) => row.name)).toContain('etc')
    expect(root.directory.size).toBe((await call('overview', null)).image.mergedSize)
    expect(root.directory.entriesBelow).toBe((await call('overview', null)).image.mergedEntries)
  })

  it('find by name, and list the largest', async () => {
    const query = { text: 'BUSY', syntax: 'substring', on: 'name', ignoreCase: true } as const
    let found = await call('files:search', { ...shown, ...page, query })
    while (!found.complete) found = await call('files:search', { ...shown, ...page, query })
    expect(found.rows.map((row) => `${row.directory}/${row.name}`)).toEqual(['/bin/busybox'])
    const sort = { by: 'size', order: 'desc' } as const
    const list = await call('files:list', { ...shown, ...page, sort, what: 'files' })
    const sizes = list.rows.map((row) => row.size)
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
    const all = await call('files:list', { ...shown, ...page, what: 'all' })
    expect(all.total).toBe((await call('overview', null)).image.mergedEntries)
  })

  it('draw a directory as a map, and give the row of a tile', async () => {
    const { image } = await call('overview', null)
    const tree = { view: shown.view, ghosts: false, filter: null }
    const size = { width: 800, height: 500, baseLayers: 0 }
    const map = await call('files:map', { ...tree, ...size, directory: 0 })
    expect(map.bytes).toBe(image.mergedSize)
    const outer = map.tiles.filter(({ above }) => above < 0)
    expect(outer.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(image.mergedSize)
    const path = await pathOf('/bin/busybox')
    const bin = await call('files:map', { ...tree, ...size, directory: await pathOf('/bin') })
    expect(bin.crumbs.map(({ name }) => name)).toEqual(['/', 'bin'])
    const tile = bin.tiles.find((candidate) => candidate.path === path)!
    const row = await call('files:row', { ...tree, path, layer: tile.layer })
    expect(row).toMatchObject({ name: 'busybox', directory: '/bin', size: tile.bytes })
    expect(await call('files:row', { ...tree, path, layer: 9 })).toBeNull()
  })

  it('refuse what makes no sense', async () => {
    const invalid = { info: { code: 'invalid-argument' } }
    const view = { mode: 'merged', layer: 99 } as const
    const request = { ...shown, ...page, directory: 0, collapse: false }
    await expect(call('files:children', { ...request, view })).rejects.toMatchObject(invalid)
    await expect(call('files:children', { ...request, directory: 1e6 })).rejects.toMatchObject(
      invalid,
    )
    await expect(call('files:life', { path: 1e6 })).rejects.toMatchObject(invalid)
    const query = { text: '(', syntax: 'regex', on: 'name', ignoreCase: false } as const
    await expect(call('files:search', { ...shown, ...page, query })).rejects.toMatchObject(invalid)
  })

  it('stop an expression that would never end', { timeout: 20_000 }, async () => {
    const query = {
      text: '^(([a-z])+.)+[A-Z]+$',
      syntax: 'regex',
      on: 'path',
      ignoreCase: false,
    } as const
    const search = async () => {
      for (;;) if ((await call('files:search', { ...shown, ...page, query })).complete) return
    }
    // on names this short it ends by itself or is stopped; the worker answers in either case
    await search().catch((error: unknown) => expect(error).toBeInstanceOf(StrataError))
    expect((await call('state', null)).phase).toBe('ready')
  })

  it('tell the life of a path, and what changed', async () => {
    const path = await pathOf('/app/settings.ini')
    const life = await call('files:life', { path })
    expect(life.text).toBe('/app/settings.ini')
    expect(life.events.length).toBeGreaterThan(1)
    expect(life.events[0]).toMatchObject({ event: 'added' })
    const from = life.events[0]!.layer
    const to = life.events.at(-1)!.layer
    const diff = await call('files:diff', { path, from, to })
    expect(diff.content.kind).toBe('text')
    expect(diff.changed).toContain('content')
  })

  it('show the content of a file that a later layer deleted', async () => {
    const query = { text: '', syntax: 'substring', on: 'name', ignoreCase: false } as const
    const filter = { onlyGhosts: true, kinds: ['file'] as const }
    const request = { ...shown, ...page, ghosts: true, filter, query }
    let found = await call('files:search', request)
    while (!found.complete) found = await call('files:search', request)
    const ghost = found.rows.find((row) => row.change !== 'modified' && row.size > 0)!
    expect(ghost).toMatchObject({ ghost: true })
    const { path, layer } = ghost
    const preview = await call('files:preview', { path, layer, offset: 0, as: 'hex' })
    expect(preview).toMatchObject({ size: ghost.size, content: { kind: 'hex' } })
    const to = join(folder, 'ghost')
    const selection = { kind: 'copy', path, layer } as const
    const extract = { selection, form: 'file', keepOwners: false } as const
    expect(await call('files:extract-name', extract)).toBe(ghost.name)
    await call('files:extract', { ...extract, destination: to })
    expect(readFileSync(to).length).toBe(ghost.size)
  })

  it('read a preview no further when another is asked for', async () => {
    const path = await pathOf('/bin/busybox')
    const ask = () => call('files:preview', { path, layer: 0, offset: 0, as: 'hex' })
    const older = ask().catch((error: unknown) => error)
    const newer = await ask()
    const outcome = await older
    expect(outcome).toBeInstanceOf(StrataError)
    expect((outcome as StrataError).info.code).toBe('cancelled')
    expect(newer.content.kind).toBe('hex')
  })

  it('extract the whole file system and tell how far it is', async () => {
    const selection = { kind: 'merged', path: 0, at: 9 } as const
    const destination = join(folder, 'rootfs')
    const report = await call('files:extract', {
      selection,
      form: 'folder',
      keepOwners: false,
      destination,
    })
    expect(existsSync(join(destination, 'bin/busybox'))).toBe(true)
    expect(report.bytes).toBe((await call('overview', null)).image.mergedSize)
    expect(heard.some((message) => 'extract' in message)).toBe(true)
  })

  it('let a newer search end an older one', async () => {
    const search = (text: string) =>
      call('files:search', {
        ...shown,
        ...page,
        query: { text, syntax: 'regex', on: 'path', ignoreCase: false },
      })
    const older = search('a.*b').catch((error: unknown) => error)
    const newer = await search('b.*c')
    const outcome = await older
    expect(outcome instanceof StrataError ? outcome.info.code : 'done').toMatch(/cancelled|done/)
    expect(newer.total).toBeGreaterThanOrEqual(0)
  })
})
