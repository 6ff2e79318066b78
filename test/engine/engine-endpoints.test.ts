import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resolveEndpoint } from '../../src/backend/engine/endpoints.ts'
import { attempt } from './support/command.ts'
import type { Outcome } from './support/command.ts'
import { scratch } from './support/context.ts'

/* The docker command itself is asked which engine it would use: every rule of precedence is its rule. */

let config: string

beforeAll(async () => {
  config = mkdtempSync(join(scratch('endpoints'), 'config-'))
  const contexts = {
    one: 'unix:///one.sock',
    two: 'tcp://127.0.0.1:7001',
    three: 'ssh://me@far.example',
  }
  for (const [name, host] of Object.entries(contexts)) {
    await docker({}, 'context', 'create', name, '--docker', `host=${host}`)
  }
})

afterAll(() => rm(config, { recursive: true }))

interface Row {
  readonly flags?: { readonly host?: string; readonly context?: string }
  readonly env?: Readonly<Record<string, string>>
  /** `currentContext` of config.json. */
  readonly current?: string
}

/** Runs docker with these variables only: to older docker commands an empty one counts as set. */
function docker(
  env: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Outcome> {
  const variables = Object.entries({ DOCKER_CONFIG: config, ...env }).map((pair) => pair.join('='))
  return attempt('env', [
    '-u',
    'DOCKER_HOST',
    '-u',
    'DOCKER_CONTEXT',
    ...variables,
    'docker',
    ...args,
  ])
}

/** The address that docker uses, null when it refuses. */
async function dockerAddress(row: Row): Promise<string | null> {
  const { host, context } = row.flags ?? {}
  const flags = [
    ...(host === undefined ? [] : ['--host', host]),
    ...(context === undefined ? [] : ['--context', context]),
  ]
  const format = '{{.Endpoints.docker.Host}}'
  const asked = await docker(row.env ?? {}, ...flags, 'context', 'inspect', '--format', format)
  return asked.status === 0 ? asked.stdout.trim() : null
}

async function ourAddress(row: Row): Promise<string | null> {
  const env = { DOCKER_CONFIG: config, ...row.env }
  const endpoint = await resolveEndpoint({ ...row.flags, env, home: '/nowhere' })
  return endpoint.ok ? endpoint.value.address : null
}

const host = { DOCKER_HOST: 'unix:///host.sock' }
const rows: readonly Row[] = [
  { env: host },
  { env: { ...host, DOCKER_CONTEXT: 'one' } },
  { env: { DOCKER_CONTEXT: 'one' } },
  { env: { DOCKER_CONTEXT: 'two' }, current: 'one' },
  { env: { DOCKER_CONTEXT: 'nope' }, current: 'one' },
  { env: host, current: 'one' },
  { current: 'three' },
  { current: 'nope' },
  { flags: { context: 'one' }, env: { ...host, DOCKER_CONTEXT: 'two' }, current: 'three' },
  { flags: { context: 'default' }, env: host, current: 'one' },
  { flags: { context: 'nope' } },
  { flags: { host: 'tcp://127.0.0.1' }, env: { ...host, DOCKER_CONTEXT: 'two' }, current: 'one' },
  { flags: { host: 'tcp://[::1]:2376' } },
  { flags: { host: 'unix:///a', context: 'one' } },
  { env: { DOCKER_HOST: 'far.example' } },
  { env: { DOCKER_HOST: 'tcp://:7777' } },
  { env: { DOCKER_HOST: 'tcp://far.example:7777/base' } },
  { env: { DOCKER_HOST: 'unix://' } },
  { env: { DOCKER_HOST: 'http://far.example' } },
  { env: { DOCKER_HOST: 'tcp://far.example:port' } },
]

describe('the engine that is meant', () => {
  it.each(rows.map((row) => [JSON.stringify(row), row] as const))(
    'is docker’s for %s',
    async (_, row) => {
      const text =
        row.current === undefined ? '{}' : JSON.stringify({ currentContext: row.current })
      writeFileSync(join(config, 'config.json'), text)
      expect(await ourAddress(row)).toBe(await dockerAddress(row))
    },
  )
})
