import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from './command.ts'
import { docker, scratch } from './context.ts'
import { writeContext } from './images.ts'
import type { ContextFiles } from './images.ts'

/* Images that no Dockerfile can make today, put together by hand and loaded into a real engine. */

export interface Step {
  readonly createdBy: string
  /** The layer tar of the step; null for an empty step. */
  readonly layer: string | null
}

/** A layer tar made by GNU tar from the files given; markers such as `.wh.x` are files as well. */
export async function layerTar(name: string, files: ContextFiles): Promise<string> {
  const folder = scratch('assembled', name)
  rmSync(folder, { recursive: true, force: true })
  writeContext(folder, files)
  const tar = `${folder}.tar`
  const options = ['--sort=name', '--mtime=@1453830000', '--owner=0', '--group=0', '--mode=go-w']
  await run('tar', [...options, '--numeric-owner', '-C', folder, '-cf', tar, ...topNames(files)])
  return tar
}

/** The layer tar of a step that changed nothing: 1024 zero bytes, as docker writes it. */
export function emptyLayerTar(): string {
  const tar = join(scratch('assembled'), 'empty.tar')
  writeFileSync(tar, Buffer.alloc(1024))
  return tar
}

/** Loads an image of these steps into the engine under the reference given. */
export async function loadImage(
  reference: string,
  steps: readonly Step[],
  config: Readonly<Record<string, unknown>>,
): Promise<void> {
  await docker(['load', '--quiet', '-i', await imageArchive(reference, steps, config)])
}

/** An archive of these steps as docker save writes it; its path. */
export async function imageArchive(
  reference: string,
  steps: readonly Step[],
  config: Readonly<Record<string, unknown>>,
): Promise<string> {
  const folder = scratch('assembled', 'image')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const diffIds: string[] = []
  const layers: string[] = []
  for (const { layer } of steps) {
    if (layer === null) continue
    const path = `${layers.length}/layer.tar`
    mkdirSync(join(folder, String(layers.length)))
    copyFileSync(layer, join(folder, path))
    layers.push(path)
    diffIds.push(
      `sha256:${createHash('sha256')
        .update(await readFile(layer))
        .digest('hex')}`,
    )
  }
  const image = {
    architecture: 'amd64',
    os: 'linux',
    created: '2018-11-01T03:19:16.8517953Z',
    ...config,
    rootfs: { type: 'layers', diff_ids: diffIds },
    history: steps.map(({ createdBy, layer }, at) => ({
      created: `2018-11-01T03:19:${10 + at}.5Z`,
      created_by: createdBy,
      ...(layer === null ? { empty_layer: true } : {}),
    })),
  }
  const text = JSON.stringify(image)
  const name = `${createHash('sha256').update(text).digest('hex')}.json`
  writeFileSync(join(folder, name), text)
  const manifest = [{ Config: name, RepoTags: [reference], Layers: layers }]
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  const archive = `${folder}.tar`
  await run('tar', ['-C', folder, '-cf', archive, '.'])
  return archive
}

/** Uncompressed bytes of a layer tar on disk. */
export function sizeOf(path: string): number {
  return statSync(path).size
}

function topNames(files: ContextFiles): readonly string[] {
  return [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? path))].sort()
}
