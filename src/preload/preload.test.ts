import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Bridge } from '../shared/contract.ts'

/* What a page gets of the preload. Electron's side is written down and answered here. */
const { electron, exposed, invoked, listeners } = vi.hoisted(() => {
  const listeners = new Map<string, (...args: unknown[]) => void>()
  const invoked: unknown[][] = []
  const exposed: Record<string, unknown> = {}
  const electron = {
    contextBridge: { exposeInMainWorld: (key: string, api: unknown) => (exposed[key] = api) },
    ipcRenderer: {
      invoke: (...args: unknown[]) => {
        invoked.push(args)
        return Promise.resolve({ ok: true, value: null })
      },
      on: (channel: string, listener: () => void) => void listeners.set(channel, listener),
      off: (channel: string) => void listeners.delete(channel),
    },
    webUtils: { getPathForFile: (file: File) => (file.name === 'dropped.tar' ? '/d.tar' : '') },
  }
  return { electron, exposed, invoked, listeners }
})
vi.mock('electron', () => electron)

let bridge: Bridge
beforeAll(async () => {
  await import('./index.ts')
  bridge = exposed['strata'] as Bridge
})

describe('the bridge', () => {
  it('is three functions under one name', () => {
    expect(Object.keys(exposed)).toEqual(['strata'])
    expect(Object.entries(bridge).map(([name, value]) => [name, typeof value])).toEqual([
      ['call', 'function'],
      ['on', 'function'],
      ['grant', 'function'],
    ])
  })

  it('passes the calls of the contract on one channel', async () => {
    await bridge.call('app:info', {})
    expect(invoked.splice(0)).toEqual([['call', 'app:info', {}]])
  })

  it.each(['file:grant', 'shell:open', '', '__proto__'])('refuses the call %j', async (name) => {
    await expect(bridge.call(name as 'app:info', {})).rejects.toThrow('unknown call')
    expect(invoked).toEqual([])
  })

  it('tells events of the contract until it is stopped', () => {
    const heard: unknown[] = []
    const stop = bridge.on('command', (payload) => heard.push(payload))
    listeners.get('event')?.({ sender: 'never shown' }, 'command', { id: 'keys.show' })
    listeners.get('event')?.({}, 'engine:changed', {})
    expect(heard).toEqual([{ id: 'keys.show' }])
    stop()
    expect(listeners.size).toBe(0)
  })

  it('listens for nothing else', () => {
    bridge.on('secrets' as 'command', () => undefined)
    expect(listeners.size).toBe(0)
  })

  it('hands over a file that the user gave, and none that a script made', async () => {
    await bridge.grant(new File([], 'dropped.tar'))
    expect(invoked.splice(0)).toEqual([['file:grant', '/d.tar']])
    expect(await bridge.grant(new File([], 'made.tar'))).toMatchObject({ ok: false })
    expect(invoked).toEqual([])
  })
})
