import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { attempt, run } from './command.ts'
import type { CommandOptions, Outcome } from './command.ts'
import { engineVariable, workspaceVariable } from './prepared-engine.ts'

/** Address of the engine under test, as DOCKER_HOST; empty where no engine could be had. */
export const engineHost = process.env[engineVariable] ?? ''

/** A scratch folder of this run with the given name. */
export function scratch(...names: readonly string[]): string {
  const workspace = process.env[workspaceVariable]
  if (workspace === undefined) throw new Error('the global setup made no workspace')
  const folder = join(workspace, ...names)
  mkdirSync(folder, { recursive: true })
  return folder
}

const environment = { DOCKER_HOST: engineHost, DOCKER_BUILDKIT: '0' }

/** Runs the docker command line against the engine under test. */
export function docker(args: readonly string[], options: CommandOptions = {}): Promise<string> {
  return run('docker', args, { ...options, env: { ...environment, ...options.env } })
}

export function attemptDocker(args: readonly string[]): Promise<Outcome> {
  return attempt('docker', args, { env: environment })
}
