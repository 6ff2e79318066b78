import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { attempt, run } from './command.ts'
import { unmountBelow } from './engine.ts'

export interface Containerd {
  /** Runs `ctr` against this daemon and gives its standard output. */
  ctr(args: readonly string[]): Promise<string>
  stop(): Promise<void>
}

/** Starts a containerd that keeps everything under `folder`: enough to import and export images. */
export async function startContainerd(folder: string): Promise<Containerd> {
  const socket = join(folder, 'containerd.sock')
  const config = join(folder, 'config.toml')
  writeFileSync(config, 'version = 2\ndisabled_plugins = ["io.containerd.grpc.v1.cri"]\n')
  const daemon = spawn(
    'containerd',
    [
      ...['--config', config, '--address', socket, '--log-level', 'error'],
      ...['--root', join(folder, 'root'), '--state', join(folder, 'state')],
    ],
    { stdio: 'ignore' },
  )
  const ended = new Promise<void>((resolve) => {
    daemon.once('exit', () => {
      resolve()
    })
    daemon.once('error', () => {
      resolve()
    })
  })
  const command = ['--address', socket, '--namespace', 'strata']
  const stop = async (): Promise<void> => {
    daemon.kill('SIGTERM')
    await Promise.race([ended, delay(10_000)])
    daemon.kill('SIGKILL')
    await unmountBelow(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  for (let tries = 0; ; tries++) {
    if ((await attempt('ctr', [...command, 'version'])).status === 0) break
    if (tries === 100) {
      await stop()
      throw new Error('containerd did not start')
    }
    await delay(100)
  }
  return { ctr: (args) => run('ctr', [...command, ...args]), stop }
}
