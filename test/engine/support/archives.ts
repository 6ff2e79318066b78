import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { smallBase } from './base-images.ts'
import { run } from './command.ts'
import { startContainerd } from './containerd.ts'
import { docker, engineHost, scratch } from './context.ts'

/** An archive of an image as some program writes it. */
export interface ArchiveForm {
  readonly name: string
  /** The program that makes it besides docker; null when docker is enough. */
  readonly tool: string | null
  /** Writes the archive of the engine's image and gives its path (a file or an OCI directory). */
  make(reference: string, folder: string): Promise<string>
  /** Which image of the archive is the one asked for, when it holds several. */
  readonly select?: (reference: string) => readonly string[]
}

async function save(reference: string, folder: string): Promise<string> {
  const path = join(folder, 'save.tar')
  await docker(['save', '-o', path, reference])
  return path
}

async function skopeo(
  reference: string,
  destination: string,
  options: readonly string[] = [],
): Promise<void> {
  const policy = signaturePolicy()
  const source = `docker-daemon:${reference}`
  const daemon = ['--src-daemon-host', engineHost]
  await run('skopeo', ['--policy', policy, 'copy', ...daemon, ...options, source, destination])
}

/** Accepts every image, as a fresh installation of these programs does. */
export function signaturePolicy(): string {
  const path = join(scratch('policy'), 'policy.json')
  writeFileSync(path, JSON.stringify({ default: [{ type: 'insecureAcceptAnything' }] }))
  return path
}

/** podman with a store of its own, filled from the engine, that saves in the given format. */
async function podman(reference: string, folder: string, format: string): Promise<string> {
  const saved = await save(reference, folder)
  const store = scratch('podman')
  const options = [
    ...['--root', join(store, 'root'), '--runroot', join(store, 'run')],
    ...['--storage-driver', 'vfs', '--cgroup-manager', 'cgroupfs', '--events-backend', 'none'],
  ]
  await run('podman', [
    ...options,
    'load',
    '--quiet',
    '--signature-policy',
    signaturePolicy(),
    '-i',
    saved,
  ])
  const path = join(folder, `podman-${format}.tar`)
  await run('podman', [...options, 'save', '--quiet', '--format', format, '-o', path, reference])
  await run('podman', [...options, 'rmi', '--force', reference])
  return path
}

/** An OCI layout directory with one image, tagged `latest`. */
export async function ociLayout(reference: string, folder: string): Promise<string> {
  const path = join(folder, 'layout')
  rmSync(path, { recursive: true, force: true })
  await skopeo(reference, `oci:${path}:latest`)
  return path
}

const zstdLayers = ['--dest-compress', '--dest-compress-format', 'zstd']

export const archiveForms: readonly ArchiveForm[] = [
  { name: 'docker save by name', tool: null, make: save },
  {
    name: 'docker save by ID',
    tool: null,
    async make(reference, folder) {
      const id = await docker(['image', 'inspect', '--format', '{{.Id}}', reference])
      return save(id.trim(), folder)
    },
  },
  {
    name: 'docker save of two images',
    tool: null,
    async make(reference, folder) {
      const path = join(folder, 'two.tar')
      await docker(['save', '-o', path, smallBase, reference])
      return path
    },
    select: (reference) => ['--image', reference],
  },
  {
    name: 'docker save, gzip',
    tool: 'gzip',
    async make(reference, folder) {
      await run('gzip', ['--force', await save(reference, folder)])
      return join(folder, 'save.tar.gz')
    },
  },
  {
    name: 'docker save, zstd',
    tool: 'zstd',
    async make(reference, folder) {
      await run('zstd', ['--quiet', '--force', '--rm', await save(reference, folder)])
      return join(folder, 'save.tar.zst')
    },
  },
  {
    name: 'docker save, unpacked and packed again by tar',
    tool: 'tar',
    async make(reference, folder) {
      const saved = await save(reference, folder)
      const unpacked = join(folder, 'unpacked')
      await run('mkdir', ['-p', unpacked])
      await run('tar', ['-C', unpacked, '-xf', saved])
      const path = join(folder, 'repacked.tar')
      await run('tar', ['-C', unpacked, '--sort=inode', '-cf', path, '.'])
      return path
    },
  },
  {
    name: 'skopeo docker-archive',
    tool: 'skopeo',
    async make(reference, folder) {
      const path = join(folder, 'docker-archive.tar')
      await skopeo(reference, `docker-archive:${path}:${reference}`)
      return path
    },
  },
  {
    name: 'skopeo oci-archive, gzip layers',
    tool: 'skopeo',
    async make(reference, folder) {
      const path = join(folder, 'oci-archive.tar')
      await skopeo(reference, `oci-archive:${path}:latest`)
      return path
    },
  },
  {
    name: 'skopeo oci-archive, zstd layers',
    tool: 'skopeo',
    async make(reference, folder) {
      const path = join(folder, 'oci-archive-zstd.tar')
      await skopeo(reference, `oci-archive:${path}:latest`, zstdLayers)
      return path
    },
  },
  { name: 'skopeo oci directory', tool: 'skopeo', make: ociLayout },
  {
    name: 'podman save docker-archive',
    tool: 'podman',
    make: (reference, folder) => podman(reference, folder, 'docker-archive'),
  },
  {
    name: 'podman save oci-archive',
    tool: 'podman',
    make: (reference, folder) => podman(reference, folder, 'oci-archive'),
  },
  {
    name: 'umoci, configuration rewritten',
    tool: 'umoci',
    async make(reference, folder) {
      const path = await ociLayout(reference, folder)
      const label = ['--no-history', '--config.label', 'by=umoci']
      await run('umoci', ['config', '--image', `${path}:latest`, ...label])
      await run('umoci', ['gc', '--layout', path])
      return path
    },
  },
  {
    name: 'ctr images export',
    tool: 'ctr',
    async make(reference, folder) {
      const saved = await save(reference, folder)
      const path = join(folder, 'ctr.tar')
      const containerd = await startContainerd(scratch('containerd', `${process.pid}`))
      try {
        await containerd.ctr(['images', 'import', '--no-unpack', saved])
        const names = await containerd.ctr(['images', 'ls', '--quiet'])
        await containerd.ctr(['images', 'export', path, names.trim()])
      } finally {
        await containerd.stop()
      }
      return path
    },
  },
]
