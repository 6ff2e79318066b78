import { describe, expect, it } from 'vitest'
import { callNames } from '../../shared/contract.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import { createDispatch } from './dispatch.ts'
import type { Handlers } from './dispatch.ts'

const session = '0123456789abcdef0123456789abcdef'

/** Handlers that give back what reached them. */
const echo = Object.fromEntries(
  callNames.map((name) => [name, (arg: unknown) => Promise.resolve({ name, arg })]),
) as unknown as Handlers

describe('dispatch', () => {
  it.each([
    ['app:info', {}],
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
  ])('%s refuses %j', async (name, arg) => {
    expect(await createDispatch(echo)(name, arg)).toMatchObject({
      ok: false,
      error: { code: 'invalid-argument' },
    })
  })

  it('gives a known failure as it is', async () => {
    const info = errorInfo('image-gone', 'The image is gone.')
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
