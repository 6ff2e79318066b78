import { describe, expect, it } from 'vitest'
import type { SessionState } from '../../shared/views.ts'
import type { OpenRequest } from '../../shared/worker-protocol.ts'
import { SessionRegistry } from './session-registry.ts'
import { spawnThread } from './spawn-thread.ts'

const request: OpenRequest = {
  source: { kind: 'path', path: '/nowhere', name: 'nowhere' },
  platform: null,
  generator: 'strata test',
}

/** A session over a real thread that runs `code`; `port` is its parentPort. */
function openWith(code: string) {
  const states: SessionState[] = []
  const script = `import { parentPort as port } from 'node:worker_threads'; ${code}`
  const worker = new URL(`data:text/javascript,${encodeURIComponent(script)}`)
  const registry = new SessionRegistry(spawnThread(worker), (_id, state) => states.push(state))
  const id = registry.open(request)
  const until = async (phase: SessionState['phase']) => {
    while (registry.get(id).state.phase !== phase)
      await new Promise((resolve) => setTimeout(resolve, 5))
    return registry.get(id).state
  }
  return { registry, id, states, until }
}

const answering = `port.on('message', ({ id, call }) => {
  if (call === 'open') port.postMessage({ state: { phase: 'reading', revision: 0, progress: null, error: null } })
  port.postMessage({ id, answer: { ok: true, value: call } })
})`

describe('a session', () => {
  it('passes calls and states', async () => {
    const { registry, id, until, states } = openWith(answering)
    await until('reading')
    expect(await registry.get(id).call('overview', null)).toBe('overview')
    expect(states.map((state) => state.phase)).toContain('reading')
    await registry.close(id)
  })

  it('survives a worker that throws, and answers what was asked', async () => {
    const { registry, id, until } = openWith(
      `port.on('message', ({ call }) => { if (call === 'overview') throw new Error('boom') })`,
    )
    const asked = registry.get(id).call('overview', null)
    await expect(asked).rejects.toMatchObject({ info: { code: 'worker-crashed' } })
    expect((await until('failed')).error?.code).toBe('worker-crashed')
    await expect(registry.get(id).call('waste', { offset: 0, limit: 1 })).rejects.toMatchObject({
      info: { code: 'worker-crashed' },
    })
  })

  it('survives a worker that exits', async () => {
    const { until } = openWith(`process.exit(7)`)
    expect((await until('failed')).error?.code).toBe('worker-crashed')
  })

  it('says when a worker runs out of memory', { timeout: 60_000 }, async () => {
    const states: SessionState[] = []
    const script = `const held = []; for (;;) held.push(new Array(1e6).fill({}))`
    const worker = new URL(`data:text/javascript,${encodeURIComponent(script)}`)
    const registry = new SessionRegistry(spawnThread(worker, 32), (_id, state) =>
      states.push(state),
    )
    registry.open(request)
    while (states.at(-1)?.phase !== 'failed')
      await new Promise((resolve) => setTimeout(resolve, 20))
    expect(states.at(-1)?.error?.code).toBe('out-of-memory')
  })

  it('cancels a worker that hears nothing', async () => {
    const { registry, id, states } = openWith(`for (;;) {}`)
    await registry.get(id).cancel()
    expect(registry.get(id).state.phase).toBe('cancelled')
    expect(states.at(-1)?.phase).toBe('cancelled')
    await expect(registry.get(id).call('overview', null)).rejects.toMatchObject({
      info: { code: 'cancelled' },
    })
  })

  it('publishes nothing after it was closed, and is unknown then', async () => {
    const { registry, id, states, until } = openWith(answering)
    await until('reading')
    const before = states.length
    await registry.close(id)
    await registry.close(id)
    expect(states.length).toBe(before)
    expect(() => registry.get(id)).toThrow('closed')
  })

  it('keeps at most eight, closing the oldest', async () => {
    const worker = new URL(
      `data:text/javascript,${encodeURIComponent('setInterval(() => {}, 1000)')}`,
    )
    const registry = new SessionRegistry(spawnThread(worker), () => {})
    const ids = Array.from({ length: 9 }, () => registry.open(request))
    expect(() => registry.get(ids[0] ?? '')).toThrow()
    expect(registry.get(ids[8] ?? '').state.phase).toBe('opening')
    await registry.closeAll()
  })
})
