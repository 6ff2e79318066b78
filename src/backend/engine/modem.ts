import { readFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { Agent as TlsAgent } from 'node:https'
import { inspect } from 'node:util'
import Docker from 'dockerode'
import { assertNever } from '../../core/model/assert-never.ts'
import { say } from '../../core/sentences/sentence.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { EngineEndpoint, TlsFiles } from '../../shared/worker-protocol.ts'
import type { Modem } from './allowed-routes.ts'
import { allowOnlyReading, modemOf } from './allowed-routes.ts'
import { parseSshUrl } from './host-address.ts'
import { SshAgent } from './ssh-agent.ts'

/** A dockerode for one endpoint that can only read, and the agent that holds its connections. */
export interface Connection {
  readonly docker: Docker
  readonly agent: Agent
  /** Connections are used again, so one may have been closed meanwhile. */
  readonly keepsAlive: boolean
}

/**
 * Makes the dockerode of an endpoint. Opens no connection, but reads the TLS files.
 * Throws a StrataError: `engine-tls` or `engine-host-invalid`.
 */
export function connect(endpoint: EngineEndpoint): Connection {
  const connection = plainConnection(endpoint)
  allowOnlyReading(modemOf(connection.docker))
  return connection
}

/** The same without the allow-list. For `connect`, and for the test that shows what the list holds back. */
export function plainConnection(endpoint: EngineEndpoint): Connection {
  const { transport } = endpoint
  switch (transport.kind) {
    case 'socket': {
      const agent = new Agent()
      return { agent, docker: build({ socketPath: transport.path, agent }), keepsAlive: false }
    }
    case 'ssh': {
      const target = parseSshUrl(transport.url)
      if (!target.ok) {
        throw new StrataError(
          errorInfo('engine-host-invalid', say('sshUnusable', transport.url, target.error)),
        )
      }
      const agent = new SshAgent(target.value)
      // Only the agent knows where this goes; the host is a name for the HTTP header.
      const docker = build({ host: 'http://docker.invalid', protocol: 'http', agent })
      return { agent, docker, keepsAlive: true }
    }
    case 'tcp': {
      const tls = transport.tls === null ? null : readTls(transport.tls)
      const agent = tls ? new TlsAgent({ keepAlive: true, ...tls }) : new Agent({ keepAlive: true })
      const protocol = tls ? 'https' : 'http'
      const name = transport.host.includes(':') ? `[${transport.host}]` : transport.host
      const host = `${protocol}://${name}`
      const docker = build({ host, port: transport.port, protocol, agent })
      if (transport.basePath !== undefined) prefixPaths(modemOf(docker), transport.basePath)
      return { agent, docker, keepsAlive: true }
    }
    default:
      return assertNever(transport, 'transport')
  }
}

/**
 * docker-modem reads DOCKER_HOST and its companions when it is made, lets them win over what it
 * is given, and throws when they are malformed. So they are out of sight for that moment; nothing
 * else runs in it.
 */
function build(options: Docker.DockerOptions & { readonly agent: Agent }): Docker {
  const hidden = Object.entries(process.env).filter(([name]) => name.startsWith('DOCKER_'))
  for (const [name] of hidden) Reflect.deleteProperty(process.env, name)
  try {
    const docker = new Docker(options)
    describeShortly(modemOf(docker))
    return docker
  } finally {
    Object.assign(process.env, Object.fromEntries(hidden))
  }
}

/**
 * docker-modem describes every request for a debug log that nobody reads, with the agent, the
 * signal and all that hangs on them: a tenth of a second of a processor for each.
 */
function describeShortly(modem: Modem): void {
  const buildRequest = modem.buildRequest.bind(modem)
  modem.buildRequest = (options, ...rest) => {
    buildRequest({ ...options, [inspect.custom]: () => 'a request' }, ...rest)
  }
}

/** docker-modem's own pathPrefix is lost for absolute paths, and all paths here are absolute. */
function prefixPaths(modem: Modem, basePath: string): void {
  const buildRequest = modem.buildRequest.bind(modem)
  modem.buildRequest = (options, ...rest) => {
    const path = 'path' in options ? String(options.path) : ''
    buildRequest({ ...options, path: basePath + path }, ...rest)
  }
}

function readTls(files: TlsFiles): {
  ca?: Buffer
  cert?: Buffer
  key?: Buffer
  rejectUnauthorized: boolean
} {
  return {
    ...(files.ca === null ? {} : { ca: read(files.ca) }),
    // One without the other cannot be used; docker ignores it too.
    ...(files.cert === null || files.key === null
      ? {}
      : { cert: read(files.cert), key: read(files.key) }),
    rejectUnauthorized: files.verify,
  }
}

function read(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new StrataError(
      errorInfo(
        'engine-tls',
        say('noTlsFile', path),
        say('checkCertPath'),
        error instanceof Error ? error.message : null,
      ),
    )
  }
}
