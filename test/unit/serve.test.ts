import { mkdtempSync, openAsBlob, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttpBridge } from '../../src/renderer/http-bridge.ts'
import type { Answer, Arg, Bridge, CallName, Calls } from '../../src/shared/contract.ts'
import type { SessionState, SourceRequest } from '../../src/shared/views.ts'
import { unfinishedArchive } from './support/endless-archive.ts'
import { outcomeOf, sampleImage, startStrata } from './support/strata-process.ts'

/* The whole way of the browser: bridge, HTTP, dispatch, session, worker, analysis. */

const server = startStrata(['serve', sampleImage])
const outcome = outcomeOf(server)
const address = new Promise<string>((resolve) => {
  createInterface({ input: server.stdout }).once('line', resolve)
})
const states = new Map<string, SessionState[]>()
let bridge: Bridge

beforeAll(async () => {
  bridge = createHttpBridge(await address)
  bridge.on('session:state', ({ session, state }) => {
    states.set(session, [...(states.get(session) ?? []), state])
  })
}, 20_000)

afterAll(async () => {
  server.kill('SIGINT')
  const { status, stdout, stderr } = await outcome
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toBe(`${await address}\n`)
})

async function call<N extends CallName>(name: N, arg: Arg<N>): Promise<Calls[N]['result']> {
  const answer: Answer<N> = await bridge.call(name, arg)
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`)
  return answer.value
}

async function openUntil(source: SourceRequest, phase: SessionState['phase']) {
  const { session } = await call('session:open', { source })
  await expect
    .poll(() => call('session:state', { session }), { timeout: 20_000 })
    .toMatchObject(phase === 'failed' ? { phase } : { phase, error: null })
  return session
}

const sampleFile = async (): Promise<File> =>
  new File([await openAsBlob(sampleImage)], 'dropped.tar')

describe('the window in a browser', { timeout: 30_000 }, () => {
  it('knows its host and the source of the command line', async () => {
    const info = await call('app:info', {})
    expect(info).toMatchObject({
      host: 'browser',
      initialSource: { kind: 'file', name: 'sample-image.tar' },
    })
    expect(JSON.stringify(info)).not.toContain('resources')
    const session = await openUntil(info.initialSource as SourceRequest, 'ready')
    expect((await call('session:overview', { session })).image.tags).toEqual(['tides:1.0'])
  })

  it('says why there is no engine', async () => {
    const status = await call('engine:status', {})
    expect(status).toMatchObject({ state: 'off', error: { code: 'engine-socket-missing' } })
    expect(await bridge.call('engine:images', {})).toMatchObject({
      ok: false,
      error: { code: 'engine-socket-missing' },
    })
  })

  it('analyses the sample and answers by page', async () => {
    const session = await openUntil({ kind: 'sample' }, 'ready')
    const overview = await call('session:overview', { session })
    expect(overview.complete).toBe(true)
    expect(overview.layers.every((layer) => layer.state === 'read' && layer.verified)).toBe(true)
    expect(overview.integrity).toMatchObject({
      configVerified: true,
      layersVerified: 10,
      layersTotal: 10,
    })
    expect(overview.dockerfile).toContain('WORKDIR /app')
    expect(overview.runtime.user).toBe('nobody')
    expect(overview.repositories).toMatchObject({ tides: {} })

    const all = await call('session:waste', { session, offset: 0, limit: 1000 })
    const page = await call('session:waste', { session, offset: 1, limit: 2 })
    expect(page).toEqual({ total: all.total, offset: 1, rows: all.rows.slice(1, 3) })
    expect(overview.efficiency?.wastedFiles).toBe(all.total)
    expect(await call('session:waste', { session, offset: 1000, limit: 10 })).toMatchObject({
      rows: [],
    })

    const archive = await call('session:archive', { session, offset: 0, limit: 1000 })
    expect(archive.rows.filter((entry) => entry.layer !== null)).toHaveLength(10)
    expect(archive.rows.at(-1)).toMatchObject({ name: 'repositories', role: 'repositories' })

    const report = await call('session:export', { session, format: 'json' })
    expect(report).toMatchObject({ kind: 'download', fileName: 'tides-1.0.strata.json' })
    const sent = states.get(session) ?? []
    expect(sent.at(-1)).toMatchObject({ phase: 'ready', revision: expect.any(Number) })
    await call('session:close', { session })
    expect(await bridge.call('session:state', { session })).toMatchObject({
      error: { code: 'session-unknown' },
    })
  })

  it('sends a dropped file, again when it is opened again', async () => {
    const granted = await bridge.grant(await sampleFile())
    if (!granted.ok) throw new Error(granted.error.message)
    const { handle, name } = granted.value
    for (let time = 0; time < 2; time++) {
      const session = await openUntil({ kind: 'file', handle, name }, 'ready')
      const overview = await call('session:overview', { session })
      expect(overview.source).toMatchObject({ kind: 'archive', name: 'dropped.tar' })
      expect(overview.layers).toHaveLength(10)
      await call('session:close', { session })
    }
  })

  it('says what is wrong with a file that is no image', async () => {
    const granted = await bridge.grant(new File(['no tar'.repeat(1000)], 'notes.txt'))
    if (!granted.ok) throw new Error(granted.error.message)
    const { handle, name } = granted.value
    const session = await openUntil({ kind: 'file', handle, name }, 'failed')
    const state = await call('session:state', { session })
    expect(state.error?.code).toMatch(/^archive-/)
    expect(await bridge.call('session:overview', { session })).toMatchObject({ ok: false })
  })

  it('cancels one image, while others go on', async () => {
    const other = await openUntil({ kind: 'sample' }, 'ready')
    // Says that it is longer than what comes: the worker waits for the rest for ever.
    const endless = new File([unfinishedArchive() as Uint8Array<ArrayBuffer>], 'endless.tar')
    const granted = await bridge.grant(endless)
    if (!granted.ok) throw new Error(granted.error.message)
    const { session } = await call('session:open', {
      source: {
        kind: 'file',
        handle: (await bridgeWithoutUpload(granted.value.name)).handle,
        name: 'x',
      },
    })
    const early = await bridge.call('session:waste', { session, offset: 0, limit: 1 })
    expect(early).toMatchObject({ ok: false, error: { code: 'session-not-ready' } })
    await call('session:cancel', { session })
    expect(await call('session:state', { session })).toMatchObject({
      phase: 'cancelled',
      error: null,
    })
    expect(
      (await call('session:waste', { session: other, offset: 0, limit: 1 })).rows,
    ).toHaveLength(1)
  })
})

/** A grant whose bytes never come: made by another page, which has gone since. */
async function bridgeWithoutUpload(name: string) {
  const granted = await createHttpBridge(await address).grant(new File(['x'], name))
  if (!granted.ok) throw new Error(granted.error.message)
  return granted.value
}

describe('the boundary that someone has moved', { timeout: 40_000 }, () => {
  it('is remembered on another port, until it is put back', async () => {
    const home = mkdtempSync(join(tmpdir(), 'strata-home-'))
    const env = { HOME: home, XDG_CONFIG_HOME: join(home, '.config') }
    /** Opens the sample in a server of its own, moves the boundary, and says where it then is. */
    const visit = async (move: (number | null)[]) => {
      const child = startStrata(['serve'], { env })
      const ended = outcomeOf(child)
      const url = await new Promise<string>((resolve) => {
        createInterface({ input: child.stdout }).once('line', resolve)
      })
      const other = createHttpBridge(url)
      const ask = async <N extends CallName>(name: N, arg: Arg<N>): Promise<Calls[N]['result']> => {
        const answer = await other.call(name, arg)
        if (!answer.ok) throw new Error(answer.error.message)
        return answer.value
      }
      const { session } = await ask('session:open', { source: { kind: 'sample' } })
      await expect
        .poll(() => ask('session:state', { session }), { timeout: 20_000 })
        .toMatchObject({ phase: 'ready' })
      const { base: before } = await ask('session:overview', { session })
      for (const layers of move) await ask('session:base', { session, layers })
      const { base: after } = await ask('session:overview', { session })
      child.kill('SIGINT')
      expect((await ended).stderr).toBe('')
      return {
        found: before.moved?.from ?? before.layers,
        before: before.layers,
        after: after.layers,
      }
    }
    try {
      const first = await visit([2, 4])
      expect([first.before, first.after]).toEqual([first.found, 4])
      expect(await visit([])).toEqual({ found: first.found, before: 4, after: 4 })
      expect((await visit([null])).after).toBe(first.found)
      expect((await visit([])).before).toBe(first.found)
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  })
})
