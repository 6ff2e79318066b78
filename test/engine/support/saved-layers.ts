import { join } from 'node:path'
import { run } from './command.ts'
import type { Report } from '../../../src/core/model/report.ts'
import { docker, scratch } from './context.ts'
import { analyze } from './strata.ts'

export interface SavedImage {
  /** The archive that docker save wrote. */
  readonly archive: string
  /** The uncompressed layer tars, bottom first, taken out by GNU tar as the manifest names them. */
  readonly layers: readonly string[]
  /** The image config, taken out the same way. */
  readonly config: string
}

const saved = new Map<string, Promise<SavedImage>>()

/** Saves an image once and lays its layers out as files, for tools that read plain tars. */
export function saveAndUnpack(reference: string): Promise<SavedImage> {
  let result = saved.get(reference)
  if (result === undefined) {
    result = unpack(reference)
    saved.set(reference, result)
  }
  return result
}

const reports = new Map<string, Promise<Report>>()

/** The report of the image as docker saved it, made once. */
export function savedReport(reference: string): Promise<Report> {
  let report = reports.get(reference)
  if (report === undefined) {
    report = saveAndUnpack(reference).then(({ archive }) => analyze(archive))
    reports.set(reference, report)
  }
  return report
}

async function unpack(reference: string): Promise<SavedImage> {
  const folder = scratch('saved', reference.replaceAll(/[/:]/g, '-'))
  const archive = join(folder, 'image.tar')
  await docker(['save', '-o', archive, reference])
  const unpacked = join(folder, 'unpacked')
  await run('mkdir', ['-p', unpacked])
  await run('tar', ['-C', unpacked, '-xf', archive])
  const manifest = await run('cat', [join(unpacked, 'manifest.json')])
  const [item] = JSON.parse(manifest) as [{ Config: string; Layers: readonly string[] }]
  return {
    archive,
    layers: item.Layers.map((name) => join(unpacked, name)),
    config: join(unpacked, item.Config),
  }
}
