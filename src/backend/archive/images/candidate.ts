import type { Sentence } from '../../../core/sentences/sentence.ts'
import { say } from '../../../core/sentences/sentence.ts'
import type { ArchiveIndex } from '../archive-index.ts'
import type { Blob } from '../blob.ts'
import { asRecord } from '../json.ts'

/** Where a manifest says that a layer is. */
export interface LayerPlace {
  /** Name of an entry, as docker's manifest.json and v1 archives give it. */
  readonly name: string | null
  readonly digest: string | null
  readonly mediaType: string | null
  readonly size: number | null
  /** The descriptor gives addresses outside the archive (OCI descriptor.md, "urls"). */
  readonly hasUrls: boolean
}

/** The config of an image, as far as it is in the archive. */
export interface CandidateConfig {
  /** The entry that holds it; null when there is none. */
  readonly blob: Blob | null
  /** The JSON as parsed; null when there is none or it cannot be read. */
  readonly value: unknown
  /** sha256 of its bytes; what the metadata states when there are none; '' when nothing is known. */
  readonly imageId: string
  /** The digest that the metadata states. */
  readonly statedDigest: string | null
  /** Why there is no value: "is not in the archive". */
  readonly problem: Sentence | null
}

/** One image as one piece of metadata describes it, before its layers are looked up. */
export interface ImageCandidate {
  readonly origin: 'docker' | 'oci' | 'v1'
  readonly config: CandidateConfig
  readonly manifest: unknown
  readonly tags: readonly string[]
  readonly digests: readonly string[]
  /** os/arch[/variant] as the index says. */
  readonly platform: string | null
  readonly layers: readonly LayerPlace[]
  /** Docker's LayerSources: descriptors by diff ID (since docker 25 for every layer). */
  readonly sources: ReadonlyMap<string, LayerPlace>
}

export const noSources: ReadonlyMap<string, LayerPlace> = new Map()

/** The config in `blob`, which was looked for under `name`. */
export function readConfig(
  index: ArchiveIndex,
  blob: Blob | null,
  statedDigest: string | null,
): CandidateConfig {
  if (blob === null) {
    const problem = say('isNotInArchive')
    return { blob, value: null, imageId: statedDigest ?? '', statedDigest, problem }
  }
  const parsed = index.json(blob)
  const value = parsed.ok ? asRecord(parsed.value) : null
  const problem = value !== null ? null : parsed.ok ? say('isNoJsonObject') : parsed.error
  return { blob, value, imageId: blob.digest, statedDigest, problem }
}
