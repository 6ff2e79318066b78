import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listChoices, resolveChoice } from './choices.ts'
import { resolveEndpoint } from './endpoints.ts'
import type { EngineOptions } from './endpoints.ts'

let folder: string
let servers: Server[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-endpoints-'))
})

afterEach(async () => {
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
  servers = []
  rmSync(folder, { recursive: true })
})

function writeContext(name: string, docker: object, files: readonly string[] = []): void {
  const id = createHash('sha256').update(name).digest('hex')
  const meta = join(folder, '.docker/contexts/meta', id)
  mkdirSync(meta, { recursive: true })
  const text = JSON.stringify({ Name: name, Metadata: {}, Endpoints: { docker } })
  writeFileSync(join(meta, 'meta.json'), text)
  const tls = join(folder, '.docker/contexts/tls', id, 'docker')
  mkdirSync(tls, { recursive: true })
  for (const file of files) writeFileSync(join(tls, file), 'PEM')
}

function writeConfig(text: string): void {
  mkdirSync(join(folder, '.docker'), { recursive: true })
  writeFileSync(join(folder, '.docker/config.json'), text)
}

/** An engine as far as probing sees one. */
async function listen(path: string, headers: Record<string, string> = { 'Api-Version': '1.41' }) {
  mkdirSync(dirname(path), { recursive: true })
  const server = createServer((_, response) => response.writeHead(200, headers).end('OK'))
  servers.push(server)
  await new Promise<void>((done) => server.listen(path, done))
}

function options(env: Record<string, string> = {}, more: EngineOptions = {}): EngineOptions {
  return {
    home: folder,
    platform: 'linux',
    env: { XDG_RUNTIME_DIR: join(folder, 'run'), TMPDIR: join(folder, 'tmp'), ...env },
    ...more,
  }
}

async function addressOf(env: Record<string, string>, more: EngineOptions = {}): Promise<string> {
  const endpoint = await resolveEndpoint(options(env, more))
  return endpoint.ok ? endpoint.value.address : endpoint.error.code
}

describe('resolveEndpoint', () => {
  beforeEach(() => {
    writeContext('one', { Host: 'unix:///one.sock' })
    writeContext('two', { Host: 'unix:///two.sock' })
    writeContext('three', { Host: 'unix:///three.sock' })
    writeConfig('{"currentContext":"three"}')
  })

  const everything = { DOCKER_HOST: 'unix:///host.sock', DOCKER_CONTEXT: 'two' }

  it('prefers --host to everything', async () => {
    expect(await addressOf(everything, { host: 'unix:///flag.sock' })).toBe('unix:///flag.sock')
  })

  it('prefers --context to DOCKER_HOST', async () => {
    expect(await addressOf(everything, { context: 'one' })).toBe('unix:///one.sock')
  })

  it('refuses --host together with --context', async () => {
    expect(await addressOf({}, { host: 'unix:///x', context: 'one' })).toBe('usage')
  })

  it('prefers the engine of the settings to the environment, the command line to both', async () => {
    const chosen = { chosenHost: 'unix:///chosen.sock' }
    expect(await addressOf(everything, chosen)).toBe('unix:///chosen.sock')
    const flag = { ...chosen, host: 'unix:///flag.sock' }
    expect(await addressOf(everything, flag)).toBe('unix:///flag.sock')
    expect(await addressOf(everything, { ...chosen, context: 'one' })).toBe('unix:///one.sock')
    expect(await addressOf(everything, { chosenHost: '' })).toBe('unix:///host.sock')
    expect(await listChoices(options({}, chosen))).toContainEqual(
      expect.objectContaining({
        endpoint: 'unix:///chosen.sock',
        origin: 'setting',
        current: true,
      }),
    )
  })

  it('prefers DOCKER_HOST to DOCKER_CONTEXT, against what docker’s table says', async () => {
    expect(await addressOf(everything)).toBe('unix:///host.sock')
  })

  it('prefers DOCKER_CONTEXT to config.json', async () => {
    expect(await addressOf({ DOCKER_CONTEXT: 'two' })).toBe('unix:///two.sock')
  })

  it('takes currentContext of config.json', async () => {
    expect(await addressOf({})).toBe('unix:///three.sock')
  })

  it('takes empty variables as unset', async () => {
    const env = { DOCKER_HOST: '', DOCKER_CONTEXT: '', DOCKER_CONFIG: '' }
    expect(await addressOf(env, { host: '', context: '' })).toBe('unix:///three.sock')
  })

  it('reads “default” as no context, which leaves DOCKER_HOST in force', async () => {
    expect(await addressOf(everything, { context: 'default' })).toBe('unix:///host.sock')
    const endpoint = await resolveEndpoint(options({ DOCKER_CONTEXT: 'default' }))
    expect(endpoint.ok && endpoint.value.name).not.toBe('three')
  })

  it('reads another configuration directory', async () => {
    const other = join(folder, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'config.json'), '{"currentContext":"missing"}')
    expect(await addressOf({ DOCKER_CONFIG: other })).toBe('engine-context-unknown')
  })

  it('goes on as docker does when config.json is damaged', async () => {
    writeConfig('{"currentContext":')
    expect(await addressOf({ DOCKER_CONTEXT: 'one' })).toBe('unix:///one.sock')
    expect(await addressOf({})).not.toBe('unix:///three.sock')
  })

  it('names the contexts there are when one is unknown', async () => {
    const endpoint = await resolveEndpoint(options({}, { context: 'nope' }))
    expect(endpoint).toMatchObject({ ok: false, error: { code: 'engine-context-unknown' } })
    expect(endpoint.ok || endpoint.error.advice).toMatch(/default, one, three, two/)
  })

  it('says which address of DOCKER_HOST is wrong', async () => {
    expect(await addressOf({ DOCKER_HOST: 'http://x' })).toBe('engine-host-invalid')
  })

  it('gives a context its TLS files, and SkipTLSVerify', async () => {
    writeContext('safe', { Host: 'tcp://far:2376' }, ['ca.pem', 'cert.pem', 'key.pem'])
    writeContext('lax', { Host: 'tcp://far:2376', SkipTLSVerify: true })
    const safe = await resolveEndpoint(options({}, { context: 'safe' }))
    expect(safe).toMatchObject({ ok: true, value: { id: 'context:safe', name: 'safe' } })
    expect(safe.ok && safe.value.transport).toMatchObject({
      tls: { ca: expect.stringMatching(/ca\.pem$/) as string, verify: true },
    })
    const lax = await resolveEndpoint(options({}, { context: 'lax' }))
    expect(lax.ok && lax.value.transport).toMatchObject({
      tls: { ca: null, cert: null, key: null, verify: false },
    })
  })

  it('takes TLS from DOCKER_TLS_VERIFY and DOCKER_CERT_PATH', async () => {
    const certificates = join(folder, 'certs')
    mkdirSync(certificates)
    const env = { DOCKER_HOST: 'tcp://far', DOCKER_TLS_VERIFY: '0', DOCKER_CERT_PATH: certificates }
    expect(await addressOf(env)).toBe('engine-tls')
    writeFileSync(join(certificates, 'ca.pem'), 'PEM')
    const endpoint = await resolveEndpoint(options(env))
    expect(endpoint.ok && endpoint.value.transport).toMatchObject({
      port: 2375,
      tls: { ca: join(certificates, 'ca.pem'), cert: null, key: null, verify: true },
    })
    const { DOCKER_HOST: _, ...bare } = env
    expect(await addressOf({ ...bare, DOCKER_CONTEXT: 'default' })).toBe('tcp://localhost:2376')
  })
})

/** These rows look at the machine's own sockets first; where an engine listens there, it wins. */
describe('probing', () => {
  it('takes the first usual socket that answers a ping, not one that only exists', async () => {
    await listen(join(folder, '.orbstack/run/docker.sock'))
    await listen(join(folder, '.colima/default/docker.sock'), { Server: 'not an engine' })
    const choices = await listChoices(options())
    const sockets = choices.filter((choice) => choice.origin === 'socket')
    expect(sockets.map((choice) => choice.name)).toContain('orbstack')
    expect(sockets.map((choice) => choice.name)).not.toContain('colima')
    const dead = !existsSync('/var/run/docker.sock')
    if (dead) expect(await addressOf({})).toBe(`unix://${folder}/.orbstack/run/docker.sock`)
  })

  it('keeps a configured engine, dead or not', async () => {
    await listen(join(folder, '.orbstack/run/docker.sock'))
    expect(await addressOf({ DOCKER_HOST: 'unix:///dead.sock' })).toBe('unix:///dead.sock')
  })

  it('lists one engine once, whatever links lead to it', async () => {
    await listen(join(folder, '.rd/docker.sock'))
    mkdirSync(join(folder, '.docker/run'), { recursive: true })
    symlinkSync(join(folder, '.rd/docker.sock'), join(folder, '.docker/run/docker.sock'))
    writeContext('rancher', { Host: `unix://${folder}/.rd/docker.sock` })
    const choices = await listChoices(options())
    const here = choices.filter((choice) => choice.endpoint.includes(folder))
    expect(here.map((choice) => choice.id)).toEqual(['context:rancher'])
  })

  it('finds every profile and instance, and podman’s machines', async () => {
    const paths = [
      'run/docker.sock',
      '.docker/desktop/docker.sock',
      '.colima/work/docker.sock',
      '.lima/box/sock/docker.sock',
      'run/podman/podman.sock',
      'tmp/podman/machine-api.sock',
    ]
    for (const path of paths) await listen(join(folder, path))
    const choices = await listChoices(options())
    for (const path of paths) {
      expect(choices.map((choice) => choice.endpoint)).toContain(`unix://${join(folder, path)}`)
    }
  })
})

describe('listChoices', () => {
  it('lists flag, environment and contexts, and marks the one in use', async () => {
    writeContext('one', { Host: 'unix:///one.sock' })
    const given = options({ DOCKER_HOST: 'unix:///host.sock' }, { host: 'tcp://far' })
    const choices = await listChoices(given)
    expect(choices.slice(0, 3)).toEqual([
      { id: 'flag', name: 'default', endpoint: 'tcp://far:2375', origin: 'flag', current: true },
      expect.objectContaining({ id: 'environment', origin: 'environment', current: false }),
      expect.objectContaining({
        id: 'context:one',
        name: 'one',
        origin: 'context',
        current: false,
      }),
    ])
    const chosen = await listChoices(given, 'context:one')
    expect(chosen.filter((choice) => choice.current).map((choice) => choice.id)).toEqual([
      'context:one',
    ])
  })

  it('gives each choice an endpoint again, and says when it is gone', async () => {
    writeContext('one', { Host: 'unix:///one.sock' })
    const found = await resolveChoice('context:one', options())
    expect(found.ok && found.value.address).toBe('unix:///one.sock')
    const gone = await resolveChoice('context:two', options())
    expect(gone.ok || gone.error.code).toBe('engine-context-unknown')
  })
})
