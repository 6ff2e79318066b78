import { spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

export const sampleImage = at('resources/sample-image.tar')

/** Node 24 runs the sources as they are; the one that runs the tests may be older. */
const node = at('node_modules/node/bin/node')

export interface Outcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: Uint8Array
}

type StrataProcess = ChildProcessByStdio<Writable, Readable, Readable>

/** The command line from its sources, with an engine that is not there unless `env` names one. */
export function startStrata(args: readonly string[], options: RunOptions = {}): StrataProcess {
  const child = spawn(node, [at('src/cli/index.ts'), ...args], {
    cwd: options.cwd,
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: at('.cache/compile'),
      DOCKER_HOST: 'unix:///nowhere/docker.sock',
      ...options.env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.on('error', () => {})
  return child
}

/** Collects what a process says until it ends. */
export function outcomeOf(child: StrataProcess): Promise<Outcome> {
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
  return new Promise((resolve) => {
    child.once('close', (status) =>
      resolve({
        status,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      }),
    )
  })
}

export function runStrata(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const child = startStrata(args, options)
  child.stdin.end(options.input ?? '')
  return outcomeOf(child)
}
