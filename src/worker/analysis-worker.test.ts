import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { configOf, layerOf, tarOf } from '../../test/unit-support/test-archive.ts'
import { Session } from '../backend/session/session.ts'
import { spawnThread } from '../backend/session/spawn-thread.ts'
import type { SessionState } from '../shared/views.ts'
import type { OpenRequest } from '../shared/worker-protocol.ts'

/* The worker as it runs: a thread that is told things in any order. */

const sample = fileURLToPath(new URL('../../resources/sample-image.tar', import.meta.url))
const bytes = readFileSync(sample)
const spawn = spawnThread(new URL('./index.ts', import.meta.url))
const open: Session[] = []

function start() {
  const states: SessionState[] = []
  const session = new Session('test', spawn(), (state) => states.push(state))
  open.push(session)
  const until = (phase: SessionState['phase']) =>
    expect.poll(() => session.state.phase, { timeout: 20_000 }).toBe(phase)
  return { session, states, until }
}

const request = (source: OpenRequest['source']): OpenRequest => ({
  source,
  platform: null,
  generator: 'strata test',
})
const path = request({ kind: 'path', path: sample, name: 'sample.tar' })
const pushed = request({ kind: 'pushed', name: 'pushed.tar', expectedBytes: null })

afterEach(async () => {
  await Promise.all(open.splice(0).map((session) => session.close()))
})

describe('the analysis worker', { timeout: 30_000 }, () => {
  it('answers what cannot be answered yet with an error, and goes on', async () => {
    const { session, until } = start()
    const early = { info: { code: 'session-not-ready' } }
    await expect(session.call('overview', null)).rejects.toMatchObject(early)
    await expect(session.call('waste', { offset: 0, limit: 1 })).rejects.toMatchObject(early)
    await expect(session.call('choose', { index: 0 })).rejects.toMatchObject(early)
    await expect(session.call('export', { format: 'json' })).rejects.toMatchObject(early)
    await expect(session.call('chunk', { bytes })).rejects.toMatchObject({
      info: { code: 'internal' },
    })
    expect(await session.call('end', { error: null })).toBeNull()
    session.open(path)
    await until('ready')
    expect((await session.call('overview', null)).complete).toBe(true)
    await expect(session.call('choose', { index: 5 })).rejects.toMatchObject({
      info: { code: 'image-choice-unknown' },
    })
    expect(await session.call('choose', { index: 0 })).toMatchObject({ chosen: 0 })
  })

  it('takes another image of an archive, whether it is read or still being read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'strata-worker-'))
    const layer = layerOf({ 'etc/os': 'one' })
    const item = (name: string) => ({ Config: name, RepoTags: [`${name}:1`], Layers: ['l.tar'] })
    const two = tarOf(
      ['l.tar', layer],
      ['one', configOf([layer], { architecture: 'arm64' })],
      ['two', configOf([layer], { architecture: 's390x' })],
      ['manifest.json', JSON.stringify([item('one'), item('two')])],
    )
    const file = join(folder, 'two.tar')
    writeFileSync(file, two)
    const { session, until } = start()
    session.open(request({ kind: 'path', path: file, name: 'two.tar' }))
    const take = () => session.call('choose', { index: 1 }).catch(() => null)
    await expect.poll(take, { interval: 1, timeout: 20_000 }).toMatchObject({ chosen: 1 })
    await until('ready')
    const whole = await session.call('overview', null)
    expect(whole).toMatchObject({ complete: true, chosen: 1, image: { tags: ['two:1'] } })
    rmSync(folder, { recursive: true })
  })

  it('takes pushed bytes in pieces of any size', async () => {
    const { session, until } = start()
    session.open(pushed)
    for (let at = 0; at < bytes.length;) {
      const length = 1 + ((at * 7919) % 20_000)
      await session.call('chunk', { bytes: bytes.subarray(at, at + length) })
      at += length
    }
    await session.call('end', { error: null })
    await until('ready')
    expect((await session.call('overview', null)).source.bytesRead).toBe(bytes.length)
  })

  it('fails when the bytes stop before their end', async () => {
    const { session, until } = start()
    session.open(pushed)
    await session.call('chunk', { bytes: bytes.subarray(0, 100_000) })
    await session.call('end', { error: 'the connection was closed' })
    await until('failed')
    expect(session.state.error?.code).toBe('stream-cut')
  })

  it('is cancelled while it waits for bytes, and says nothing afterwards', async () => {
    const { session, states, until } = start()
    session.open(pushed)
    await session.call('chunk', { bytes: bytes.subarray(0, 100_000) })
    await session.cancel()
    await until('cancelled')
    expect(states.at(-1)?.phase).toBe('cancelled')
    await expect(session.call('chunk', { bytes })).rejects.toMatchObject({
      info: { code: 'cancelled' },
    })
  })

  it('gives advice, and tells what following it would change', async () => {
    const { session, until } = start()
    session.open(path)
    await until('ready')
    const advice = await session.call('advice', null)
    expect(advice.bytes).toBe(advice.cards.reduce((sum, { bytes }) => sum + bytes, 0))
    const cards = advice.cards.map(({ id }) => id)
    const change = { cards, paths: [], layers: [], squashed: [] }
    const { before, after } = await session.call('what-if', change)
    expect(before.size - after.size).toBe(advice.bytes)
  })

  it('keeps its result when it is cancelled after the end', async () => {
    const { session, until } = start()
    session.open(path)
    await until('ready')
    await session.cancel()
    expect(session.state.phase).toBe('ready')
    expect((await session.call('overview', null)).complete).toBe(true)
  })

  it('says what is wrong with a file', async () => {
    const { session, until } = start()
    session.open(request({ kind: 'path', path: '/no/such/file', name: 'file' }))
    await until('failed')
    expect(session.state.error?.code).toBe('source-not-found')
  })
})
