import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { spawn } from 'node:child_process'
import { Agent } from 'node:http'
import { Duplex } from 'node:stream'
import type { SshTarget } from './host-address.ts'

/** How much of what ssh says on standard error is kept for the message. */
const maxSpoken = 4096

/**
 * Arguments of `ssh` for an engine, as docker itself calls it (docker/cli connhelper): the far
 * side's own docker joins its socket to standard input and output. Going through the user's ssh
 * brings their config, keys, agent, known hosts and jump hosts.
 */
export function sshArguments(target: SshTarget): readonly string[] {
  const remote =
    target.path === ''
      ? 'docker system dial-stdio'
      : `docker ${quote(`--host=unix://${target.path}`)} system dial-stdio`
  return [
    ...(target.user === '' ? [] : ['-l', target.user]),
    ...(target.port === '' ? [] : ['-p', target.port]),
    '-o',
    'ConnectTimeout=30',
    '-T',
    '--',
    target.host,
    remote,
  ]
}

/** An HTTP agent whose connections are ssh processes; `destroy` ends them all. */
export class SshAgent extends Agent {
  readonly #target: SshTarget

  constructor(target: SshTarget) {
    super({ keepAlive: true, maxFreeSockets: 1 })
    this.#target = target
  }

  override createConnection(): Duplex {
    return new SshConnection(this.#target)
  }
}

/** What ssh said when it ended before the engine answered. */
export class SshError extends Error {
  readonly code = 'ESSH'
  /** Standard error of ssh, '' when it said nothing. */
  readonly spoken: string
  readonly missing: boolean

  constructor(spoken: string, missing: boolean) {
    super(spoken === '' ? 'ssh ended without an answer' : spoken)
    this.name = 'SshError'
    this.spoken = spoken
    this.missing = missing
  }
}

/** An ssh process as a stream. Has the methods of a socket that Node's HTTP client calls. */
class SshConnection extends Duplex {
  readonly #process: ChildProcessWithoutNullStreams
  #spoken = ''
  #answered = false

  constructor(target: SshTarget) {
    super({ allowHalfOpen: false })
    // A session of its own, so that ssh asks no questions on the terminal that started Strata.
    this.#process = spawn('ssh', sshArguments(target), {
      stdio: 'pipe',
      detached: true,
      windowsHide: true,
    })
    const { stdin, stdout, stderr } = this.#process
    stdout.on('data', (chunk: Buffer) => {
      this.#answered = true
      if (!this.push(chunk)) stdout.pause()
    })
    stderr.on('data', (chunk: Buffer) => {
      this.#spoken = (this.#spoken + chunk.toString('utf8')).slice(-maxSpoken)
    })
    // The end of the process says more than a broken pipe to it.
    stdin.on('error', () => {})
    this.#process.on('error', (error: NodeJS.ErrnoException) => {
      this.destroy(new SshError(error.message, error.code === 'ENOENT'))
    })
    // `close` comes after the last byte of standard output and standard error.
    this.#process.on('close', () => {
      if (this.#answered) this.push(null)
      else this.destroy(new SshError(this.#spoken.trim(), false))
    })
  }

  override _read(): void {
    this.#process.stdout.resume()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    // Errors come through the end of the process, with what ssh said.
    this.#process.stdin.write(chunk, () => done())
  }

  override _final(done: () => void): void {
    this.#process.stdin.end(done)
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    const { stdin, stdout, stderr } = this.#process
    stdin.destroy()
    stdout.destroy()
    stderr.destroy()
    this.#process.kill()
    done(error)
  }

  setKeepAlive(): this {
    return this
  }

  setNoDelay(): this {
    return this
  }

  setTimeout(): this {
    return this
  }

  ref(): this {
    this.#process.ref()
    return this
  }

  unref(): this {
    this.#process.unref()
    return this
  }
}

/** Quotes for the shell of the far side. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
