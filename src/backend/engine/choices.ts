import { realpath } from 'node:fs/promises'
import type { Result } from '../../core/model/result.ts'
import { fail, succeed } from '../../core/model/result.ts'
import { say } from '../../core/sentences/sentence.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import { errorInfo } from '../../shared/errors.ts'
import type { EngineChoice } from '../../shared/views.ts'
import type { EngineEndpoint } from '../../shared/worker-protocol.ts'
import { configDirectory, listContexts } from './contexts.ts'
import {
  endpointOfContext,
  hostEndpoint,
  plainDefault,
  resolveEndpoint,
  surroundings,
} from './endpoints.ts'
import type { EngineOptions, Surroundings } from './endpoints.ts'
import { answeringSockets } from './usual-sockets.ts'

interface Option {
  readonly endpoint: EngineEndpoint
  readonly origin: EngineChoice['origin']
}

/**
 * Every engine that could be meant: the one of the flag, of DOCKER_HOST, the docker contexts, the
 * default, and the usual sockets where an engine answers at this moment. Each address stands once.
 * `current` names the choice in use; without it the one that `resolveEndpoint` gives is marked.
 */
export async function listChoices(
  options: EngineOptions = {},
  current: string | null = null,
): Promise<readonly EngineChoice[]> {
  const [all, resolved] = await Promise.all([
    allOptions(surroundings(options)),
    current === null ? resolveEndpoint(options) : null,
  ])
  const marked = current ?? (resolved?.ok ? resolved.value.id : null)
  const hasMarked = all.some(({ endpoint }) => endpoint.id === marked)
  // The one in use may share its address with another and so not stand for itself.
  const address = resolved?.ok && !hasMarked ? resolved.value.address : null
  return all.map(({ endpoint, origin }) => ({
    id: endpoint.id,
    name: endpoint.name,
    endpoint: endpoint.address,
    origin,
    current: endpoint.id === marked || endpoint.address === address,
  }))
}

/** The endpoint of a choice that `listChoices` gave. Error: `engine-context-unknown`. */
export async function resolveChoice(
  id: string,
  options: EngineOptions = {},
): Promise<Result<EngineEndpoint, ErrorInfo>> {
  const found = (await allOptions(surroundings(options))).find(({ endpoint }) => endpoint.id === id)
  if (found) return succeed(found.endpoint)
  return fail(errorInfo('engine-context-unknown', say('choiceGone'), say('chooseEngine')))
}

async function allOptions(around: Surroundings): Promise<readonly Option[]> {
  const [flag, setting, environment, contexts, usual, sockets] = await Promise.all([
    around.host === null ? null : hostEndpoint('flag', around.host, around),
    around.chosenHost === null ? null : hostEndpoint('setting', around.chosenHost, around),
    around.env['DOCKER_HOST']
      ? hostEndpoint('environment', around.env['DOCKER_HOST'], around)
      : null,
    listContexts(configDirectory(around.env, around.home)),
    // With DOCKER_HOST set, docker knows no other default; where one listens, it is among the sockets.
    around.env['DOCKER_HOST'] ? null : plainDefault(around),
    answeringSockets(around),
  ])
  const all: Option[] = []
  if (flag?.ok) all.push({ endpoint: flag.value, origin: 'flag' })
  if (setting?.ok) all.push({ endpoint: setting.value, origin: 'setting' })
  if (environment?.ok) all.push({ endpoint: environment.value, origin: 'environment' })
  for (const context of contexts) {
    const endpoint = endpointOfContext(context, around)
    if (endpoint.ok) all.push({ endpoint: endpoint.value, origin: 'context' })
  }
  if (usual?.ok) all.push({ endpoint: usual.value, origin: 'default' })
  for (const endpoint of sockets) all.push({ endpoint, origin: 'socket' })
  return withoutRepeats(all)
}

/** One choice for each place; two contexts with one address are two names the user knows, and stay. */
async function withoutRepeats(all: readonly Option[]): Promise<readonly Option[]> {
  const seen = new Set<string>()
  const kept: Option[] = []
  for (const option of all) {
    const place = await placeOf(option.endpoint)
    if (seen.has(place) && option.origin !== 'context') continue
    seen.add(place)
    kept.push(option)
  }
  return kept
}

async function placeOf({ transport, address }: EngineEndpoint): Promise<string> {
  if (transport.kind !== 'socket') return address
  return realpath(transport.path).catch(() => transport.path)
}
