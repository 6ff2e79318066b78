import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { attempt } from './command.ts'

/** A Docker engine for the tests: an address as DOCKER_HOST writes it, and how to end it. */
export interface TestEngine {
  readonly host: string
  stop(): Promise<void>
}

/**
 * Starts a real dockerd that touches nothing of the machine's: own socket, data root and exec
 * root under `folder`, no bridge, no firewall rules. Needs root.
 */
export async function startEngine(folder: string): Promise<TestEngine> {
  for (const name of ['data', 'exec']) mkdirSync(join(folder, name), { recursive: true })
  const socket = join(folder, 'docker.sock')
  const logFile = join(folder, 'dockerd.log')
  const log = openSync(logFile, 'a')
  const daemon = spawn(
    'dockerd',
    [
      '--iptables=false',
      '--ip-masq=false',
      '--bridge=none',
      ...['-H', `unix://${socket}`],
      ...['--data-root', join(folder, 'data')],
      ...['--exec-root', join(folder, 'exec')],
      ...['-p', join(folder, 'pid')],
    ],
    {
      stdio: ['ignore', log, log],
      env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` },
    },
  )
  closeSync(log)
  const ended = new Promise<void>((resolve) => {
    daemon.once('exit', () => {
      resolve()
    })
    daemon.once('error', () => {
      resolve()
    })
  })
  let running = true
  void ended.then(() => (running = false))

  const limit = Date.now() + 60_000
  while (!(await ping(socket))) {
    if (!running || Date.now() > limit) {
      daemon.kill('SIGKILL')
      throw new Error(`dockerd did not start:\n${readFileSync(logFile, 'utf8').slice(-4000)}`)
    }
    await delay(200)
  }

  return {
    host: `unix://${socket}`,
    async stop() {
      daemon.kill('SIGTERM')
      await Promise.race([ended, delay(20_000)])
      daemon.kill('SIGKILL')
      await unmountBelow(folder)
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** GET /_ping: whether an engine answers on the socket. */
function ping(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request({ socketPath, path: '/_ping', timeout: 2000 }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    asked.once('timeout', () => asked.destroy())
    asked.once('error', () => {
      resolve(false)
    })
    asked.end()
  })
}

/** A killed engine leaves mounts behind, and a mounted folder cannot be removed. */
export async function unmountBelow(folder: string): Promise<void> {
  const points = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((point) => point.startsWith(`${folder}/`))
    .sort()
    .reverse()
  for (const point of points) await attempt('umount', ['-l', point])
}
