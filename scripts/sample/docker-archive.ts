import { createHash } from 'node:crypto'
import type { Step } from './steps.ts'
import { directory, file } from './tree.ts'
import { writeUstar } from './ustar.ts'
import type { TarEntry } from './ustar.ts'

/** What a container of the image runs with. */
export interface Runtime {
  readonly env: readonly string[]
  readonly cmd: readonly string[]
  readonly user: string
  readonly workingDir: string
  readonly exposedPorts: readonly string[]
  readonly labels: Readonly<Record<string, string>>
}

/**
 * An archive as `docker save` of Docker 1.10 to 24 writes it (moby v24 image/tarexport/save.go):
 * the config named by its sha256, for each layer a folder with VERSION, json and layer.tar, then
 * manifest.json and repositories; entries in the order of their names.
 */
export function dockerArchive(
  steps: readonly Step[],
  runtime: Runtime,
  repository: string,
  tag: string,
): Uint8Array {
  const layers = steps.flatMap(({ layer }) => (layer === null ? [] : [writeUstar(layer)]))
  const diffIds = layers.map((bytes) => `sha256:${sha256(bytes)}`)
  const created = steps.at(-1)?.created ?? ''
  const config = JSON.stringify({
    architecture: 'amd64',
    config: containerConfig(runtime),
    created,
    docker_version: '20.10.24',
    history: steps.map((step) => ({
      created: step.created,
      created_by: step.createdBy,
      ...(step.layer === null ? { empty_layer: true } : {}),
    })),
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: diffIds },
  })
  const configName = `${sha256(config)}.json`
  const mtime = Math.floor(Date.parse(created) / 1000)
  const folders = legacyFolders(diffIds, config)
  const entries: TarEntry[] = folders.flatMap(({ id, json }, index) => [
    directory(id, { mtime }),
    file(`${id}/VERSION`, '1.0', { mtime }),
    file(`${id}/json`, json, { mtime }),
    file(`${id}/layer.tar`, layers[index] ?? new Uint8Array(0), { mtime }),
  ])
  const manifest = [
    {
      Config: configName,
      RepoTags: [`${repository}:${tag}`],
      Layers: folders.map(({ id }) => `${id}/layer.tar`),
    },
  ]
  const repositories = { [repository]: { [tag]: folders.at(-1)?.id ?? '' } }
  entries.push(
    file(configName, config, { mtime }),
    file('manifest.json', `${JSON.stringify(manifest)}\n`),
    file('repositories', `${JSON.stringify(repositories)}\n`),
  )
  return writeUstar(entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
}

/** The ids and JSON of the layers for readers from before Docker 1.10; the top one carries the config. */
function legacyFolders(diffIds: readonly string[], config: string) {
  let parent: string | null = null
  let chainId = ''
  return diffIds.map((diffId, index) => {
    chainId = index === 0 ? diffId : `sha256:${sha256(`${chainId} ${diffId}`)}`
    const isTop = index === diffIds.length - 1
    const {
      architecture,
      config: runtime,
      created,
      os,
    } = JSON.parse(config) as Record<string, unknown>
    const about = isTop
      ? { architecture, config: runtime, created, os }
      : { created: '1970-01-01T00:00:00Z', os }
    const id = sha256(JSON.stringify({ ...about, layer_id: chainId, ...(parent && { parent }) }))
    const json = JSON.stringify({ id, ...(parent && { parent }), ...about })
    parent = id
    return { id, json }
  })
}

function containerConfig(runtime: Runtime) {
  return {
    Hostname: '',
    Domainname: '',
    User: runtime.user,
    ExposedPorts: Object.fromEntries(runtime.exposedPorts.map((port) => [port, {}])),
    Env: runtime.env,
    Cmd: runtime.cmd,
    Image: '',
    Volumes: null,
    WorkingDir: runtime.workingDir,
    Entrypoint: null,
    OnBuild: null,
    Labels: runtime.labels,
  }
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
