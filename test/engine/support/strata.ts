import { fileURLToPath } from 'node:url'
import type { Report } from '../../../src/core/model/report.ts'
import { attempt } from './command.ts'
import type { CommandOptions, Outcome } from './command.ts'
import { engineHost } from './context.ts'

const program = fileURLToPath(new URL('../../../bin/strata.mjs', import.meta.url))

/** Runs the `strata` command as a user does, against the engine under test. */
export function strata(args: readonly string[], options: CommandOptions = {}): Promise<Outcome> {
  return attempt(process.execPath, [program, ...args], {
    ...options,
    env: { DOCKER_HOST: engineHost, ...options.env },
  })
}

/** The report of a source, by `strata analyze --format json`. */
export async function analyze(
  source: string,
  args: readonly string[] = [],
  options: CommandOptions = {},
): Promise<Report> {
  const outcome = await strata(['analyze', source, '--format', 'json', ...args], options)
  if (outcome.status !== 0) {
    throw new Error(
      `strata analyze ${source} ended with ${outcome.status ?? '?'}: ${outcome.stderr}`,
    )
  }
  return JSON.parse(outcome.stdout) as Report
}
