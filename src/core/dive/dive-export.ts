import type { ImageAnalysis } from '../analysis/analyze-image.ts'
import { parseImageConfig } from '../history/parse-config.ts'
import { kindHardlink } from '../model/entry-kind.ts'
import type { ImageConfig } from '../model/image-config.ts'
import { latin1 } from '../tar/byte-text.ts'
import type { Timeline } from '../union/timeline.ts'
import { analyzeAsDive } from './dive-analysis.ts'
import { childrenFirst, goFileMode, implied, typeFlagOf } from './dive-tree.ts'
import type { DiveNode } from './dive-tree.ts'
import { goText } from './go-text.ts'

/* The JSON that `dive --json` writes (dive v0.13.1, runtime/export). Names and order are dive's. */

export interface DiveExport {
  readonly layer: readonly DiveLayer[]
  readonly image: DiveImage
}

export interface DiveLayer {
  readonly index: number
  readonly id: string
  readonly digestId: string
  readonly sizeBytes: number
  readonly command: string
  readonly fileList: readonly DiveFile[]
}

export interface DiveFile {
  readonly path: string
  readonly typeFlag: number
  readonly linkName: string
  readonly size: number
  readonly fileMode: number
  readonly uid: number
  readonly gid: number
  readonly isDir: boolean
}

export interface DiveImage {
  readonly sizeBytes: number
  readonly inefficientBytes: number
  readonly efficiencyScore: number
  readonly fileReference: readonly DiveReference[]
}

export interface DiveReference {
  readonly count: number
  readonly sizeBytes: number
  readonly file: string
}

/** What dive exports of this image: its numbers, not ours (docs/report-format.md tells them apart). */
export function diveExport(analysis: ImageAnalysis): DiveExport {
  const dive = analyzeAsDive(analysis)
  const { input, timeline } = analysis
  const steps = stepsOf(analysis.config, parseImageConfig(input.config).diffIds, dive.trees.length)
  const names = layerNames(input.manifest)
  return {
    layer: dive.trees.map((tree, index) => ({
      index,
      id: (names[index] ?? input.layers[index]?.digest ?? '').split('/')[0] as string,
      digestId: steps[index]?.id ?? '',
      sizeBytes: dive.layerSizes[index] ?? 0,
      command: (steps[index]?.createdBy ?? '(missing)').replace(/^\/bin\/sh -c /, ''),
      fileList: filesOf(tree, timeline),
    })),
    image: {
      sizeBytes: dive.sizeBytes,
      inefficientBytes: dive.wastedBytes,
      efficiencyScore: dive.efficiency,
      fileReference: dive.inefficiencies.map((one) => ({
        count: one.count,
        sizeBytes: one.cumulativeSize,
        file: one.file,
      })),
    },
  }
}

/** The text as Go's json.MarshalIndent writes it: two spaces, and no `<`, `>` or `&`. */
export function diveJson(analysis: ImageAnalysis): string {
  return JSON.stringify(diveExport(analysis), null, 2).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/**
 * Layer k takes the next step that is not empty. A step's ID is the diff ID at its place among
 * those steps; beyond the last one dive says "(missing)" (dive/image/docker/image_archive.go).
 */
function stepsOf({ history }: ImageConfig, diffIds: readonly string[], layers: number) {
  const filled = history.filter((step) => !step.emptyLayer)
  return filled
    .slice(0, layers)
    .map(({ createdBy }, index) => ({ createdBy, id: diffIds[index] ?? '' }))
}

/** The names of the layers in the archive: those of manifest.json, or the blobs of an OCI manifest. */
function layerNames(manifest: unknown): readonly string[] {
  const { Layers: names, layers } = (manifest ?? {}) as { Layers?: unknown; layers?: unknown }
  if (Array.isArray(names)) return names.map(String)
  return Array.isArray(layers) ? layers.map(() => 'blobs') : []
}

function filesOf(tree: DiveNode, timeline: Timeline): readonly DiveFile[] {
  return Array.from(childrenFirst(tree), (node) => fileOf(node, timeline))
}

const nothing: DiveFile = {
  path: '',
  typeFlag: 0,
  linkName: '',
  size: 0,
  fileMode: 0,
  uid: 0,
  gid: 0,
  isDir: false,
}

function fileOf(node: DiveNode, { entries, paths }: Timeline): DiveFile {
  if (node.entry === implied) return nothing
  const layer = entries.layerOf(node.entry)
  const table = entries.table(layer)
  const row = node.entry - (entries.starts[layer] as number)
  const kind = table.kind[row] as number
  const link = table.link[row] as number
  const typeFlag = typeFlagOf(kind)
  // Docker writes the type into the mode as well, so a hard link shows that of what it links to.
  const modeKind = kind === kindHardlink ? entries.kindNumber(node.entry) : kind
  return {
    path: goText(wholePath(node)),
    typeFlag,
    linkName:
      link < 0
        ? ''
        : kind === kindHardlink
          ? goText(binary(paths.bytes(link)).slice(1))
          : goText(binary(paths.names.bytes(link))),
    size: table.size[row] as number,
    fileMode: goFileMode(modeKind, table.mode[row] as number),
    uid: table.uid[row] as number,
    gid: table.gid[row] as number,
    isDir: typeFlag === 0x35,
  }
}

/** As the tar names it: with the prefix of a whiteout. */
function wholePath(node: DiveNode): string {
  const names: string[] = []
  for (let at = node; at.parent !== null; at = at.parent) names.push(at.name)
  return names.reverse().join('/')
}

function binary(bytes: Uint8Array): string {
  return latin1(bytes, 0, bytes.length)
}
