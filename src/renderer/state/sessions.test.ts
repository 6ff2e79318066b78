import { describe, expect, it } from 'vitest'
import { succeed, fail } from '../../core/model/result.ts'
import { terminalError } from '../../shared/errors.ts'
import type { SessionState } from '../../shared/views.ts'
import { fakeBridge, stateOf, type FakeBridge } from '../app/fake-bridge.test-support.ts'
import { helloImage, seedImage } from '../features/overview/fixtures.test-support.ts'
import { createSessions, type Sessions } from './sessions.ts'

/** Lets every answer that is on its way arrive. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

function host(state: SessionState): FakeBridge {
  const bridge = fakeBridge()
  let opened = 0
  bridge.answer('session:open', () => succeed({ session: `s${String((opened += 1))}` }))
  bridge.answer('session:state', () => succeed(state))
  bridge.answer('session:overview', () => succeed(seedImage))
  bridge.answer('session:close', () => succeed(null))
  bridge.answer('session:cancel', () => succeed(null))
  return bridge
}

const engine = (image: string) => ({ kind: 'engine', image }) as const
const inView = ({ store }: Sessions) =>
  store.get().images.find((image) => image.key === store.get().current)
const called = (bridge: FakeBridge, name: string) =>
  bridge.calls.filter((call) => call.name === name).length

describe('opening an image', () => {
  it('shows it as ready only together with its overview', async () => {
    const sessions = createSessions(host(stateOf('ready')))
    sessions.open(engine('a'), 'a:1')
    expect(inView(sessions)?.state.phase).toBe('opening')
    await settle()
    expect(inView(sessions)?.state.phase).toBe('ready')
    expect(inView(sessions)?.overview).toBe(seedImage)
  })

  it('fetches the overview again when the revision grows, and not otherwise', async () => {
    const bridge = host(stateOf('reading', { revision: 1 }))
    const sessions = createSessions(bridge)
    const stop = sessions.watch()
    sessions.open(engine('a'), 'a:1')
    await settle()
    expect(called(bridge, 'session:overview')).toBe(1)
    bridge.emit('session:state', { session: 's1', state: stateOf('reading', { revision: 1 }) })
    await settle()
    expect(called(bridge, 'session:overview')).toBe(1)
    bridge.answer('session:overview', () => succeed(helloImage))
    bridge.emit('session:state', { session: 's1', state: stateOf('reading', { revision: 2 }) })
    await settle()
    expect(inView(sessions)?.overview).toBe(helloImage)
    stop()
  })

  it('fetches it once more when a base was found after it was ready', async () => {
    const bridge = host(stateOf('ready', { revision: 2 }))
    const sessions = createSessions(bridge)
    const stop = sessions.watch()
    sessions.open(engine('a'), 'a:1')
    await settle()
    bridge.answer('session:overview', () => succeed(helloImage))
    const later = stateOf('ready', { revision: 3 })
    bridge.emit('session:state', { session: 's1', state: later })
    await settle()
    expect(inView(sessions)?.overview).toBe(seedImage)
    for (const revision of [4, 5]) {
      const state = { ...later, revision, baseFoundLater: true } as const
      bridge.emit('session:state', { session: 's1', state })
    }
    await settle()
    expect(inView(sessions)?.overview).toBe(helloImage)
    expect(inView(sessions)?.state.phase).toBe('ready')
    expect(called(bridge, 'session:overview')).toBe(2)
    stop()
  })

  it('ignores a state that is older than the one in view', async () => {
    const bridge = host(stateOf('reading', { revision: 5 }))
    const sessions = createSessions(bridge)
    const stop = sessions.watch()
    sessions.open(engine('a'), 'a:1')
    await settle()
    bridge.emit('session:state', { session: 's1', state: stateOf('reading', { revision: 4 }) })
    expect(inView(sessions)?.state.revision).toBe(5)
    stop()
  })

  it('fails with the host’s reason, and opens again on retry', async () => {
    const bridge = host(stateOf('ready'))
    const reason = terminalError('image-gone', 'The image was removed.')
    bridge.answer('session:open', () => fail(reason))
    const sessions = createSessions(bridge)
    sessions.open(engine('a'), 'a:1')
    await settle()
    expect(inView(sessions)?.state).toMatchObject({ phase: 'failed', error: reason })
    bridge.answer('session:open', () => succeed({ session: 'again' }))
    sessions.retry()
    await settle()
    expect(inView(sessions)?.state.phase).toBe('ready')
  })
})

describe('going from image to image', () => {
  it('keeps what was read to its end, so that going back asks the host nothing', async () => {
    const bridge = host(stateOf('ready'))
    const sessions = createSessions(bridge)
    sessions.open(engine('a'), 'a:1')
    await settle()
    sessions.open(engine('b'), 'b:1')
    await settle()
    const before = bridge.calls.length
    sessions.open(engine('a'), 'a:1')
    expect(inView(sessions)?.state.phase).toBe('ready')
    expect(bridge.calls.length).toBe(before)
  })

  it('closes what was not, even when the host had not yet answered', async () => {
    const bridge = host(stateOf('reading'))
    const sessions = createSessions(bridge)
    sessions.open(engine('a'), 'a:1')
    sessions.open(engine('b'), 'b:1')
    await settle()
    expect(bridge.calls).toContainEqual({ name: 'session:close', arg: { session: 's1' } })
    expect(inView(sessions)?.session).toBe('s2')
  })

  it('keeps four images and closes the one longest not seen', async () => {
    const bridge = host(stateOf('ready'))
    const sessions = createSessions(bridge)
    for (const name of ['a', 'b', 'c', 'd', 'a', 'e']) {
      sessions.open(engine(name), name)
      await settle()
    }
    expect(sessions.store.get().images.map((image) => image.title)).toEqual(['e', 'a', 'd', 'c'])
    expect(bridge.calls).toContainEqual({ name: 'session:close', arg: { session: 's2' } })
  })

  it('lists opened archives once, newest first', () => {
    const sessions = createSessions(host(stateOf('ready')))
    for (const name of ['one.tar', 'two.tar', 'one.tar']) {
      sessions.open({ kind: 'file', handle: name, name }, name)
    }
    expect(sessions.store.get().recent.map((each) => each.title)).toEqual(['two.tar', 'one.tar'])
  })
})

describe('an archive that failed', () => {
  it('stays marked after it was left, until it is read to its end', async () => {
    const bridge = host(stateOf('failed', { error: terminalError('archive-damaged', 'Damaged.') }))
    const sessions = createSessions(bridge)
    const marks = () => sessions.store.get().recent.map((each) => [each.title, each.failed])
    const file = { kind: 'file', handle: 'h', name: 'one.tar' } as const
    sessions.open(file, 'one.tar')
    await settle()
    sessions.open(engine('a'), 'a:1')
    expect(marks()).toEqual([['one.tar', true]])
    bridge.answer('session:state', () => succeed(stateOf('ready')))
    sessions.open(file, 'one.tar')
    await settle()
    expect(marks()).toEqual([['one.tar', false]])
  })
})

describe('cancelling', () => {
  it('takes effect at once and keeps what can be shown', async () => {
    const bridge = host(stateOf('reading', { revision: 1 }))
    const sessions = createSessions(bridge)
    const stop = sessions.watch()
    sessions.open(engine('a'), 'a:1')
    await settle()
    sessions.cancel()
    expect(inView(sessions)?.state.phase).toBe('cancelled')
    expect(inView(sessions)?.overview).toBe(seedImage)
    expect(bridge.calls).toContainEqual({ name: 'session:cancel', arg: { session: 's1' } })
    // A late event of the stream does not bring it back.
    bridge.emit('session:state', { session: 's1', state: stateOf('reading', { revision: 2 }) })
    expect(inView(sessions)?.state.phase).toBe('cancelled')
    stop()
  })

  it('does nothing to what is read already', async () => {
    const bridge = host(stateOf('ready'))
    const sessions = createSessions(bridge)
    sessions.open(engine('a'), 'a:1')
    await settle()
    sessions.cancel()
    expect(inView(sessions)?.state.phase).toBe('ready')
    expect(called(bridge, 'session:cancel')).toBe(0)
  })
})
