import type { ImageCandidate } from './candidate.ts'
import { union } from './oci-index.ts'

/** One image, with every piece of metadata that describes it. */
export interface ImageDescription {
  /** The one whose config, manifest and layer order are followed. */
  readonly main: ImageCandidate
  /** All of them, `main` first. */
  readonly all: readonly ImageCandidate[]
  readonly tags: readonly string[]
  readonly digests: readonly string[]
}

/**
 * Joins what manifest.json and index.json say of the same config. Docker's item leads, because
 * docker 25.0.0 wrote OCI manifests with their layers in random order.
 */
export function mergeCandidates(
  candidates: readonly ImageCandidate[],
): readonly ImageDescription[] {
  const groups = new Map<string, ImageCandidate[]>()
  candidates.forEach((candidate, at) => {
    const key = candidate.config.imageId || `without config ${at}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [candidate])
    else group.push(candidate)
  })
  return [...groups.values()].map(describe)
}

function describe(group: readonly ImageCandidate[]): ImageDescription {
  const rank = (candidate: ImageCandidate): number =>
    (candidate.config.value === null ? 2 : 0) + (candidate.origin === 'docker' ? 0 : 1)
  const all = [...group].sort((one, other) => rank(one) - rank(other))
  const main = all[0] as ImageCandidate // a group is made with its first member
  // with LayerSources the OCI manifest was made for this archive: no registry knows its digest
  const madeForArchive = all.some((candidate) => candidate.sources.size > 0)
  return {
    main,
    all,
    tags: all.map((candidate) => candidate.tags).reduce(union),
    digests: madeForArchive ? [] : all.map((candidate) => candidate.digests).reduce(union),
  }
}
