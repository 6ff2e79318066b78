import { hash } from 'node:crypto'
import type { Sentence } from '../../../core/sentences/sentence.ts'
import { say } from '../../../core/sentences/sentence.ts'
import { StrataError, errorInfo } from '../../../shared/errors.ts'
import type { PseudoImage } from '../../../shared/views.ts'
import type { ArchiveLimits } from '../archive.ts'
import type { ArchiveIndex } from '../archive-index.ts'
import type { Blob } from '../blob.ts'
import { asList, asRecord, asText, member } from '../json.ts'
import { indexSteps } from '../limits.ts'
import { familiarName, shortDigest } from '../names.ts'
import { readConfig } from './candidate.ts'
import { noSources } from './candidate.ts'
import type { CandidateConfig, ImageCandidate } from './candidate.ts'
import { placeByDescriptor } from './docker-manifest.ts'
import { describePseudoImage, isAttestation, pseudoKindOf } from './pseudo-image.ts'

export const indexName = 'index.json'

/** What the index of an OCI layout leads to. */
export interface OciContents {
  readonly candidates: readonly ImageCandidate[]
  readonly pseudoImages: readonly PseudoImage[]
  /** Digests of the manifests, configs and layers of pseudo images. */
  readonly pseudoBlobs: ReadonlySet<string>
  /** Platforms (or digests) that are listed, but whose manifest is not in the archive. */
  readonly absent: readonly (string | Sentence)[]
  /** Why a part of the index cannot be read: "index.json is not valid JSON". */
  readonly problems: readonly Sentence[]
}

/** What a manifest inherits from the descriptors on the way to it. */
interface Heritage {
  readonly tags: readonly string[]
  /** Digest of the entry of index.json: what the containerd image store calls the image ID. */
  readonly target: string
}

/**
 * The images of an OCI image layout: index.json and the indexes nested in it (OCI image-layout.md,
 * image-index.md). Missing manifests are normal there: the containerd image store lists every
 * platform and exports those that it has. Throws limit-exceeded on an index without end.
 */
export function ociContents(index: ArchiveIndex, limits: ArchiveLimits): OciContents {
  const walk = new IndexWalk(index, limits)
  const blob = index.find(indexName)
  if (blob !== null) walk.start(blob)
  return walk.contents()
}

/** Whether a value is an OCI index (or docker manifest list). */
export function isOciIndex(value: unknown): boolean {
  return Array.isArray(member(value, 'manifests'))
}

/** Whether a value is an OCI or docker image manifest. */
export function isOciManifest(value: unknown): boolean {
  return Array.isArray(member(value, 'layers')) && asRecord(member(value, 'config')) !== null
}

class IndexWalk {
  readonly #index: ArchiveIndex
  readonly #limits: ArchiveLimits
  readonly #candidates = new Map<string, ImageCandidate>()
  readonly #pseudoImages = new Map<string, PseudoImage>()
  readonly #pseudoBlobs = new Set<string>()
  readonly #absent = new Map<string, string | Sentence>()
  /** By the entry that has it. */
  readonly #problems = new Map<string, Sentence>()
  #steps = 0

  constructor(index: ArchiveIndex, limits: ArchiveLimits) {
    this.#index = index
    this.#limits = limits
  }

  contents(): OciContents {
    return {
      candidates: [...this.#candidates.values()],
      pseudoImages: [...this.#pseudoImages.values()],
      pseudoBlobs: this.#pseudoBlobs,
      absent: [...this.#absent.values()],
      problems: [...this.#problems.values()],
    }
  }

  start(blob: Blob): void {
    const parsed = this.#index.json(blob)
    if (!parsed.ok) {
      this.#addProblem(indexName, parsed.error)
      return
    }
    if (!isOciIndex(parsed.value)) {
      this.#addProblem(indexName, say('listsNoManifests'))
      return
    }
    for (const descriptor of asList(member(parsed.value, 'manifests'))) {
      const target = asText(member(descriptor, 'digest')) ?? ''
      this.#visit(descriptor, { tags: tagsOf(descriptor), target }, 1)
    }
  }

  #visit(descriptor: unknown, heritage: Heritage, depth: number): void {
    if (++this.#steps > indexSteps) {
      throw new StrataError(errorInfo('limit-exceeded', say('indexTooLong', indexSteps)))
    }
    const blob = blobOf(this.#index, descriptor)
    if (blob === null) {
      if (!isAttestation(descriptor)) this.#addAbsent(descriptor)
      return
    }
    const parsed = this.#index.json(blob)
    if (!parsed.ok) {
      this.#addProblem(blob.name, parsed.error)
      return
    }
    if (isOciIndex(parsed.value)) this.#descend(parsed.value, heritage, depth)
    else this.#addManifest(descriptor, blob, parsed.value, heritage)
  }

  #addProblem(entry: string, problem: Sentence): void {
    this.#problems.set(entry, say('whatIsWrong', entry, problem))
  }

  /** By its platform, else by its digest; each once. */
  #addAbsent(descriptor: unknown): void {
    const platform = platformOf(member(descriptor, 'platform'))
    const digest = asText(member(descriptor, 'digest'))
    const name = platform ?? say('manifestOf', digest === null ? null : shortDigest(digest))
    this.#absent.set(platform ?? digest ?? '', name)
  }

  #descend(value: unknown, heritage: Heritage, depth: number): void {
    if (depth >= this.#limits.indexDepth) {
      throw new StrataError(
        errorInfo('limit-exceeded', say('indexTooDeep', this.#limits.indexDepth)),
      )
    }
    for (const descriptor of asList(member(value, 'manifests'))) {
      const tags = union(heritage.tags, tagsOf(descriptor))
      this.#visit(descriptor, { ...heritage, tags }, depth + 1)
    }
  }

  #addManifest(descriptor: unknown, blob: Blob, manifest: unknown, heritage: Heritage): void {
    const config = this.#configOf(member(manifest, 'config'))
    const kind = isOciManifest(manifest)
      ? pseudoKindOf(this.#index, descriptor, manifest, config.value)
      : 'artifact'
    if (kind !== null) {
      const description = describePseudoImage(kind, descriptor, manifest)
      this.#pseudoImages.set(blob.digest, { digest: blob.digest, kind, description })
      for (const digest of [blob.digest, ...partsOf(manifest)]) this.#pseudoBlobs.add(digest)
      return
    }
    const digest = asText(member(descriptor, 'digest')) ?? blob.digest
    const before = this.#candidates.get(digest)
    this.#candidates.set(digest, {
      origin: 'oci',
      config,
      manifest,
      tags: union(before?.tags ?? [], heritage.tags),
      digests: union(before?.digests ?? [], [digest, heritage.target]),
      platform: platformOf(member(descriptor, 'platform')),
      layers: asList(member(manifest, 'layers')).map(placeByDescriptor),
      sources: noSources,
    })
  }

  #configOf(descriptor: unknown): CandidateConfig {
    const stated = asText(member(descriptor, 'digest'))
    return readConfig(this.#index, blobOf(this.#index, descriptor), stated)
  }
}

/** The blob that a descriptor means; its inline `data` when the archive has none (OCI descriptor.md). */
function blobOf(index: ArchiveIndex, descriptor: unknown): Blob | null {
  const digest = asText(member(descriptor, 'digest'))
  const blob = digest === null ? null : index.byDescriptor(digest)
  const data = asText(member(descriptor, 'data'))
  if (blob !== null || data === null) return blob
  const bytes = Buffer.from(data, 'base64')
  return {
    name: 'inline data',
    size: bytes.length,
    digest: `sha256:${hash('sha256', bytes)}`,
    offset: null,
    otherDigest: null,
    content: { kind: 'json', bytes },
  }
}

/** The full name when containerd or docker wrote it, else whatever the reference annotation holds. */
function tagsOf(descriptor: unknown): readonly string[] {
  const annotations = member(descriptor, 'annotations')
  const name =
    asText(member(annotations, 'io.containerd.image.name')) ??
    asText(member(annotations, 'org.opencontainers.image.ref.name'))
  return name === null ? [] : [familiarName(name)]
}

/** os/arch[/variant], or null when the platform is not stated. */
export function platformOf(platform: unknown): string | null {
  const os = asText(member(platform, 'os'))
  const architecture = asText(member(platform, 'architecture'))
  if (os === null || architecture === null) return null
  const variant = asText(member(platform, 'variant'))
  return variant === null ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`
}

function partsOf(manifest: unknown): readonly string[] {
  return [member(manifest, 'config'), ...asList(member(manifest, 'layers'))]
    .map((part) => asText(member(part, 'digest')))
    .filter((digest) => digest !== null)
}

/** Both lists without repetition, the order kept. */
export function union(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...one, ...other])]
}
