import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Server, Socket } from 'node:net'
import { connect as connectSocket, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { createServer as createTlsServer } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { EngineClient } from '../../src/backend/engine/engine-client.ts'
import type { EngineImage } from '../../src/backend/engine/engine-image.ts'
import { resolveEndpoint } from '../../src/backend/engine/endpoints.ts'
import type { Result } from '../../src/core/model/result.ts'
import { StrataError } from '../../src/shared/errors.ts'
import type { ErrorInfo } from '../../src/shared/errors.ts'
import { smallBase } from './support/base-images.ts'
import { run } from './support/command.ts'
import { engineHost, scratch } from './support/context.ts'
import { startEngine } from './support/engine.ts'

const host = engineHost
const socket = host.replace('unix://', '')
const env = { DOCKER_HOST: host, DOCKER_BUILDKIT: '0' }
const docker = (...args: readonly string[]): Promise<string> => run('docker', args, { env })

const built = 'strata-engine/built'
let folder: string
const closers: (() => unknown)[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(scratch('client'), 'run-'))
  const context = join(folder, 'context')
  mkdirSync(context)
  writeFileSync(join(context, 'file'), 'content\n')
  writeFileSync(
    join(context, 'Dockerfile'),
    [
      `FROM ${smallBase}`,
      'ENV GREETING="hello world"',
      'COPY file /file',
      'RUN echo more >> /file && mkdir /made',
      'LABEL with="quotes \\" and ünïcode"',
      'WORKDIR /made',
      'ENTRYPOINT ["/bin/echo", "a b"]',
      'CMD ["c"]',
    ].join('\n'),
  )
  await docker('build', '--network', 'none', '-t', `${built}:1`, context)
  await docker('tag', `${built}:1`, `${built}:2`)
})

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

afterAll(async () => {
  await docker('rmi', '-f', `${built}:1`, `${built}:2`)
  await rm(folder, { recursive: true })
})

async function clientOf(address: string, more: Record<string, string> = {}): Promise<EngineClient> {
  const endpoint = valueOf(await resolveEndpoint({ host: address, env: more, home: folder }))
  const client = new EngineClient(endpoint)
  closers.push(() => client.close())
  return client
}

function valueOf<T>(result: Result<T, ErrorInfo>): T {
  if (result.ok) return result.value
  throw new StrataError(result.error)
}

async function digestOf(stream: Readable): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Passes every connection on to the engine's socket. */
function forward(connection: Socket): void {
  const engine = connectSocket(socket)
  connection.pipe(engine).pipe(connection)
  connection.on('error', () => engine.destroy())
  connection.on('close', () => engine.destroy())
  engine.on('error', () => connection.destroy())
}

async function listen(server: Server): Promise<number> {
  closers.push(() => server.close())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

interface Inspected {
  readonly Id: string
  readonly RepoTags: readonly string[]
  readonly RepoDigests: readonly string[]
  readonly Created: string
  readonly Size: number
  readonly Os: string
  readonly Architecture: string
  readonly Config: unknown
  readonly RootFS: { readonly Layers: readonly string[] }
}

describe('the engine as docker shows it', () => {
  it('is on, with its versions', async () => {
    const status = await (await clientOf(host)).status()
    const format = '{{.Server.Version}} {{.Server.APIVersion}}'
    const [version, api] = (await docker('version', '--format', format)).trim().split(' ')
    const driver = (await docker('info', '--format', '{{.Driver}}')).trim()
    expect(status).toMatchObject({
      state: 'on',
      endpoint: host,
      serverVersion: version,
      apiVersion: api,
      storeDriver: driver,
      error: null,
    })
  })

  it('lists the images that docker lists', async () => {
    const images = valueOf(await (await clientOf(host)).listImages())
    const format = '{{.ID}} {{.Repository}}:{{.Tag}}'
    const rows = (await docker('images', '--no-trunc', '--format', format)).trim().split('\n')
    const shown = images.flatMap(({ id, tags }) =>
      (tags.length === 0 ? ['<none>:<none>'] : tags).map((tag) => `${id} ${tag}`),
    )
    expect(shown.sort()).toEqual(rows.sort())
    const ours = images.find((image) => image.tags.includes(`${built}:1`))
    expect(ours?.tags).toEqual([`${built}:1`, `${built}:2`])
    expect(ours?.id).toContain(ours?.shortId)
  })

  it.each([`${built}:1`, smallBase])('inspects %s as docker does', async (name) => {
    const client = await clientOf(host)
    const image = valueOf(await client.inspect(name))
    const [expected] = JSON.parse(await docker('image', 'inspect', name)) as [Inspected]
    expect(image).toMatchObject({
      id: expected.Id,
      tags: expected.RepoTags,
      digests: expected.RepoDigests,
      diffIds: expected.RootFS.Layers,
      size: expected.Size,
      os: expected.Os,
      architecture: expected.Architecture,
      config: expected.Config,
      createdText: expected.Created,
      created: Date.parse(expected.Created),
    } satisfies Partial<EngineImage>)
    for (const other of [expected.Id, expected.Id.slice(7, 19)]) {
      expect(valueOf(await client.inspect(other)).id).toBe(expected.Id)
    }
  })

  it.each([`${built}:1`, smallBase])('tells the history of %s as docker does', async (name) => {
    const steps = valueOf(await (await clientOf(host)).history(name))
    const format = '{{json .}}'
    const lines = await docker('history', '--no-trunc', '--human=false', '--format', format, name)
    const expected = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>)
      .reverse()
    expect(steps.map((step) => step.createdBy)).toEqual(expected.map((row) => row['CreatedBy']))
    expect(steps.map((step) => step.comment ?? '')).toEqual(expected.map((row) => row['Comment']))
    expect(steps.map((step) => step.size)).toEqual(expected.map((row) => Number(row['Size'])))
    const times = expected.map((row) => Date.parse(row['CreatedAt'] ?? ''))
    expect(steps.map((step) => step.created)).toEqual(times)
  })

  it('saves the very bytes that docker saves', async () => {
    const file = join(folder, 'saved.tar')
    await docker('save', '-o', file, `${built}:1`)
    const saved = valueOf(await (await clientOf(host)).save(`${built}:1`))
    const expected = readFileSync(file)
    const sha256 = createHash('sha256').update(expected).digest('hex')
    expect(await digestOf(saved.stream)).toEqual({ bytes: expected.length, sha256 })
    // The expected total is for a progress bar: it must be near.
    expect(saved.expectedBytes).toBeGreaterThan(expected.length * 0.8)
    expect(saved.expectedBytes).toBeLessThan(expected.length * 1.2)
  })

  it('saves one image by an unfinished name or an ID, with its tags from inspect', async () => {
    await docker('tag', smallBase, `${built}:latest`)
    closers.push(() => docker('rmi', `${built}:latest`))
    const client = await clientOf(host)
    const whole = valueOf(await client.inspect(`${built}:1`))
    const bare = valueOf(await client.save(built))
    expect(bare.image.tags).toContain(`${built}:latest`)
    const only = join(folder, 'only.tar')
    await docker('save', '-o', only, `${built}:latest`)
    const sha256 = createHash('sha256').update(readFileSync(only)).digest('hex')
    expect((await digestOf(bare.stream)).sha256).toBe(sha256)
    const byId = valueOf(await client.save(whole.id.slice(7, 19)))
    expect(byId.image.tags).toEqual([`${built}:1`, `${built}:2`])
    expect((await digestOf(byId.stream)).bytes).toBeGreaterThan(0)
  })

  it.each([
    'strata-engine/none:1',
    'UPPER case',
    '../../containers',
    'a?b',
    'sha256:' + '0'.repeat(64),
  ])('knows no image “%s”', async (name) => {
    const client = await clientOf(host)
    for (const answer of [client.inspect(name), client.history(name), client.save(name)]) {
      const result = await answer
      expect(result.ok || result.error.code).toBe('image-not-found')
      expect(result.ok || result.error.message).toContain(name)
    }
  })

  it('says that the image has another platform', async () => {
    const client = await clientOf(host)
    const other = await client.save(`${built}:1`, { platform: 'plan9/mips' })
    expect(other.ok || other.error.code).toBe('platform-not-found')
    const image = valueOf(await client.inspect(`${built}:1`))
    const platform = `${image.os}/${image.architecture}`
    const same = valueOf(await client.save(`${built}:1`, { platform }))
    expect((await digestOf(same.stream)).bytes).toBeGreaterThan(0)
  })
})

describe('other ways to the engine', () => {
  it('goes over tcp', async () => {
    const port = await listen(createServer(forward))
    const client = await clientOf(`tcp://127.0.0.1:${port}`)
    expect(await client.status()).toMatchObject({ state: 'on' })
    expect(valueOf(await client.inspect(`${built}:1`)).tags).toContain(`${built}:1`)
    const saved = valueOf(await client.save(`${built}:1`))
    expect((await digestOf(saved.stream)).bytes).toBeGreaterThan(0)
  })

  it('goes over TLS with certificates of both sides, and not without them', async () => {
    const certificates = join(folder, 'certs')
    await makeCertificates(certificates)
    const read = (name: string): Buffer => readFileSync(join(certificates, name))
    const server = createTlsServer(
      {
        ca: read('ca.pem'),
        cert: read('server.pem'),
        key: read('server-key.pem'),
        requestCert: true,
        rejectUnauthorized: true,
      },
      forward,
    )
    server.on('tlsClientError', () => {})
    const port = await listen(server)
    const address = `tcp://127.0.0.1:${port}`
    const trusted = { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: certificates }
    const client = await clientOf(address, trusted)
    expect(await client.status()).toMatchObject({ state: 'on' })
    const saved = valueOf(await client.save(`${built}:1`))
    expect((await digestOf(saved.stream)).bytes).toBeGreaterThan(0)

    // The server's certificate is not signed by any authority that this machine knows.
    const stranger = join(folder, 'stranger')
    await makeCertificates(stranger)
    const refused = { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: stranger }
    expect(await (await clientOf(address, refused)).status()).toMatchObject({
      state: 'failed',
      error: { code: 'engine-tls' },
    })
    // DOCKER_TLS without verification, with the right client certificate.
    const lax = { DOCKER_TLS: '1', DOCKER_CERT_PATH: certificates }
    expect(await (await clientOf(address, lax)).status()).toMatchObject({ state: 'on' })
  })

  it('goes through the user’s ssh to the docker of the far side', async () => {
    const calls = fakeSsh(`DOCKER_HOST=${host} exec sh -c "$command"`)
    const client = await clientOf('ssh://me@far.example:2222')
    expect(await client.status()).toMatchObject({
      state: 'on',
      endpoint: 'ssh://me@far.example:2222',
    })
    const image = valueOf(await client.inspect(`${built}:1`))
    expect(image.tags).toContain(`${built}:1`)
    const direct = valueOf(await (await clientOf(host)).save(`${built}:1`))
    const saved = valueOf(await client.save(`${built}:1`))
    expect(await digestOf(saved.stream)).toEqual(await digestOf(direct.stream))
    const lines = calls()
    expect(lines[0]).toBe(
      '-l me -p 2222 -o ConnectTimeout=30 -T -- far.example docker system dial-stdio',
    )
    // One login serves many questions.
    expect(lines.length).toBeLessThanOrEqual(2)
  })

  it('names the socket of an ssh address to the far side', async () => {
    const calls = fakeSsh('exec sh -c "$command"')
    const client = await clientOf(`ssh://far${socket}`)
    expect(await client.status()).toMatchObject({ state: 'on' })
    expect(calls()[0]).toContain(`docker --host=unix://${socket} system dial-stdio`)
  })

  it.each([
    ['me@far: Permission denied (publickey).', 'engine-permission-denied', /log in/],
    ['Host key verification failed.', 'engine-permission-denied', /log in/],
    [
      'ssh: connect to host far port 22: Connection refused',
      'engine-unreachable',
      /could not reach/,
    ],
    ['bash: docker: command not found', 'engine-unreachable', /no docker command/],
    [
      'permission denied while trying to connect to the Docker daemon',
      'engine-permission-denied',
      /far side/,
    ],
  ])('says what ssh says: %s', async (spoken, code, message) => {
    fakeSsh(`echo ${JSON.stringify(spoken)} >&2; exit 255`)
    const status = await (await clientOf('ssh://me@far')).status()
    expect(status.error).toMatchObject({ code, detail: spoken })
    expect(status.error?.message).toMatch(message)
  })

  it('says that there is no ssh', async () => {
    withPath('/nowhere')
    const status = await (await clientOf('ssh://me@far')).status()
    expect(status.error).toMatchObject({ code: 'engine-unreachable' })
    expect(status.error?.message).toMatch(/ssh, which is not installed/)
  })

  it('leaves no ssh behind', async () => {
    const calls = fakeSsh(
      `echo $$ >> ${join(folder, 'pids')}; DOCKER_HOST=${host} exec sh -c "$command"`,
    )
    const client = await clientOf('ssh://far')
    const saved = valueOf(await client.save(smallBase))
    expect(calls().length).toBeGreaterThan(0)
    client.close()
    await expect(digestOf(saved.stream)).rejects.toMatchObject({ info: { code: 'cancelled' } })
    for (const pid of readFileSync(join(folder, 'pids'), 'utf8').trim().split('\n')) {
      await expect.poll(() => isThere(Number(pid))).toBe(false)
    }
  })
})

describe('an engine that lives', () => {
  it('tells of new and lost names, and not of its own save', async () => {
    const client = await clientOf(host)
    const stop = new AbortController()
    const seen: string[] = []
    const connected = new Promise<void>((done) => {
      void client.events(stop.signal, (event) => {
        if (event.kind === 'connected') done()
        if (event.kind === 'image' && event.image.includes(image.id)) seen.push(event.action)
      })
    })
    const image = valueOf(await client.inspect(`${built}:1`))
    await connected
    await digestOf(valueOf(await client.save(`${built}:1`)).stream)
    await docker('tag', `${built}:1`, `${built}:3`)
    await docker('rmi', `${built}:3`)
    await expect.poll(() => seen).toEqual(['tag', 'untag'])
    stop.abort()
  })

  it('dies in the middle of a save: stream-cut, then off', { timeout: 300_000 }, async () => {
    const engine = await startEngine(join(folder, 'mortal'))
    closers.push(() => engine.stop())
    const mortal = { DOCKER_HOST: engine.host }
    const content = join(folder, 'content.tar')
    writeFileSync(join(folder, 'big'), Buffer.alloc(64 * 1024 * 1024, 'x'))
    await run('tar', ['-C', folder, '-cf', content, 'big'])
    await run('docker', ['import', content, 'big:1'], { env: mortal })
    const client = await clientOf(engine.host)
    const saved = valueOf(await client.save('big:1'))
    const received = await new Promise<ErrorInfo>((resolve, reject) => {
      let bytes = 0
      saved.stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes < 1024 * 1024) return
        // Nothing more is taken until the engine is gone: it cannot have sent all.
        saved.stream.pause()
        saved.stream.removeAllListeners('data')
        void killEngine(join(folder, 'mortal')).then(() => saved.stream.resume())
      })
      saved.stream.on('error', (error) => {
        resolve(error instanceof StrataError ? error.info : Promise.reject(error))
      })
      saved.stream.on('end', () => reject(new Error('ended as if it were whole')))
    })
    expect(received.code).toBe('stream-cut')
    expect(received.message).toContain(engine.host)
    await expect
      .poll(() => client.status())
      .toMatchObject({ state: 'off', error: { code: 'engine-refused' } })
  })
})

/** Kills an engine and its containerd without giving them a chance to end well. */
async function killEngine(root: string): Promise<void> {
  for (const file of ['pid', 'exec/containerd/containerd.pid']) {
    process.kill(Number(readFileSync(join(root, file), 'utf8').trim()), 'SIGKILL')
  }
  await delay(500)
}

/** An `ssh` first on the PATH that runs `script`, with the far side's command in `$command`. */
function fakeSsh(script: string): () => readonly string[] {
  const bin = mkdtempSync(join(folder, 'bin-'))
  const log = join(bin, 'calls')
  const lines = ['#!/bin/sh', `echo "$*" >> ${log}`, 'for command; do :; done', script]
  writeFileSync(join(bin, 'ssh'), lines.join('\n') + '\n')
  chmodSync(join(bin, 'ssh'), 0o755)
  withPath(`${bin}:${process.env['PATH'] ?? ''}`)
  return () => readFileSync(log, 'utf8').trim().split('\n')
}

function withPath(path: string): void {
  const before = process.env['PATH']
  process.env['PATH'] = path
  closers.push(() => (process.env['PATH'] = before))
}

/** An authority, and certificates of it for a server on 127.0.0.1 and for a client. */
async function makeCertificates(directory: string): Promise<void> {
  mkdirSync(directory)
  const openssl = (...args: readonly string[]): Promise<string> =>
    run('openssl', args, { cwd: directory })
  const fresh = ['req', '-newkey', 'rsa:2048', '-nodes']
  const authority = [
    '-keyout',
    'ca-key.pem',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=strata test authority',
  ]
  await openssl(...fresh, '-x509', '-days', '2', ...authority)
  for (const [name, file] of [
    ['server', 'server'],
    ['client', 'client'],
  ] as const) {
    const request = ['-keyout', `${file}-key.pem`, '-out', `${file}.csr`, '-subj', `/CN=${name}`]
    await openssl(...fresh, ...request)
    writeFileSync(join(directory, `${file}.ext`), 'subjectAltName=IP:127.0.0.1\n')
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca-key.pem', '-CAcreateserial', '-days', '2']
    const paths = ['-in', `${file}.csr`, '-out', `${file}.pem`, '-extfile', `${file}.ext`]
    await openssl('x509', '-req', ...signed, ...paths)
  }
  // Where docker looks for them.
  writeFileSync(join(directory, 'cert.pem'), readFileSync(join(directory, 'client.pem')))
  writeFileSync(join(directory, 'key.pem'), readFileSync(join(directory, 'client-key.pem')))
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
