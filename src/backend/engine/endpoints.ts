import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Result } from '../../core/model/result.ts'
import { fail, succeed } from '../../core/model/result.ts'
import { say } from '../../core/sentences/sentence.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import { errorInfo } from '../../shared/errors.ts'
import type { EngineEndpoint, TlsFiles } from '../../shared/worker-protocol.ts'
import { configDirectory, existing, readContext, readCurrentContext } from './contexts.ts'
import type { DockerContext } from './contexts.ts'
import { defaultHost, parseHost } from './host-address.ts'
import { knock } from './probe.ts'
import { firstAnswering } from './usual-sockets.ts'

/** What decides which engine is meant; everything has the default of this process. */
export interface EngineOptions {
  /** `--host`. */
  readonly host?: string | null
  /** The settings' engine: more than the environment, less than the command line. Empty for none. */
  readonly chosenHost?: string
  /** `--context`. */
  readonly context?: string | null
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly home?: string
  readonly platform?: NodeJS.Platform
}

/** EngineOptions with every default filled in. */
export interface Surroundings {
  readonly host: string | null
  readonly chosenHost: string | null
  readonly context: string | null
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  readonly platform: NodeJS.Platform
}

export function surroundings(options: EngineOptions): Surroundings {
  return {
    host: options.host || null,
    chosenHost: options.chosenHost || null,
    context: options.context || null,
    env: options.env ?? process.env,
    home: options.home ?? homedir(),
    platform: options.platform ?? process.platform,
  }
}

/** Which rule of the docker CLI decides, before anything is opened. */
export type Selection =
  | { readonly by: 'flag'; readonly host: string }
  | { readonly by: 'setting'; readonly host: string }
  | { readonly by: 'environment'; readonly host: string }
  | { readonly by: 'context'; readonly name: string }
  | { readonly by: 'nothing' }

/**
 * The engine that the docker CLI would talk to (docker/cli command/cli.go, resolveContextName):
 * --context or --host, then the engine of the settings, DOCKER_HOST, DOCKER_CONTEXT, `currentContext` of config.json, and
 * last the default socket. Where nothing is configured and the default socket is missing or dead,
 * the first usual socket that answers is taken.
 * Errors: `usage`, `engine-context-unknown`, `engine-host-invalid`, `engine-tls`.
 */
export async function resolveEndpoint(
  options: EngineOptions = {},
): Promise<Result<EngineEndpoint, ErrorInfo>> {
  const around = surroundings(options)
  if (around.host !== null && around.context !== null) {
    return fail(errorInfo('usage', say('twoChoices'), say('giveOne')))
  }
  const selection = await select(around)
  switch (selection.by) {
    case 'flag':
    case 'setting':
    case 'environment':
      return hostEndpoint(selection.by, selection.host, around)
    case 'context':
      return contextEndpoint(selection.name, around)
    case 'nothing':
      return defaultEndpoint(around)
  }
}

/** Which rule decides. “default” as a context name means: no context, but DOCKER_HOST as it is set. */
export async function select(around: Surroundings): Promise<Selection> {
  const { env } = around
  if (around.host !== null) return { by: 'flag', host: around.host }
  if (around.context === null && around.chosenHost !== null) {
    return { by: 'setting', host: around.chosenHost }
  }
  const fromHost = env['DOCKER_HOST']
    ? ({ by: 'environment', host: env['DOCKER_HOST'] } as const)
    : null
  const name =
    around.context ??
    (fromHost ? 'default' : env['DOCKER_CONTEXT'] || null) ??
    (await readCurrentContext(configDirectory(env, around.home))) ??
    'default'
  if (name !== 'default') return { by: 'context', name }
  return fromHost ?? { by: 'nothing' }
}

/** The endpoint of a host given by flag or environment, with TLS as the environment asks for it. */
export async function hostEndpoint(
  by: 'flag' | 'setting' | 'environment' | 'default',
  host: string,
  around: Surroundings,
): Promise<Result<EngineEndpoint, ErrorInfo>> {
  const parsed = parseHost(host, await environmentTls(around), around.platform)
  if (!parsed.ok) return parsed
  const missing = await missingAuthority(parsed.value.transport)
  if (missing !== null) return fail(missing)
  return succeed({ id: by, name: 'default', ...parsed.value })
}

export async function contextEndpoint(
  name: string,
  around: Surroundings,
): Promise<Result<EngineEndpoint, ErrorInfo>> {
  const context = await readContext(configDirectory(around.env, around.home), name)
  return context.ok ? endpointOfContext(context.value, around) : context
}

export function endpointOfContext(
  context: DockerContext,
  around: Surroundings,
): Result<EngineEndpoint, ErrorInfo> {
  const parsed = parseHost(context.host, context.tls, around.platform)
  if (!parsed.ok) return parsed
  return succeed({ id: `context:${context.name}`, name: context.name, ...parsed.value })
}

/** The default socket, or, when nobody answers there, the first usual one where somebody does. */
async function defaultEndpoint(around: Surroundings): Promise<Result<EngineEndpoint, ErrorInfo>> {
  const usual = await plainDefault(around)
  if (!usual.ok || usual.value.transport.kind !== 'socket') return usual
  const answer = await knock(usual.value)
  // A socket that is there but closed to this user is the engine that is meant: saying so helps
  // more than showing the images of another one.
  if (answer === 'answers' || answer === 'forbidden') return usual
  return succeed((await firstAnswering(around)) ?? usual.value)
}

/** The endpoint of no configuration at all; with TLS asked for, docker takes tcp://localhost:2376. */
export async function plainDefault(
  around: Surroundings,
): Promise<Result<EngineEndpoint, ErrorInfo>> {
  const tls = await environmentTls(around)
  return hostEndpoint('default', tls === null ? defaultHost(around.platform) : 'tcp://', around)
}

/**
 * DOCKER_TLS_VERIFY, DOCKER_TLS and DOCKER_CERT_PATH (docker/cli flags/options.go): any text but
 * the empty one counts as set; the certificate and key may be missing, the authority may not.
 */
async function environmentTls(around: Surroundings): Promise<TlsFiles | null> {
  const { env } = around
  const verify = Boolean(env['DOCKER_TLS_VERIFY'])
  if (!verify && !env['DOCKER_TLS']) return null
  const directory = env['DOCKER_CERT_PATH'] || configDirectory(env, around.home)
  const [cert, key] = await Promise.all([
    existing(join(directory, 'cert.pem')),
    existing(join(directory, 'key.pem')),
  ])
  return { ca: join(directory, 'ca.pem'), cert, key, verify }
}

async function missingAuthority(transport: EngineEndpoint['transport']): Promise<ErrorInfo | null> {
  if (transport.kind !== 'tcp' || !transport.tls?.ca) return null
  if ((await existing(transport.tls.ca)) !== null) return null
  return errorInfo('engine-tls', say('noAuthority', transport.tls.ca), say('pointToCerts'))
}
