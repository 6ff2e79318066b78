import { fail, succeed } from '../../../core/model/result.ts'
import type { Result } from '../../../core/model/result.ts'
import type { Sentence } from '../../../core/sentences/sentence.ts'
import { say } from '../../../core/sentences/sentence.ts'
import type { ArchiveIndex } from '../archive-index.ts'
import { asList, asRecord, asSize, asText, asTexts, member } from '../json.ts'
import { familiarName, normaliseName, statedDigest } from '../names.ts'
import { readConfig } from './candidate.ts'
import type { ImageCandidate, LayerPlace } from './candidate.ts'

export const dockerManifestName = 'manifest.json'

/** Whether a value is docker's manifest.json, and not a file of that name from somewhere else. */
export function isDockerManifest(value: unknown): boolean {
  const items = asList(value)
  return (
    items.length > 0 &&
    items.every(
      (item) => asText(member(item, 'Config')) !== null && isLayerList(member(item, 'Layers')),
    )
  )
}

function isLayerList(value: unknown): boolean {
  return value === null || value === undefined || Array.isArray(value)
}

/**
 * The images of docker's manifest.json (moby, image/tarexport manifestItem): written by docker
 * save since 1.10, podman, skopeo, go-containerregistry, jib, bazel and nix. Empty when there is no
 * such file; the error is the reason why it cannot be read.
 */
export function dockerCandidates(index: ArchiveIndex): Result<readonly ImageCandidate[], Sentence> {
  const blob = index.find(dockerManifestName)
  if (blob === null) return succeed([])
  const parsed = index.json(blob)
  if (!parsed.ok) return parsed
  if (!isDockerManifest(parsed.value)) return fail(say('isNoListOfImages'))
  return succeed(asList(parsed.value).map((item) => candidateOf(index, item)))
}

function candidateOf(index: ArchiveIndex, item: unknown): ImageCandidate {
  const name = asText(member(item, 'Config')) ?? ''
  const stated = statedDigest(normaliseName(name))?.digest ?? null
  const blob = index.find(name) ?? (stated === null ? null : index.byDigest(stated))
  return {
    origin: 'docker',
    config: readConfig(index, blob, stated),
    manifest: item,
    tags: asTexts(member(item, 'RepoTags')).map(familiarName),
    digests: [],
    platform: null,
    layers: asTexts(member(item, 'Layers')).map(placeByName),
    sources: sourcesOf(member(item, 'LayerSources')),
  }
}

function placeByName(name: string): LayerPlace {
  const stated = statedDigest(normaliseName(name))
  return {
    name,
    digest: stated?.digest ?? null,
    mediaType: null,
    size: null,
    hasUrls: false,
  }
}

function sourcesOf(value: unknown): ReadonlyMap<string, LayerPlace> {
  return new Map(
    Object.entries(asRecord(value) ?? {}).map(([diffId, descriptor]) => [
      diffId,
      placeByDescriptor(descriptor),
    ]),
  )
}

/** The place that a descriptor names (OCI descriptor.md). */
export function placeByDescriptor(descriptor: unknown): LayerPlace {
  return {
    name: null,
    digest: asText(member(descriptor, 'digest')),
    mediaType: asText(member(descriptor, 'mediaType')),
    size: asSize(member(descriptor, 'size')),
    hasUrls: asTexts(member(descriptor, 'urls')).length > 0,
  }
}
