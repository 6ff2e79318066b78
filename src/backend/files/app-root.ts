import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where this installation of Strata lies, and what it is called. */
export interface AppRoot {
  readonly version: string
  /** `strata x.y.z`, as the report states it. */
  readonly generator: string
  /** The bundled sample image. */
  readonly sampleImage: string
  /** The built window: index.html and its assets. */
  readonly renderer: string
  readonly folder: string
}

/**
 * Finds the installation around a module by its package.json, so that the same code works from
 * sources, from out/ and from a package.
 */
export function findAppRoot(moduleUrl: string): AppRoot {
  const folder = folderWithPackage(dirname(fileURLToPath(moduleUrl)))
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string
  }
  return {
    version,
    generator: `strata ${version}`,
    sampleImage: join(folder, 'resources', 'sample-image.tar'),
    renderer: join(folder, 'out', 'renderer'),
    folder,
  }
}

/** The module that an analysis worker runs, beside the entry module that asks. */
export function workerModule(entryUrl: string): URL {
  return entryUrl.endsWith('.ts')
    ? new URL('../worker/index.ts', entryUrl)
    : new URL('./worker.js', entryUrl)
}

function folderWithPackage(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (folder === dirname(folder)) throw new Error('package.json of Strata not found')
  }
}
