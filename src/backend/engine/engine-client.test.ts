import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Agent, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { inspect } from 'node:util'
import { isMainThread } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Result } from '../../core/model/result.ts'
import { StrataError } from '../../shared/errors.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import type { EngineEndpoint } from '../../shared/worker-protocol.ts'
import { EngineClient } from './engine-client.ts'
import type { EngineEvent } from './engine-events.ts'
import { parseHost } from './host-address.ts'

/* Faults. What a real engine shows is tested in test/engine; here are real faults of the socket
   and the network, and answers that no engine can be made to give on demand. */

let folder: string
let socket: string
const closers: (() => unknown)[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-client-'))
  socket = join(folder, 'engine.sock')
})

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
  rmSync(folder, { recursive: true, force: true })
})

function clientOf(host: string, patience = 10_000): EngineClient {
  const parsed = parseHost(host, null, 'linux')
  if (!parsed.ok) throw new StrataError(parsed.error)
  const endpoint: EngineEndpoint = { id: 'flag', name: 'default', ...parsed.value }
  const limits = { status: patience, image: patience, list: patience, ssh: patience }
  const client = new EngineClient(endpoint, limits)
  closers.push(() => client.close())
  return client
}

async function errorOf<T>(answer: Promise<Result<T, ErrorInfo>>): Promise<ErrorInfo> {
  const result = await answer
  if (result.ok) throw new Error(`succeeded with ${JSON.stringify(result.value)}`)
  return result.error
}

type Answerer = (request: IncomingMessage, response: ServerResponse) => void

/** An HTTP server on the socket that answers `/version` and `/info` like an engine of that API. */
async function stub(answer: Answerer, apiVersion = '1.41', containerd = false): Promise<string[]> {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    asked.push(decodeURIComponent(request.url ?? ''))
    if (request.url === '/version') json(response, { Version: '1', ApiVersion: apiVersion })
    else if (request.url === '/info') {
      const status = [['driver-type', 'io.containerd.snapshotter.v1']]
      json(response, { Driver: 'x', DriverStatus: containerd ? status : [] })
    } else answer(request, response)
  })
  closers.push(() => {
    server.closeAllConnections()
    return new Promise((done) => server.close(done))
  })
  await new Promise<void>((done) => server.listen(socket, done))
  return asked
}

function json(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
}

it('describes no request for a log that nobody reads', async () => {
  await stub((_, response) => json(response, []))
  const described: unknown[] = []
  const prototype = Agent.prototype as { [inspect.custom]?: () => string }
  prototype[inspect.custom] = () => String(described.push('the agent'))
  closers.push(() => Reflect.deleteProperty(prototype, inspect.custom))
  const listed = await clientOf(`unix://${socket}`).listImages()
  expect(listed).toMatchObject({ ok: true, value: [] })
  expect(inspect(new Agent())).toBe('1')
  expect(described).toEqual(['the agent'])
})

describe('an engine that is not there', () => {
  it('says that the socket is missing', async () => {
    const status = await clientOf(`unix://${socket}`).status()
    expect(status).toMatchObject({ state: 'off', error: { code: 'engine-socket-missing' } })
    expect(status.error?.message).toContain(socket)
    expect(status.error?.advice).toMatch(/Is Docker running/)
  })

  it('says that nobody listens on a socket left behind', async () => {
    const script = `require('net').createServer().listen(${JSON.stringify(socket)}, () => console.log('up'))`
    const child = spawn(process.execPath, ['-e', script])
    await new Promise((done) => child.stdout.once('data', done))
    child.kill('SIGKILL')
    await new Promise((done) => child.once('exit', done))
    expect(existsSync(socket)).toBe(true)
    const error = await errorOf(clientOf(`unix://${socket}`).listImages())
    expect(error).toMatchObject({ code: 'engine-refused' })
    expect(error.message).toMatch(/no engine listens/)
  })

  it('says that a plain file is no engine', async () => {
    writeFileSync(socket, '')
    expect(await errorOf(clientOf(`unix://${socket}`).inspect('a'))).toMatchObject({
      code: 'engine-refused',
    })
  })

  // Root may open everything, so the rights of nobody are taken on for the moment.
  const canDrop = process.getuid?.() === 0 && isMainThread && process.platform === 'linux'
  it.runIf(canDrop)('says what to do when the socket is closed to this user', async () => {
    await stub(() => {})
    process.seteuid?.(65534)
    const client = clientOf(`unix://${socket}`)
    const status = await client.status().finally(() => process.seteuid?.(0))
    expect(status).toMatchObject({ state: 'failed', error: { code: 'engine-permission-denied' } })
    expect(status.error?.advice).toMatch(/usermod -aG docker \$USER.*log in again/)
  })

  it('says that nothing listens on a port', async () => {
    const server = createTcpServer()
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    await new Promise((done) => server.close(done))
    const status = await clientOf(`tcp://127.0.0.1:${port}`).status()
    expect(status).toMatchObject({ state: 'off', error: { code: 'engine-refused' } })
    expect(status.error?.message).toContain(`tcp://127.0.0.1:${port}`)
  })

  it('says that a host is unknown', async () => {
    const error = await errorOf(clientOf('tcp://no-such-host.invalid:2375').listImages())
    expect(error).toMatchObject({ code: 'engine-unreachable' })
  })

  it('gives up an engine that accepts and says nothing', async () => {
    const server = createTcpServer((connection) => closers.push(() => connection.destroy()))
    closers.push(() => server.close())
    await new Promise<void>((done) => server.listen(socket, done))
    const status = await clientOf(`unix://${socket}`, 200).status()
    expect(status).toMatchObject({ state: 'off', error: { code: 'engine-timeout' } })
  })

  it('tells an engine from another server', async () => {
    const server = createTcpServer((connection) => connection.end('220 mail.example ESMTP\r\n'))
    closers.push(() => server.close())
    await new Promise<void>((done) => server.listen(socket, done))
    const error = await errorOf(clientOf(`unix://${socket}`).listImages())
    expect(error).toMatchObject({ code: 'engine-error' })
    expect(error.message).toMatch(/does not speak the Docker API/)
  })
})

describe('an engine that fails', () => {
  it.each([
    [
      400,
      'client version 1.50 is too new. Maximum supported API version is 1.41',
      'engine-api-too-old',
    ],
    [
      400,
      'client version 1.20 is too old. Minimum supported API version is 1.44',
      'engine-api-too-old',
    ],
    [400, 'Client sent an HTTP request to an HTTPS server.', 'engine-tls'],
    [403, 'authorization denied by plugin', 'engine-permission-denied'],
    [500, 'layer does not exist', 'engine-error'],
    [503, 'starting', 'engine-error'],
    [302, '', 'engine-error'],
  ])('answers %i “%s”: %s', async (status, message, code) => {
    await stub((_, response) => {
      if (status === 302) response.setHeader('Location', 'http://127.0.0.1:1/')
      json(response, { message }, status)
    })
    const error = await errorOf(clientOf(`unix://${socket}`).listImages())
    expect(error.code).toBe(code)
    expect(error.advice).not.toBeNull()
    if (status === 500) expect(error.message).toContain('layer does not exist')
  })

  it('is too old to be read', async () => {
    await stub(() => {}, '1.22')
    expect(await clientOf(`unix://${socket}`).status()).toMatchObject({
      state: 'failed',
      error: { code: 'engine-api-too-old' },
    })
  })

  it('breaks off in the middle of an answer', async () => {
    await stub((_, response) => {
      response.writeHead(200, { 'Content-Length': '1000' }).write('[{"Id":')
      setTimeout(() => response.destroy(), 20)
    })
    const error = await errorOf(clientOf(`unix://${socket}`).listImages())
    expect(error.code).toBe('engine-refused')
  })

  it('answers something else than the list of images', async () => {
    await stub((_, response) => json(response, { hello: 'world' }))
    const error = await errorOf(clientOf(`unix://${socket}`).listImages())
    expect(error.message).toMatch(/does not speak the Docker API/)
  })

  it('closes a kept connection just when it is used again', async () => {
    let requests = 0
    const server = createTcpServer((connection) => {
      connection.on('data', () => {
        requests += 1
        const body = '{"ApiVersion":"1.41"}'
        const head = `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`
        if (requests === 2) connection.destroy()
        else connection.write(head + body)
      })
    })
    closers.push(() => server.close())
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    expect(await clientOf(`tcp://127.0.0.1:${port}`).status()).toMatchObject({ state: 'on' })
    // version, info on the kept connection, info once more on a new one
    expect(requests).toBe(3)
  })

  it('is left alone at once when the caller gives up', async () => {
    await stub(() => {})
    const caller = new AbortController()
    const answer = errorOf(clientOf(`unix://${socket}`).listImages(caller.signal))
    setTimeout(() => caller.abort(), 50)
    expect((await answer).code).toBe('cancelled')
  })
})

describe('what newer and other engines answer', () => {
  const list = [
    {
      Id: 'sha256:' + 'ab'.repeat(32),
      RepoTags: [
        'docker.io/library/app:1',
        'docker.io/team/app:2',
        'localhost/x:y',
        '<none>:<none>',
      ],
      RepoDigests: ['<none>@<none>', 'docker.io/library/app@sha256:01'],
      Created: 1_700_000_000,
      Size: 5,
      SharedSize: 3,
      Manifests: [
        {
          Kind: 'image',
          Available: true,
          ImageData: { Platform: { os: 'linux', architecture: 'amd64' } },
        },
        {
          Kind: 'image',
          Available: true,
          ImageData: { Platform: { os: 'linux', architecture: 'arm', variant: 'v7' } },
        },
        {
          Kind: 'image',
          Available: false,
          ImageData: { Platform: { os: 'linux', architecture: 's390x' } },
        },
        { Kind: 'attestation', Available: true },
      ],
    },
    { Id: 'cd'.repeat(32), RepoTags: null, Created: 0, Size: 1, SharedSize: -1 },
  ]

  it('shows familiar names, real platforms and unknown things as unknown', async () => {
    const asked = await stub((_, response) => json(response, list), '1.47')
    const images = await clientOf(`unix://${socket}`).listImages()
    expect(asked.at(-1)).toBe('/images/json?shared-size=1&manifests=1')
    expect(images).toEqual({
      ok: true,
      value: [
        {
          id: 'sha256:' + 'ab'.repeat(32),
          shortId: 'abababababab',
          tags: ['app:1', 'team/app:2', 'localhost/x:y'],
          digests: ['app@sha256:01'],
          created: 1_700_000_000_000,
          size: 5,
          sharedSize: 3,
          platforms: ['linux/amd64', 'linux/arm/v7'],
        },
        {
          id: 'sha256:' + 'cd'.repeat(32),
          shortId: 'cdcdcdcdcdcd',
          tags: [],
          digests: [],
          created: null,
          size: 1,
          sharedSize: null,
          platforms: [],
        },
      ],
    })
  })

  it('asks an older engine only what it knows', async () => {
    const asked = await stub((_, response) => json(response, []), '1.41')
    expect(await clientOf(`unix://${socket}`).listImages()).toEqual({ ok: true, value: [] })
    expect(asked.at(-1)).toBe('/images/json')
  })

  const inspected = {
    Id: 'sha256:1',
    RepoTags: ['app:1', 'app:2'],
    Os: 'linux',
    Architecture: 'amd64',
    Size: 9,
  }

  it('saves one tag, one platform, and expects the stored content of it', async () => {
    const manifests = [
      {
        Kind: 'image',
        Available: true,
        Size: { Content: 70 },
        ImageData: { Platform: { os: 'linux', architecture: 'arm64' } },
      },
      {
        Kind: 'image',
        Available: true,
        Size: { Content: 30 },
        ImageData: { Platform: { os: 'linux', architecture: 'amd64' } },
      },
    ]
    const asked = await stub(
      (request, response) => {
        if (request.url?.startsWith('/images/get')) response.writeHead(200).end('tar')
        else json(response, { ...inspected, Manifests: manifests })
      },
      '1.49',
      true,
    )
    const client = clientOf(`unix://${socket}`)
    const saved = await client.save('app:1', { platform: 'linux/arm64' })
    expect(saved).toMatchObject({ ok: true, value: { expectedBytes: 70 } })
    expect(saved.ok && (await text(saved.value.stream))).toBe('tar')
    expect(asked).toContain('/images/app:1/json?platform={"os":"linux","architecture":"arm64"}')
    expect(asked).toContain(
      '/images/get?names=app:1&platform={"os":"linux","architecture":"arm64"}',
    )
    expect(await client.save('app:1')).toMatchObject({ ok: true, value: { expectedBytes: 100 } })
  })

  it('saves by ID what was not named by one of its tags', async () => {
    const asked = await stub((request, response) => {
      if (request.url?.startsWith('/images/get')) response.writeHead(200).end('tar')
      else json(response, inspected)
    })
    const client = clientOf(`unix://${socket}`)
    for (const name of ['app', 'sha256:1', 'app@sha256:2']) await client.save(name)
    const saves = asked.filter((url) => url.startsWith('/images/get'))
    expect(saves).toEqual(Array(3).fill('/images/get?names=sha256:1'))
  })

  it('says that a platform is missing, on an engine with platforms and on one without', async () => {
    await stub((_, response) => json(response, inspected), '1.41')
    const error = await errorOf(
      clientOf(`unix://${socket}`).save('app:1', { platform: 'linux/arm64' }),
    )
    expect(error.code).toBe('platform-not-found')
    expect(error.advice).toContain('docker pull --platform linux/arm64 app:1')
  })

  it('understands that the wanted platform is not there', async () => {
    const message =
      'image with reference app:1 was found but does not provide the specified platform (linux/arm64)'
    await stub((_, response) => json(response, { message }, 404), '1.49')
    const client = clientOf(`unix://${socket}`)
    const error = await errorOf(client.inspect('app:1', { platform: 'linux/arm64' }))
    expect(error.code).toBe('platform-not-found')
    expect((await errorOf(client.inspect('app:1', { platform: 'x' }))).code).toBe(
      'invalid-argument',
    )
  })

  it('understands that an image was removed between two questions', async () => {
    await stub((request, response) => {
      if (request.url?.startsWith('/images/get')) json(response, { message: 'No such image' }, 404)
      else json(response, inspected)
    })
    expect((await errorOf(clientOf(`unix://${socket}`).save('app:1'))).code).toBe('image-gone')
  })
})

describe('the stream of a save', () => {
  const inspected = { Id: 'sha256:1', RepoTags: ['app:1'], Size: 9 }

  async function save(write: (response: ServerResponse) => void, signal?: AbortSignal) {
    await stub((request, response) => {
      if (request.url?.startsWith('/images/get')) write(response)
      else json(response, inspected)
    })
    const saved = await clientOf(`unix://${socket}`).save('app:1', { signal })
    if (!saved.ok) throw new StrataError(saved.error)
    return saved.value.stream
  }

  it('passes on what the engine adds behind the tar, for the reader to find', async () => {
    const stream = await save((response) => {
      response.write('tar bytes')
      response.end('{"errorDetail":{"message":"disk full"},"error":"disk full"}\r\n')
    })
    expect(await text(stream)).toMatch(/^tar bytes\{"errorDetail"/)
  })

  it('fails with stream-cut when the connection breaks', async () => {
    const stream = await save((response) => {
      response.write('tar bytes')
      setTimeout(() => response.destroy(), 20)
    })
    await expect(text(stream)).rejects.toMatchObject({ info: { code: 'stream-cut' } })
  })

  it('closes the connection when the caller gives up', async () => {
    const caller = new AbortController()
    let closed = false
    const stream = await save((response) => {
      response.on('close', () => (closed = true))
      response.write('tar bytes')
    }, caller.signal)
    setTimeout(() => caller.abort(), 20)
    await expect(text(stream)).rejects.toMatchObject({ info: { code: 'cancelled' } })
    await expect.poll(() => closed).toBe(true)
  })

  it('closes the connection when the reader stops early', async () => {
    let closed = false
    const stream = await save((response) => {
      response.on('close', () => (closed = true))
      const more = setInterval(() => response.write('x'.repeat(100_000)), 1)
      response.on('close', () => clearInterval(more))
    })
    await new Promise((done) => stream.once('data', done))
    stream.destroy()
    await expect.poll(() => closed).toBe(true)
  })

  it('holds back an engine that is faster than the reader', async () => {
    let sent = 0
    let stuck = false
    const stream = await save((response) => {
      const more = (): void => {
        while (sent < 50_000_000) {
          sent += 65536
          if (!response.write(Buffer.alloc(65536))) break
        }
        stuck = sent < 50_000_000
        response.once('drain', more)
        if (!stuck) response.end()
      }
      more()
    })
    await expect.poll(() => stuck).toBe(true)
    let received = 0
    for await (const chunk of stream as AsyncIterable<Buffer>) received += chunk.length
    expect(received).toBe(sent)
  })
})

describe('events', () => {
  it('reads lines across chunks, leaves saves out, and comes back after a loss', async () => {
    let connections = 0
    await stub((request, response) => {
      connections += 1
      const event = (action: string): string =>
        JSON.stringify({ Type: 'image', Action: action, Actor: { ID: 'sha256:ü' } }) + '\n'
      const bytes = Buffer.from(event('tag') + event('save') + 'garbage\n\n' + event('delete'))
      const half = bytes.indexOf(0xc3) + 1
      response.writeHead(200).write(bytes.subarray(0, half))
      setTimeout(() => {
        response.write(bytes.subarray(half))
        if (connections === 1) response.end()
      }, 20)
    })
    const stop = new AbortController()
    const seen: string[] = []
    await clientOf(`unix://${socket}`).events(stop.signal, (event: EngineEvent) => {
      seen.push(event.kind === 'image' ? `${event.action} ${event.image}` : event.kind)
      if (seen.length === 7) stop.abort()
    })
    const images = ['tag sha256:ü', 'delete sha256:ü']
    expect(seen).toEqual(['connected', ...images, 'lost', 'connected', ...images])
  })

  it('tells of a loss once, however often it tries, and ends with the client', async () => {
    const client = clientOf(`unix://${socket}`)
    const seen: string[] = []
    const watching = client.events(new AbortController().signal, (event) => {
      seen.push(event.kind === 'lost' ? event.error.code : event.kind)
    })
    // long enough for several tries
    await delay(700)
    await stub((_, response) => response.writeHead(200).flushHeaders())
    await expect.poll(() => seen).toContain('connected')
    client.close()
    await watching
    expect(seen).toEqual(['engine-socket-missing', 'connected'])
  })
})
