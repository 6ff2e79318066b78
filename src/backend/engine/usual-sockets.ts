import { readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { EngineEndpoint } from '../../shared/worker-protocol.ts'
import type { Surroundings } from './endpoints.ts'
import { knock } from './probe.ts'

/** A place where some engine is known to listen. */
export interface UsualSocket {
  readonly name: string
  readonly path: string
}

/**
 * Where the engines in common use put their sockets, docker's own first: Docker Desktop, rootless
 * docker, Colima, Rancher Desktop, OrbStack, Lima, Podman. None of them need exist.
 */
export async function usualSockets(around: Surroundings): Promise<readonly UsualSocket[]> {
  const { env, home, platform } = around
  if (platform === 'win32') {
    return [
      { name: 'docker', path: '//./pipe/docker_engine' },
      { name: 'docker-desktop', path: '//./pipe/dockerDesktopLinuxEngine' },
      { name: 'podman', path: '//./pipe/podman-machine-default' },
    ]
  }
  const runtime = env['XDG_RUNTIME_DIR'] || runtimeDirectory(platform)
  const temporary = env['TMPDIR'] || '/tmp'
  const colima = env['COLIMA_HOME'] || join(home, '.colima')
  const lima = env['LIMA_HOME'] || join(home, '.lima')
  const [profiles, instances, machines] = await Promise.all([
    names(colima),
    names(lima),
    names(join(temporary, 'podman')),
  ])
  return [
    { name: 'docker', path: '/var/run/docker.sock' },
    { name: 'docker-desktop', path: join(home, '.docker/run/docker.sock') },
    { name: 'docker-desktop', path: join(home, '.docker/desktop/docker.sock') },
    ...(runtime ? [{ name: 'rootless', path: join(runtime, 'docker.sock') }] : []),
    ...profiles.map((profile) => ({
      name: profile === 'default' ? 'colima' : `colima-${profile}`,
      path: join(colima, profile, 'docker.sock'),
    })),
    { name: 'colima', path: join(colima, 'docker.sock') },
    { name: 'rancher-desktop', path: join(home, '.rd/docker.sock') },
    { name: 'orbstack', path: join(home, '.orbstack/run/docker.sock') },
    ...instances.map((instance) => ({
      name: `lima-${instance}`,
      path: join(lima, instance, 'sock/docker.sock'),
    })),
    ...(runtime ? [{ name: 'podman', path: join(runtime, 'podman/podman.sock') }] : []),
    { name: 'podman', path: join(home, '.local/share/containers/podman/machine/podman.sock') },
    ...machines
      .filter((machine) => machine.endsWith('-api.sock'))
      .map((machine) => ({ name: 'podman', path: join(temporary, 'podman', machine) })),
    { name: 'podman', path: '/run/podman/podman.sock' },
  ]
}

/** The endpoint of a usual socket. */
export function endpointOfSocket(socket: UsualSocket, platform: NodeJS.Platform): EngineEndpoint {
  const scheme = platform === 'win32' ? 'npipe' : 'unix'
  return {
    id: `socket:${socket.path}`,
    name: socket.name,
    address: `${scheme}://${socket.path}`,
    transport: { kind: 'socket', path: socket.path },
  }
}

/** The usual sockets where an engine answers now, in order, each engine once. */
export async function answeringSockets(around: Surroundings): Promise<readonly EngineEndpoint[]> {
  const seen = new Set<string>()
  const candidates: EngineEndpoint[] = []
  for (const socket of await usualSockets(around)) {
    const real = await realpath(socket.path).catch(() => socket.path)
    if (seen.has(real)) continue
    seen.add(real)
    candidates.push(endpointOfSocket(socket, around.platform))
  }
  const answers = await Promise.all(candidates.map((candidate) => knock(candidate)))
  return candidates.filter((_, index) => answers[index] === 'answers')
}

export async function firstAnswering(around: Surroundings): Promise<EngineEndpoint | null> {
  return (await answeringSockets(around))[0] ?? null
}

function runtimeDirectory(platform: NodeJS.Platform): string | null {
  return platform === 'linux' && process.getuid ? `/run/user/${process.getuid()}` : null
}

async function names(directory: string): Promise<readonly string[]> {
  return (await readdir(directory).catch(() => [])).sort()
}
