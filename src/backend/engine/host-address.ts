import type { Sentence } from '../../core/sentences/sentence.ts'
import { say } from '../../core/sentences/sentence.ts'
import type { Result } from '../../core/model/result.ts'
import { fail, succeed } from '../../core/model/result.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import { errorInfo } from '../../shared/errors.ts'
import type { EngineEndpoint, TlsFiles } from '../../shared/worker-protocol.ts'

/** Where an engine listens: the address as the docker CLI writes it, and the same taken apart. */
export type HostAddress = Pick<EngineEndpoint, 'address' | 'transport'>

const defaultUnixSocket = '/var/run/docker.sock'
const defaultNamedPipe = '//./pipe/docker_engine'
const defaultPort = 2375
const defaultTlsPort = 2376

/** The address that the docker CLI uses when nothing is configured (docker/cli opts/hosts.go). */
export function defaultHost(platform: NodeJS.Platform): string {
  return platform === 'win32' ? `npipe://${defaultNamedPipe}` : `unix://${defaultUnixSocket}`
}

/**
 * Reads a host as `docker --host` and DOCKER_HOST do (docker/cli opts/hosts.go, ParseHost):
 * `unix://`, `npipe://`, `tcp://`, `ssh://`, and without a scheme tcp. Error: `engine-host-invalid`.
 */
export function parseHost(
  host: string,
  tls: TlsFiles | null,
  platform: NodeJS.Platform,
): Result<HostAddress, ErrorInfo> {
  const text = host.trim()
  const separator = text.indexOf('://')
  const scheme = separator < 0 ? 'tcp' : text.slice(0, separator)
  const rest = separator < 0 ? text : text.slice(separator + 3)
  if (rest.includes('://')) return invalidHost(text, say('twoSchemes'))
  switch (scheme) {
    case 'unix':
      return succeed(socketAddress('unix', rest === '' ? defaultUnixSocket : rest))
    case 'npipe':
      if (platform !== 'win32') return invalidHost(text, say('pipesOnWindows'))
      return succeed(socketAddress('npipe', rest === '' ? defaultNamedPipe : rest))
    case 'tcp':
      return parseTcp(text, rest, tls, platform)
    case 'ssh':
      return parseSsh(text)
    case 'fd':
      return invalidHost(text, say('daemonAddress'))
    default:
      return invalidHost(text, say('unknownScheme', scheme))
  }
}

function socketAddress(scheme: 'unix' | 'npipe', path: string): HostAddress {
  return { address: `${scheme}://${path}`, transport: { kind: 'socket', path } }
}

function parseTcp(
  text: string,
  rest: string,
  tls: TlsFiles | null,
  platform: NodeJS.Platform,
): Result<HostAddress, ErrorInfo> {
  const parts = /^(\[[0-9A-Fa-f:.%]+\]|[^\s:/?#@[\]]*)(?::(\d*))?(\/[^\s?#]*)?$/.exec(rest)
  if (parts === null) return invalidHost(text, say('notHostPort'))
  const [, name = '', digits = '', path = ''] = parts
  // A bare `tcp://` means the default of the side of TLS; a named host without port is always 2375.
  const port = digits === '' ? (rest === '' && tls ? defaultTlsPort : defaultPort) : Number(digits)
  if (port < 1 || port > 65535) return invalidHost(text, say('notAPort', digits))
  const loopback = platform === 'win32' ? '127.0.0.1' : 'localhost'
  const shown = name === '' ? loopback : name
  const basePath = path.replace(/\/+$/, '')
  const transport = { kind: 'tcp', host: shown.replace(/^\[|\]$/g, ''), port, tls } as const
  return succeed({
    address: `tcp://${shown}:${port}${basePath}`,
    transport: basePath === '' ? transport : { ...transport, basePath },
  })
}

function parseSsh(text: string): Result<HostAddress, ErrorInfo> {
  const target = parseSshUrl(text)
  return target.ok
    ? succeed({ address: text, transport: { kind: 'ssh', url: text } })
    : invalidHost(text, target.error)
}

/** An ssh:// address taken apart; `path` is the engine's socket on the far side, '' for its default. */
export interface SshTarget {
  readonly user: string
  readonly host: string
  readonly port: string
  readonly path: string
}

/** Takes an ssh:// address apart (docker/cli connhelper/ssh NewSpec); the error says what is wrong. */
export function parseSshUrl(text: string): Result<SshTarget, Sentence> {
  if (!URL.canParse(text)) return fail(say('notAUrl'))
  const url = new URL(text)
  if (url.hostname === '') return fail(say('noHost'))
  if (url.password !== '') return fail(say('passwordInAddress'))
  if (url.search !== '' || url.hash !== '') return fail(say('queryInAddress'))
  const path = safeDecode(url.pathname)
  return succeed({
    user: safeDecode(url.username),
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port,
    path: path === '/' ? '' : path,
  })
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function invalidHost(
  text: string,
  reason: Sentence,
): { readonly ok: false; readonly error: ErrorInfo } {
  return fail(
    errorInfo('engine-host-invalid', say('addressUnusable', text, reason), say('writeAddress')),
  )
}
