import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StrataError } from '../../shared/errors.ts'
import type { EngineEndpoint } from '../../shared/worker-protocol.ts'
import { isAllowed } from './allowed-routes.ts'
import { connect, plainConnection } from './modem.ts'
import type { Connection } from './modem.ts'

describe('isAllowed', () => {
  it.each([
    ['GET', '/_ping'],
    ['HEAD', '/_ping'],
    ['GET', '/version'],
    ['GET', '/info'],
    ['GET', '/events?filters=x'],
    ['GET', '/system/df'],
    ['GET', '/images/json?all=1'],
    ['GET', '/images/get?names=a'],
    ['GET', '/images/localhost:5000/team/app:1.0/json'],
    ['GET', '/images/app@sha256:0123/history?'],
  ])('lets %s %s through', (method, path) => {
    expect(isAllowed(method, path)).toBe(true)
  })

  it.each([
    ['POST', '/images/create?fromImage=x'],
    ['POST', '/_ping'],
    ['DELETE', '/images/app/json'],
    ['PUT', '/images/json'],
    ['get', '/version'],
    [undefined, '/version'],
    ['GET', '/containers/json'],
    ['GET', '/containers/x/export'],
    ['GET', '/images/app/push'],
    ['GET', '/images/../containers/x/json'],
    ['GET', '/images/a/../../containers/x/json'],
    ['GET', '/images//json'],
    ['GET', '/images/a//json'],
    ['GET', '/images/a?b/json'],
    ['GET', '/images/a%2f..%2fb/json'],
    ['GET', '/images/a b/json'],
    ['GET', '/images/a\r\nX: y/json'],
    ['GET', '/v1.41/version'],
    ['GET', 'http://elsewhere/version'],
    ['GET', '/version/'],
    ['GET', '/secrets'],
    ['GET', '/session'],
  ])('refuses %s %s', (method, path) => {
    expect(isAllowed(method, path)).toBe(false)
  })
})

describe('a connection', () => {
  let folder: string
  let server: Server
  let endpoint: EngineEndpoint
  let seen: string[]
  let connections: number

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'strata-routes-'))
    const path = join(folder, 'engine.sock')
    seen = []
    connections = 0
    server = createServer((request, response) => {
      seen.push(`${request.method} ${request.url}`)
      if (request.url === '/info') response.writeHead(302, { Location: '/containers/json' }).end()
      else response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}')
    })
    server.on('connection', () => (connections += 1))
    await new Promise<void>((done) => server.listen(path, done))
    endpoint = {
      id: 'flag',
      name: 'default',
      address: `unix://${path}`,
      transport: { kind: 'socket', path },
    }
  })

  afterEach(async () => {
    await new Promise((done) => server.close(done))
    rmSync(folder, { recursive: true })
  })

  /** What a programmer could ask of dockerode by mistake; each would change the engine. */
  const changes = {
    'remove an image': ({ docker }: Connection) => docker.getImage('app').remove(),
    'prune images': ({ docker }: Connection) => docker.pruneImages(),
    'tag an image': ({ docker }: Connection) => docker.getImage('app').tag({ repo: 'x' }),
    'create a container': ({ docker }: Connection) => docker.createContainer({ Image: 'app' }),
  }

  it.each(Object.entries(changes))('refuses to %s before a byte is sent', async (_, change) => {
    await expect(change(connect(endpoint))).rejects.toThrow(StrataError)
    expect(connections).toBe(0)
  })

  it.each(Object.entries(changes))('without the list would %s', async (_, change) => {
    // Statuses differ from what dockerode expects; that the request arrives is what counts.
    await Promise.resolve(change(plainConnection(endpoint))).catch(() => {})
    expect(seen).toHaveLength(1)
    expect(seen[0]).toMatch(/^(POST|DELETE) /)
  })

  it('lets reading through', async () => {
    await connect(endpoint).docker.version()
    expect(seen).toEqual(['GET /version'])
  })

  it('follows no redirect', async () => {
    await expect(connect(endpoint).docker.info()).rejects.toThrow(/redirects/)
    expect(seen).toEqual(['GET /info'])
  })

  it('goes to its endpoint whatever the environment says, and leaves the environment alone', async () => {
    process.env['DOCKER_HOST'] = 'tcp://127.0.0.1:1'
    process.env['DOCKER_CERT_PATH'] = '/nowhere'
    try {
      await connect(endpoint).docker.version()
      expect(seen).toEqual(['GET /version'])
      process.env['DOCKER_HOST'] = ':not an address:'
      expect(() => connect(endpoint)).not.toThrow()
      expect(process.env['DOCKER_HOST']).toBe(':not an address:')
      expect(process.env['DOCKER_CERT_PATH']).toBe('/nowhere')
    } finally {
      delete process.env['DOCKER_HOST']
      delete process.env['DOCKER_CERT_PATH']
    }
  })
})
