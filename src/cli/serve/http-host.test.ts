import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { succeed } from '../../core/model/result.ts'
import { Downloads } from '../../backend/session/downloads.ts'
import { FileGrants } from '../../backend/session/file-grants.ts'
import { SessionRegistry } from '../../backend/session/session-registry.ts'
import { spawnThread } from '../../backend/session/spawn-thread.ts'
import { EventStream } from './event-stream.ts'
import { startHttpHost } from './http-host.ts'

const token = 'the-token-of-this-test'
const folder = mkdtempSync(join(tmpdir(), 'strata-http-'))

/** A worker that takes its time for every piece, and says in the end how many bytes came. */
const slowReader = `import { parentPort as port } from 'node:worker_threads'
let bytes = 0, waiting = 0, most = 0
port.on('message', async ({ id, call, arg }) => {
  if (call === 'chunk') {
    most = Math.max(most, ++waiting)
    bytes += arg.bytes.length
    await new Promise((resolve) => setTimeout(resolve, 1))
    waiting--
  }
  if (call === 'end') port.postMessage({ state: { phase: 'ready', revision: bytes, progress: null, error: arg.error ? { code: 'stream-cut' } : null } })
  port.postMessage({ id, answer: { ok: true, value: call === 'overview' ? most : null } })
})`

const calls: unknown[] = []
const grants = new FileGrants()
const downloads = new Downloads()
let empty = 0
const events = new EventStream({ onJoin: () => {}, onEmpty: () => empty++ })
const sessions = new SessionRegistry(
  spawnThread(new URL(`data:text/javascript,${encodeURIComponent(slowReader)}`)),
  (session, state) => events.send('session:state', { session, state }),
)
let server: Server
let origin = ''
let address = ''

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<html><p>the window</p>')
  writeFileSync(join(folder, 'app.js'), '1')
  const started = await startHttpHost({
    dispatch: (name, arg) => {
      calls.push([name, arg])
      return Promise.resolve(succeed({ handle: '', name: 'n', size: null }))
    },
    grants,
    sessions,
    events,
    downloads,
    token,
    renderer: folder,
    look: () => Promise.resolve({ theme: 'dark', contrast: 'system' }),
    host: '127.0.0.1',
    port: 0,
  })
  server = started.server
  address = started.url
  origin = new URL(address).origin
})

afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await sessions.closeAll()
  await downloads.close()
  rmSync(folder, { recursive: true })
})

/** fetch cannot set Host; this can, and sends the path as it is. */
function raw(path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  const { port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end(method === 'POST' ? '{}' : undefined)
  })
}

const withToken = { 'x-strata-token': token }

describe('the address', () => {
  it('gives an extracted file once, under its own name, to be saved and not shown', async () => {
    const path = await downloads.reserve()
    writeFileSync(path, '<script>')
    const address = `${origin}${downloads.add({ path, fileName: "a'ü.html" })}`
    const first = await fetch(address)
    expect(await first.text()).toBe('<script>')
    expect(first.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''a%27%C3%BC.html",
    )
    expect(first.headers.get('content-type')).toBe('application/octet-stream')
    expect((await fetch(address)).status).toBe(404)
    await expect.poll(() => existsSync(path)).toBe(false)
  })

  it('names this machine only, with the token', () => {
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=the-token-of-this-test$/)
  })

  it('opens the window with the strict policy', async () => {
    const response = await fetch(address)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('the window')
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  it.each(['/', '/index.html', '/?token=', '/?token=wrong', `/?token=${token}x`])(
    'without the token %s is refused',
    async (path) => expect((await fetch(origin + path)).status).toBe(401),
  )

  it.each(['/../package.json', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc%2fpasswd'])(
    'gives no file outside of the window for %s',
    async (path) => expect(await raw(path, {})).toBe(404),
  )
})

describe('a call', () => {
  const post = (headers: Record<string, string>, body = '{}', path = '/call/app:info') =>
    fetch(origin + path, { method: 'POST', headers, body })

  it('reaches the dispatch with its argument', async () => {
    calls.length = 0
    const response = await post(withToken, '{"a":[1]}', '/call/session%3Aopen')
    expect(await response.json()).toMatchObject({ ok: true })
    expect(calls).toEqual([['session:open', { a: [1] }]])
  })

  it('is refused without the right token, and nothing runs', async () => {
    calls.length = 0
    expect((await post({})).status).toBe(401)
    expect((await post({ 'x-strata-token': 'wrong' })).status).toBe(401)
    expect((await fetch(`${origin}/events`)).status).toBe(401)
    expect((await fetch(`${origin}/upload/x`, { method: 'PUT', body: 'x' })).status).toBe(401)
    expect((await post({}, '{}', `/call/app:info?token=${token}`)).status).toBe(401)
    expect(calls).toEqual([])
  })

  it('is refused from another origin, even with the token', async () => {
    calls.length = 0
    for (const foreign of ['http://evil.example', 'null', origin.replace(/\d+$/, '1')]) {
      expect((await post({ ...withToken, origin: foreign })).status).toBe(403)
    }
    expect(
      await raw('/call/app:info', { ...withToken, 'sec-fetch-site': 'cross-site' }, 'POST'),
    ).toBe(403)
    expect(
      await raw('/call/app:info', { ...withToken, 'sec-fetch-site': 'same-site' }, 'POST'),
    ).toBe(403)
    expect(calls).toEqual([])
    expect((await post({ ...withToken, origin })).status).toBe(200)
  })

  it('is refused under another host name, the page too', async () => {
    const { port } = new URL(origin)
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1:1',
      `127.0.0.1.evil.example:${port}`,
    ]) {
      expect(await raw(`/?token=${token}`, { host })).toBe(403)
      expect(await raw('/call/app:info', { ...withToken, host }, 'POST')).toBe(403)
    }
    expect(await raw('/call/app:info', { ...withToken, host: `localhost:${port}` }, 'POST')).toBe(
      200,
    )
  })

  it('is refused when it is no JSON or too long', async () => {
    expect((await post(withToken, '{')).status).toBe(400)
    expect((await post(withToken, JSON.stringify('x'.repeat(70_000)))).status).toBe(413)
  })

  it('gives nothing for other methods and places', async () => {
    expect((await fetch(`${origin}/call/app:info`, { headers: withToken })).status).toBe(404)
    expect((await fetch(`${origin}/anything`, { method: 'POST', headers: withToken })).status).toBe(
      404,
    )
    expect((await fetch(`${origin}/app.js`, { method: 'DELETE', headers: withToken })).status).toBe(
      404,
    )
  })
})

describe('a file that is sent', () => {
  it('is granted by name and size only', async () => {
    const offer = (body: unknown) =>
      fetch(`${origin}/grant`, { method: 'POST', headers: withToken, body: JSON.stringify(body) })
    const granted: unknown = await (await offer({ name: 'app.tar', size: 3 })).json()
    expect(granted).toMatchObject({ ok: true, value: { name: 'app.tar', size: 3 } })
    const refused: unknown = await (
      await offer({ name: 'app.tar', size: 3, path: '/etc/passwd' })
    ).json()
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-argument' } })
  })

  it('passes into the worker piece by piece', async () => {
    const id = sessions.open({
      source: { kind: 'pushed', name: 'app.tar', expectedBytes: null },
      platform: null,
      generator: 'test',
    })
    const length = 5_000_000
    const body = Readable.toWeb(Readable.from(pieces(length))) as ReadableStream
    const response = await fetch(`${origin}/upload/${id}`, {
      method: 'PUT',
      headers: withToken,
      body,
      duplex: 'half',
    } as RequestInit)
    expect(await response.json()).toEqual({ ok: true, value: null })
    const { state } = sessions.get(id)
    expect(state).toMatchObject({ phase: 'ready', revision: length, error: null })
    expect(await sessions.get(id).call('overview', null)).toBe(1)
  })

  it('fails the session when it breaks off', async () => {
    const id = sessions.open({
      source: { kind: 'pushed', name: 'app.tar', expectedBytes: null },
      platform: null,
      generator: 'test',
    })
    const { port } = new URL(origin)
    await new Promise<void>((resolve) => {
      const headers = { ...withToken, 'content-length': '1000000' }
      const sent = httpRequest({
        host: '127.0.0.1',
        port,
        path: `/upload/${id}`,
        method: 'PUT',
        headers,
      })
      sent.on('error', () => resolve())
      sent.write(Buffer.alloc(1000), () => setTimeout(() => sent.destroy(), 50))
      sent.on('close', () => resolve())
    })
    await expect.poll(() => sessions.get(id).state.error?.code).toBe('stream-cut')
  })

  it('has nowhere to go without a session', async () => {
    const response = await fetch(`${origin}/upload/unknown`, {
      method: 'PUT',
      headers: withToken,
      body: 'x',
    })
    expect(await response.json()).toMatchObject({ ok: false, error: { code: 'session-unknown' } })
  })
})

it('sends events to every page that listens, and notices that the last has gone', async () => {
  const abort = new AbortController()
  const response = await fetch(`${origin}/events`, { headers: withToken, signal: abort.signal })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const state = { phase: 'ready', revision: 1, progress: null, error: null } as const
  events.send('session:state', { session: 'a', state })
  const reader = response.body!.getReader()
  let text = ''
  while (!text.includes('event:')) text += new TextDecoder().decode((await reader.read()).value)
  expect(text).toContain(
    `event: session:state\ndata: ${JSON.stringify({ session: 'a', state })}\n\n`,
  )
  abort.abort()
  await expect.poll(() => empty).toBe(1)
})

function* pieces(length: number): Generator<Buffer> {
  for (let sent = 0; sent < length; sent += 100_000)
    yield Buffer.alloc(Math.min(100_000, length - sent))
}
