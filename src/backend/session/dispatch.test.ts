import { describe, expect, it } from 'vitest'
import { callNames } from '../../shared/contract.ts'
import { terminalError, StrataError } from '../../shared/errors.ts'
import { createDispatch } from './dispatch.ts'
import type { Handlers } from './dispatch.ts'

const session = '0123456789abcdef0123456789abcdef'

const shown = {
  session,
  view: { mode: 'merged', layer: 2 },
  ghosts: true,
  filter: { kinds: ['file'], changed: ['content'], minSize: 1, setId: true },
  sort: { by: 'size', order: 'desc' },
}
const query = (text: string) => ({ text, syntax: 'glob', on: 'path', ignoreCase: true })
const layer = { kind: 'layer', layer: 1 }

/** Handlers that give back what reached them. */
const echo = Object.fromEntries(
  callNames.map((name) => [name, (arg: unknown) => Promise.resolve({ name, arg })]),
) as unknown as Handlers

describe('dispatch', () => {
  it.each([
    ['app:info', {}],
    ['settings:get', {}],
    ['settings:set', { change: { theme: 'dark', cache: { enabled: true, maxBytes: 1 } } }],
    ['engine:select', { id: 'context:desktop-linux' }],
    ['file:pick', { what: 'folder' }],
    [
      'session:open',
      { source: { kind: 'engine', image: 'localhost:5000/team/app:1.2@sha256:00' } },
    ],
    ['session:open', { source: { kind: 'engine', image: 'app', platform: 'linux/arm64/v8' } }],
    ['session:open', { source: { kind: 'file', handle: session, name: 'a b ≈.tar' } }],
    ['session:open', { source: { kind: 'sample' } }],
    ['session:waste', { session, offset: 0, limit: 1000 }],
    ['session:choose', { session, index: 3 }],
    ['session:export', { session, format: 'html' }],
    ['files:children', { ...shown, directory: 0, collapse: true, offset: 0, limit: 100 }],
    ['files:list', { ...shown, what: 'directories', offset: 0, limit: 1000 }],
    ['files:search', { ...shown, query: query('a'), offset: 0, limit: 10 }],
    ['files:reveal', { ...shown, target: '/etc/passwd', collapse: false }],
    ['files:reveal', { ...shown, target: 12, collapse: false }],
    ['files:preview', { session, path: 1, layer: 0, offset: 0, as: 'auto' }],
    ['files:diff', { session, path: 1, from: 0, to: 3 }],
    ['files:extract', { session, selection: layer, form: 'tar', keepOwners: true }],
    ['files:drag', { session, path: 7, layer: 1 }],
  ])('%s takes %j', async (name, arg) => {
    expect(await createDispatch(echo)(name, arg)).toEqual({ ok: true, value: { name, arg } })
  })

  it.each([
    ['engine:delete', {}],
    ['__proto__', {}],
    ['constructor', {}],
    ['', {}],
    ['app:info', null],
    ['app:info', undefined],
    ['app:info', []],
    ['app:info', { extra: 1 }],
    ['settings:set', { theme: 'dark' }],
    ['settings:set', { change: { theme: 'sepia' } }],
    ['settings:set', { change: { path: '/etc/passwd' } }],
    ['engine:select', { id: '' }],
    ['engine:select', { id: 'x'.repeat(201) }],
    ['file:pick', { what: 'anything' }],
    ['session:open', {}],
    ['session:open', { source: { kind: 'path', path: '/etc/passwd' } }],
    ['session:open', { source: { kind: 'file', handle: '/etc/passwd', name: 'passwd' } }],
    ['session:open', { source: { kind: 'file', handle: session, name: 'a', path: '/etc/passwd' } }],
    ['session:open', { source: { kind: 'engine', image: '../containers/json?all=1' } }],
    ['session:open', { source: { kind: 'engine', image: 'a b' } }],
    ['session:open', { source: { kind: 'engine', image: 'a'.repeat(601) } }],
    ['session:open', { source: { kind: 'engine', image: 'a', platform: '{"os":"linux"}' } }],
    ['session:state', { session: '../x' }],
    ['session:state', { session: 7 }],
    ['session:waste', { session, offset: 0, limit: 1001 }],
    ['session:waste', { session, offset: -1, limit: 1 }],
    ['session:waste', { session, offset: 0.5, limit: 1 }],
    ['session:waste', { session, offset: Number.NaN, limit: 1 }],
    ['session:choose', { session, index: -1 }],
    ['session:export', { session, format: 'exe' }],
    ['files:children', { ...shown, directory: 0, collapse: true, offset: 0, limit: 1001 }],
    ['files:children', { ...shown, directory: -1, collapse: true, offset: 0, limit: 1 }],
    ['files:children', { ...shown, view: { mode: 'union' }, directory: 0, collapse: true }],
    ['files:search', { ...shown, query: query('a'.repeat(1001)), offset: 0, limit: 10 }],
    ['files:list', { ...shown, filter: { minSize: '1' }, what: 'files', offset: 0, limit: 1 }],
    ['files:extract', { session, selection: layer, form: 'tar', keepOwners: true, path: '/etc' }],
    ['files:extract', { session, selection: layer, form: 'tar', destination: '/etc/cron.d/x' }],
    ['files:drag', { session, path: 7, layer: 1, destination: '/etc/cron.d/x' }],
  ])('%s refuses %j', async (name, arg) => {
    expect(await createDispatch(echo)(name, arg)).toMatchObject({
      ok: false,
      error: { code: 'invalid-argument' },
    })
  })

  it('gives a known failure as it is', async () => {
    const info = terminalError('image-gone', 'The image is gone.')
    const dispatch = createDispatch({
      ...echo,
      'app:info': () => Promise.reject(new StrataError(info)),
    })
    expect(await dispatch('app:info', {})).toEqual({ ok: false, error: info })
  })

  it('keeps the inside of an unexpected exception inside', async () => {
    const seen: unknown[] = []
    const secret = new Error('/home/someone/.docker/secret')
    const handlers = { ...echo, 'app:info': () => Promise.reject(secret) }
    const answer = await createDispatch(handlers, (error) => seen.push(error))('app:info', {})
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify(answer)).not.toContain('secret')
    expect(seen).toEqual([secret])
  })
})
