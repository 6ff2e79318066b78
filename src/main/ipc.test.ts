import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { describe, expect, it } from 'vitest'
import { succeed } from '../core/model/result.ts'
import { FileGrants } from '../backend/session/file-grants.ts'
import { bindIpc } from './ipc.ts'

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => Promise<unknown>

function bound() {
  const handlers = new Map<string, Handler>()
  const ipcMain = { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) }
  const calls: unknown[] = []
  const dispatch = (name: string, arg: unknown) => {
    calls.push([name, arg])
    return Promise.resolve(succeed({ version: '' } as never))
  }
  const grants = new FileGrants()
  bindIpc(ipcMain as unknown as IpcMain, (id) => (id === ourWindow ? { dispatch, grants } : null))
  const sendFrom = (id: number, channel: string, senderFrame: unknown, ...args: unknown[]) =>
    handlers.get(channel)?.({ sender: { id }, senderFrame } as IpcMainInvokeEvent, ...args)
  const send = (channel: string, senderFrame: unknown, ...args: unknown[]) =>
    sendFrom(ourWindow, channel, senderFrame, ...args)
  return { send, sendFrom, calls, grants, channels: [...handlers.keys()] }
}

const ourWindow = 7
const ours = { url: 'app://bundle/index.html', parent: null }

describe('bindIpc', () => {
  it('has two channels', () => {
    expect(bound().channels).toEqual(['call', 'file:grant'])
  })

  it('passes the calls of our page', async () => {
    const { send, calls } = bound()
    expect(await send('call', ours, 'app:info', {})).toMatchObject({ ok: true })
    expect(calls).toEqual([['app:info', {}]])
  })

  it.each([
    ['a page of the web', { url: 'https://evil.example/', parent: null }],
    ['a frame inside', { url: 'app://bundle/index.html', parent: ours }],
    ['a host that begins alike', { url: 'app://bundle.evil/index.html', parent: null }],
    ['a file', { url: 'file:///index.html', parent: null }],
    ['a frame that is gone', null],
  ])('refuses %s', async (_who, frame) => {
    const { send, calls } = bound()
    expect(await send('call', frame, 'app:info', {})).toMatchObject({ ok: false })
    expect(await send('file:grant', frame, '/etc/hostname')).toMatchObject({ ok: false })
    expect(calls).toEqual([])
  })

  it('refuses web contents that are no window of ours, whatever their page', async () => {
    const { sendFrom, calls } = bound()
    expect(await sendFrom(8, 'call', ours, 'app:info', {})).toMatchObject({ ok: false })
    expect(await sendFrom(8, 'file:grant', ours, '/etc/hostname')).toMatchObject({ ok: false })
    expect(calls).toEqual([])
  })

  it.each([[7], [null], [{ name: 'app:info' }]])('refuses %j as a name', async (name) => {
    const { send, calls } = bound()
    expect(await send('call', ours, name, {})).toMatchObject({ ok: false })
    expect(calls).toEqual([])
  })

  it('gives a handle for a file, never its path', async () => {
    const { send, grants } = bound()
    const answer = (await send('file:grant', ours, '/etc/hostname')) as {
      value: { handle: string }
    }
    expect(JSON.stringify(answer)).not.toContain('/etc')
    expect(grants.resolve(answer.value.handle)).toMatchObject({ path: '/etc/hostname' })
  })

  it.each([[''], [7], [null], [undefined]])('refuses %j as a path', async (path) => {
    expect(await bound().send('file:grant', ours, path)).toMatchObject({ ok: false })
  })
})
