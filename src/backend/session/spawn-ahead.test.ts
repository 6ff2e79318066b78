import { describe, expect, it, vi } from 'vitest'
import type { SpawnWorker } from '../../shared/worker-protocol.ts'
import { spawnAhead } from './spawn-ahead.ts'

function counted() {
  const exits: ((reason: string | null) => void)[] = []
  let ended = 0
  const spawn: SpawnWorker = () => ({
    post: () => {},
    onMessage: () => {},
    onExit: (listener) => void exits.push(listener),
    terminate: () => {
      ended++
      return Promise.resolve()
    },
  })
  return { spawn: vi.fn(spawn), exits, ended: () => ended }
}

describe('spawnAhead', () => {
  it('has one ready, and the next one soon', () => {
    vi.useFakeTimers()
    const { spawn } = counted()
    const ahead = spawnAhead(spawn)
    expect(spawn).toHaveBeenCalledTimes(1)
    const first = ahead.spawn()
    expect(spawn).toHaveBeenCalledTimes(1)
    expect(first).toBe(spawn.mock.results[0]?.value)
    vi.advanceTimersByTime(5000)
    expect(spawn).toHaveBeenCalledTimes(2)
    expect(ahead.spawn()).not.toBe(first)
    vi.useRealTimers()
  })

  it('does not hand out one that has died', () => {
    const { spawn, exits } = counted()
    const ahead = spawnAhead(spawn)
    exits[0]?.('exit status 1')
    ahead.spawn()
    expect(spawn).toHaveBeenCalledTimes(2)
  })

  it('leaves nothing when it is closed', async () => {
    const { spawn, ended } = counted()
    await spawnAhead(spawn).close()
    expect(ended()).toBe(1)
  })
})
