import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StrataError, terminalError, toErrorInfo } from '../shared/errors.ts'
import { analyzeCommand } from './analyze-command.ts'
import { checkCommand, isCi } from './check-command.ts'
import type { CommandLine, EngineFlags } from './command-line.ts'
import type { Console } from './console.ts'

type BuildArguments = Extract<CommandLine, { command: 'build' }>

/**
 * `docker build` as it was told, and then the report of the image; in CI its check. The result is the
 * exit status: 1 when the build or the check failed. Throws a StrataError.
 */
export async function buildCommand(
  { engine, args }: BuildArguments,
  generator: string,
  console: Console,
  signal: AbortSignal,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'strata-build-'))
  try {
    const { words, idFile } = dockerBuild(engine, args, join(folder, 'id'))
    const status = await runDocker(words, signal)
    if (status !== 0) {
      console.say(`strata: docker build ended with status ${status}, so there is no image to show.`)
      return 1
    }
    const id = (await readFile(idFile, 'utf8')).trim()
    return await showImage(id, engine, generator, console, signal)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The words for docker, and the file in which it leaves the image ID. */
export function dockerBuild(
  { host, context }: EngineFlags,
  args: readonly string[],
  ownIdFile: string,
): { readonly words: readonly string[]; readonly idFile: string } {
  const global = [
    ...(host === null ? [] : ['--host', host]),
    ...(context === null ? [] : ['--context', context]),
  ]
  const givenIdFile = valueOf(args, ['--iidfile'])
  const added = givenIdFile === null ? ['--iidfile', ownIdFile] : []
  const words = [...global, 'build', ...added, ...containerfile(args), ...args]
  return { words, idFile: givenIdFile ?? ownIdFile }
}

/** docker looks for a Dockerfile alone; podman and dive know the other name, too. */
function containerfile(args: readonly string[]): readonly string[] {
  const folder = args.at(-1)
  if (folder === undefined || valueOf(args, ['-f', '--file']) !== null) return []
  const has = (name: string): boolean => existsSync(join(folder, name))
  if (has('Dockerfile')) return []
  const name = ['Containerfile', 'containerfile', 'dockerfile'].find(has)
  return name === undefined ? [] : ['--file', join(folder, name)]
}

function valueOf(args: readonly string[], names: readonly string[]): string | null {
  for (const [at, word] of args.entries()) {
    if (names.includes(word)) return args[at + 1] ?? null
    const name = names.find((each) => word.startsWith(`${each}=`))
    if (name !== undefined) return word.slice(name.length + 1)
  }
  return null
}

/** What it prints is news of the build: standard output is for the result alone. */
async function runDocker(words: readonly string[], signal: AbortSignal): Promise<number> {
  const docker = spawn('docker', words, { stdio: ['inherit', 2, 2] })
  const stop = (): void => void docker.kill('SIGINT')
  signal.addEventListener('abort', stop)
  try {
    const [status] = (await once(docker, 'close')) as [number | null]
    signal.throwIfAborted()
    return status ?? 1
  } catch (error) {
    if (signal.aborted || !(error instanceof Error)) throw error
    const advice = 'Install the docker command line, or build elsewhere and analyze the image.'
    throw new StrataError(
      terminalError('source-not-found', 'docker cannot be run.', advice, error.message),
    )
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

async function showImage(
  id: string,
  engine: EngineFlags,
  generator: string,
  console: Console,
  signal: AbortSignal,
): Promise<number> {
  const image = { engine, source: `engine:${id}`, platform: null, image: null, output: null }
  try {
    if (isCi(process.env['CI'])) {
      const rules = { config: null, baseline: null, writeBaseline: null }
      const dive = { ci: false, config: null, flags: {} }
      const asked = { ...image, ...rules, dive, command: 'check', format: 'text' } as const
      return await checkCommand(asked, generator, console, signal)
    }
    await analyzeCommand(
      { ...image, command: 'analyze', format: 'table' },
      generator,
      console,
      signal,
    )
    return 0
  } catch (error) {
    if (toErrorInfo(error).code !== 'image-not-found') throw error
    const advice = 'A builder of its own keeps what it makes: add --load to the arguments.'
    throw new StrataError(
      terminalError('image-not-found', `The engine does not have ${id}.`, advice),
    )
  }
}
