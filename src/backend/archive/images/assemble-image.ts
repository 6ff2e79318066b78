import { hash } from 'node:crypto'
import type { Finding } from '../../../core/model/finding.ts'
import { finding } from '../../../core/model/finding.ts'
import type { ImageInput, LayerInput, SourceFormat } from '../../../core/model/image-input.ts'
import { say } from '../../../core/sentences/sentence.ts'
import { StrataError, errorInfo } from '../../../shared/errors.ts'
import type { ArchiveImage, ArchiveLimits, LayerPlace as StoredLayer } from '../archive.ts'
import type { ArchiveIndex } from '../archive-index.ts'
import { isLayerBlob } from '../blob.ts'
import { asTexts, member } from '../json.ts'
import { shortDigest } from '../names.ts'
import type { CandidateConfig, LayerPlace } from './candidate.ts'
import type { ImageDescription } from './merge-candidates.ts'
import { platformOf } from './oci-index.ts'
import { blobAt, resolveLayer } from './resolve-layer.ts'
import type { FoundLayer } from './resolve-layer.ts'

/** What is the same for all images of the archive. */
export interface ArchiveFacts {
  readonly format: SourceFormat
  readonly bytesRead: number
  readonly findings: readonly Finding[]
  readonly limits: ArchiveLimits
}

/** Looks up the layers of an image and makes it ready for the core. Throws limit-exceeded. */
export function assembleImage(
  index: ArchiveIndex,
  description: ImageDescription,
  position: number,
  facts: ArchiveFacts,
): ArchiveImage {
  const { main } = description
  const { config } = main
  const diffIds = asTexts(member(member(config.value, 'rootfs'), 'diff_ids'))
  const count = diffIds.length > 0 ? diffIds.length : main.layers.length
  if (count > facts.limits.layers) {
    throw new StrataError(
      errorInfo('limit-exceeded', say('imageTooManyLayers', count, facts.limits.layers)),
    )
  }
  const layers = findLayers(index, description, diffIds, count)
  const findings = [
    ...facts.findings,
    ...configFindings(config),
    ...countFindings(description, diffIds.length),
    ...orderFindings(index, main.layers, layers),
    ...layers.flatMap((layer) => layer.findings),
  ]
  const inputs = withChainIds(layers)
  return {
    choice: {
      index: position,
      tags: description.tags,
      platform: platformOf(config.value) ?? main.platform ?? 'unknown/unknown',
      imageId: config.imageId,
      layers: count,
      complete:
        config.value !== null && layers.every((layer) => layer.blob !== null || layer.unread),
    },
    input: ({ kind, name }): ImageInput => ({
      source: { kind, name, format: facts.format, bytesRead: facts.bytesRead },
      imageId: config.imageId,
      tags: description.tags,
      digests: description.digests,
      config: config.value,
      manifest: main.manifest,
      layers: inputs,
      findings,
    }),
    layerOfEntry: layerOfEntry(index, main.layers, layers),
    layerPlaces: layers.map(placeOf),
  }
}

function placeOf({ blob }: FoundLayer): StoredLayer | null {
  if (blob === null) return null
  const { name, offset, size, content } = blob
  return { name, offset, size, compression: content.compression, diffId: content.layer.diffId }
}

function findLayers(
  index: ArchiveIndex,
  description: ImageDescription,
  diffIds: readonly string[],
  count: number,
): readonly FoundLayer[] {
  const siblings = new Set(diffIds)
  const descriptors = descriptorsOf(description)
  const lists = description.all.map(({ layers }) => layers).filter((list) => list.length === count)
  const sources = description.all.map((candidate) => candidate.sources)
  return Array.from({ length: count }, (_, position) => {
    const diffId = diffIds[position] ?? null
    const places = [
      ...lists.map((list) => list[position]),
      ...sources.map((source) => source.get(diffId ?? '')),
    ].filter((place) => place !== undefined)
    return resolveLayer(index, { position, diffId, places, siblings, descriptors })
  })
}

function descriptorsOf(description: ImageDescription): ReadonlyMap<string, LayerPlace> {
  const descriptors = new Map<string, LayerPlace>()
  for (const candidate of description.all) {
    for (const place of [...candidate.layers, ...candidate.sources.values()]) {
      if (place.digest === null) continue
      const before = descriptors.get(place.digest)
      if (before === undefined || before.mediaType === null) descriptors.set(place.digest, place)
    }
  }
  return descriptors
}

/** ChainID(L₀) = DiffID(L₀); ChainID(Lₙ) = sha256(ChainID(Lₙ₋₁) + " " + DiffID(Lₙ)) (OCI config.md). */
function withChainIds(layers: readonly FoundLayer[]): readonly LayerInput[] {
  let chainId: string | null = null
  return layers.map((layer): LayerInput => {
    if (layer.diffId === '' || chainId === '') chainId = ''
    else if (chainId === null) chainId = layer.diffId
    else chainId = `sha256:${hash('sha256', `${chainId} ${layer.diffId}`)}`
    return {
      diffId: layer.diffId,
      chainId,
      digest: layer.digest,
      mediaType: layer.mediaType,
      compression: layer.compression,
      blobSize: layer.blobSize,
      verified: layer.verified,
      contents: layer.blob?.content.layer.contents ?? null,
    }
  })
}

function configFindings(config: CandidateConfig): readonly Finding[] {
  const { blob, statedDigest: stated } = config
  if (config.problem !== null) {
    const digest = stated === null ? null : shortDigest(stated)
    return [finding('config-missing', 'error', say('configUnread', digest, config.problem))]
  }
  if (blob === null || stated === null) return []
  const comparable = stated.startsWith('sha256:') ? blob.digest : blob.otherDigest
  if (comparable === null || comparable === stated) return []
  const said = say('configChanged', shortDigest(stated), blob.name, shortDigest(comparable))
  return [finding('config-digest-mismatch', 'error', said)]
}

function countFindings(description: ImageDescription, diffIds: number): readonly Finding[] {
  const { main } = description
  if (main.config.value === null || main.origin === 'v1' || diffIds === main.layers.length)
    return []
  const said =
    diffIds === 0
      ? say('configWithoutLayers')
      : say('configOtherLayers', diffIds, main.layers.length)
  return [finding('metadata-conflict', 'warning', said)]
}

/** Two lists of as many layers that name the same ones in another order: no engine loads such an image. */
function orderFindings(
  index: ArchiveIndex,
  places: readonly LayerPlace[],
  layers: readonly FoundLayer[],
): readonly Finding[] {
  if (places.length !== layers.length) return []
  const known = new Set(layers.map(({ diffId }) => diffId))
  const moved = layers.filter(({ diffId, blob }, at) => {
    const named = blobAt(index, places.slice(at, at + 1))
    if (blob === null || named === null || !isLayerBlob(named)) return false
    const { layer } = named.content
    return layer.diffId !== diffId && known.has(layer.diffId) && layer.contents.entries.count > 0
  })
  if (moved.length === 0) return []
  return [finding('metadata-conflict', 'warning', say('layersInOtherOrder', moved.length))]
}

function layerOfEntry(
  index: ArchiveIndex,
  places: readonly LayerPlace[],
  layers: readonly FoundLayer[],
): ReadonlyMap<string, number> {
  const byEntry = new Map<string, number>()
  const add = (entry: string, layer: number): void => {
    if (!byEntry.has(entry)) byEntry.set(entry, layer)
  }
  if (places.length === layers.length) {
    places.forEach(({ name }, at) => {
      const blob = name === null ? null : index.find(name)
      if (name !== null && blob !== null && blob === layers[at]?.blob)
        add(index.entryName(name), at)
    })
  }
  layers.forEach(({ blob }, at) => {
    if (blob !== null) add(blob.name, at)
  })
  for (const link of index.links()) {
    const layer = byEntry.get(index.follow(link)?.name ?? '')
    if (layer !== undefined) add(link, layer)
  }
  return byEntry
}
