import type { Finding } from '../../../core/model/finding.ts'
import { finding } from '../../../core/model/finding.ts'
import type { SourceFormat } from '../../../core/model/image-input.ts'
import type { Sentence } from '../../../core/sentences/sentence.ts'
import { say } from '../../../core/sentences/sentence.ts'
import { StrataError, errorInfo } from '../../../shared/errors.ts'
import type { PseudoImage } from '../../../shared/views.ts'
import type { ArchiveLimits } from '../archive.ts'
import type { ArchiveIndex } from '../archive-index.ts'
import type { Blob } from '../blob.ts'
import { imageCount } from '../limits.ts'
import { dockerCandidates, dockerManifestName, isDockerManifest } from './docker-manifest.ts'
import { repositoriesName, v1Candidates } from './docker-v1.ts'
import { mergeCandidates } from './merge-candidates.ts'
import type { ImageDescription } from './merge-candidates.ts'
import { indexName, ociContents } from './oci-index.ts'

/** The images of an archive as its metadata describes them. */
export interface ResolvedImages {
  readonly format: SourceFormat
  /** Empty when there is none; `problems` and `absent` then say why. */
  readonly images: readonly ImageDescription[]
  readonly pseudoImages: readonly PseudoImage[]
  readonly pseudoBlobs: ReadonlySet<string>
  readonly configs: ReadonlySet<Blob>
  readonly findings: readonly Finding[]
  /** "manifest.json is not valid JSON" */
  readonly problems: readonly Sentence[]
  /** Platforms that are listed without being in the archive. */
  readonly absent: readonly (string | Sentence)[]
}

/**
 * Reads all metadata there is: docker's manifest.json and the OCI index together, because each
 * knows what the other does not; the v1 folders only when there is neither.
 */
export function resolveImages(
  index: ArchiveIndex,
  limits: ArchiveLimits,
  isComplete: boolean,
): ResolvedImages {
  enterOnlyFolder(index)
  const docker = dockerCandidates(index)
  const oci = ociContents(index, limits)
  const dockerImages = docker.ok ? docker.value : []
  const problems = [
    ...(docker.ok ? [] : [say('whatIsWrong', dockerManifestName, docker.error)]),
    ...oci.problems,
  ]
  const modern = [...dockerImages, ...oci.candidates]
  // newer archives have v1 folders too, in front of a manifest.json that a cut takes away
  const mayBeV1 = problems.length === 0 && (isComplete || index.find(repositoriesName) !== null)
  const candidates = modern.length > 0 ? modern : mayBeV1 ? v1Candidates(index) : []
  const described = mergeCandidates(candidates)
  // a manifest without its config is how the containerd store lists a platform that it lacks
  const whole = described.filter(({ main }) => main.config.value !== null)
  const images = whole.length > 0 ? whole : described.filter((image) => holdsLayer(index, image))
  const absent = [
    ...oci.absent,
    ...described.filter((image) => !images.includes(image)).map(labelOf),
  ]
  if (images.length > imageCount) {
    throw new StrataError(errorInfo('limit-exceeded', say('tooManyImages', imageCount)))
  }
  const hasIndex = index.find(indexName) !== null
  return {
    format:
      dockerImages.length === 0 && hasIndex ? 'oci' : hasIndex ? 'docker-oci' : 'docker-legacy',
    images,
    pseudoImages: oci.pseudoImages,
    pseudoBlobs: oci.pseudoBlobs,
    configs: new Set(
      images
        .flatMap(({ all }) => all.map(({ config }) => config.blob))
        .filter((blob) => blob !== null),
    ),
    findings: findingsOf(problems, absent, oci.pseudoImages),
    problems,
    absent,
  }
}

/** An image that was packed together with its folder: `tar cf image.tar folder`. */
function enterOnlyFolder(index: ArchiveIndex): void {
  if (index.find(dockerManifestName) !== null || index.find(indexName) !== null) return
  for (const name of index.names()) {
    const folder = /^(.+)\/(manifest|index)\.json$/.exec(name)?.[1]
    if (folder === undefined) continue
    if (name.endsWith(indexName) && index.find(`${folder}/oci-layout`) === null) continue
    const blob = index.find(name)
    const parsed = blob === null ? null : index.json(blob)
    if (parsed?.ok !== true) continue
    if (name.endsWith(indexName) || isDockerManifest(parsed.value)) {
      index.enter(folder)
      return
    }
  }
}

function holdsLayer(index: ArchiveIndex, { all }: ImageDescription): boolean {
  return all.some(({ layers }) =>
    layers.some(
      ({ name, digest }) =>
        (name !== null && index.find(name) !== null) ||
        (digest !== null && index.byDescriptor(digest) !== null),
    ),
  )
}

function labelOf({ main, tags }: ImageDescription): string | Sentence {
  return main.platform ?? tags[0] ?? (main.config.imageId || say('namelessImage'))
}

function findingsOf(
  problems: readonly Sentence[],
  absent: readonly (string | Sentence)[],
  pseudoImages: readonly PseudoImage[],
): readonly Finding[] {
  const findings: Finding[] = problems.map((problem) =>
    finding('metadata-conflict', 'warning', say('metadataProblem', problem)),
  )
  if (absent.length > 0) {
    findings.push(finding('platform-incomplete', 'info', say('listedOnly', absent)))
  }
  if (pseudoImages.length > 0) {
    const names = pseudoImages.map(({ description }) => description)
    findings.push(finding('pseudo-image-skipped', 'info', say('notImages', names)))
  }
  return findings
}
