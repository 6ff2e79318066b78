import { join } from 'node:path'
import { attempt, has } from './command.ts'
import type { Outcome } from './command.ts'
import { scratch } from './context.ts'

/* The real dive, to compare with. Go builds it once; it stays in the user's cache. */

const version = 'v0.13.1'

let found: Promise<string | null> | null = null

/** The path of a dive v0.13.1; null where there is none and no Go to build it with. */
export function diveProgram(): Promise<string | null> {
  found ??= findDive()
  return found
}

async function findDive(): Promise<string | null> {
  const named = process.env['STRATA_TEST_DIVE']
  if (named !== undefined) return named
  if (!(await has('go'))) return null
  const cache = process.env['XDG_CACHE_HOME'] ?? join(process.env['HOME'] ?? '/tmp', '.cache')
  const folder = join(cache, 'strata-test', `dive-${version}`)
  const program = join(folder, 'dive')
  if ((await attempt('test', ['-x', program])).status === 0) return program
  const built = await attempt('go', ['install', `github.com/wagoodman/dive@${version}`], {
    env: { GOBIN: folder },
    timeout: 600_000,
  })
  return built.status === 0 ? program : null
}

/** Runs dive on a docker archive, in a folder of its own so that no configuration is found. */
export async function dive(
  archive: string,
  args: readonly string[],
  cwd: string = scratch('dive'),
): Promise<Outcome> {
  const program = await diveProgram()
  if (program === null) throw new Error('there is no dive')
  // dive takes its settings from the home folder and from CI=…, which the test says itself.
  const env = { HOME: scratch('dive-home'), XDG_CONFIG_HOME: scratch('dive-home'), CI: '' }
  return attempt(program, [`docker-archive://${archive}`, ...args], { cwd, env })
}
