import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

export interface CommandOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** A file that becomes standard input. */
  readonly input?: string
  /** A file that takes standard output. */
  readonly output?: string
  /** Milliseconds until the command is killed: a hang is a failure, not a wait. */
  readonly timeout?: number
}

export interface Outcome {
  readonly status: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end, whatever its exit status. */
export async function attempt(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<Outcome> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    timeout: options.timeout ?? 120_000,
    killSignal: 'SIGKILL',
  })
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stderr?.on('data', (data: Buffer) => stderr.push(data))
  const written =
    options.output === undefined
      ? undefined
      : pipeline(child.stdout!, createWriteStream(options.output))
  if (written === undefined) child.stdout?.on('data', (data: Buffer) => stdout.push(data))
  // A program may stop reading early; its exit status tells what that meant.
  if (options.input !== undefined) {
    pipeline(createReadStream(options.input), child.stdin!).catch(() => undefined)
  }
  const [status, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, name) => {
      resolve([code, name])
    })
  })
  await written
  return {
    status,
    signal,
    stdout: Buffer.concat(stdout).toString('utf8'),
    stderr: Buffer.concat(stderr).toString('utf8'),
  }
}

/** Runs a program that must succeed and gives its standard output. */
export async function run(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const outcome = await attempt(command, args, options)
  if (outcome.status === 0) return outcome.stdout
  const end = outcome.signal ?? `status ${outcome.status ?? '?'}`
  throw new Error(`${command} ${args.join(' ')} ended with ${end}: ${outcome.stderr.trim()}`)
}

/** Whether a program is on the PATH of the tests. */
export async function has(command: string): Promise<boolean> {
  const outcome = await attempt('sh', ['-c', `command -v ${command}`])
  return outcome.status === 0
}
