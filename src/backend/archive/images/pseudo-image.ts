import type { Sentence } from '../../../core/sentences/sentence.ts'
import { say } from '../../../core/sentences/sentence.ts'
import type { PseudoImage } from '../../../shared/views.ts'
import type { ArchiveIndex } from '../archive-index.ts'
import { isLayerBlob } from '../blob.ts'
import { asList, asText, member } from '../json.ts'
import { shortDigest } from '../names.ts'

type PseudoKind = PseudoImage['kind']

const layerMediaType =
  /^application\/vnd\.(?:oci\.image\.layer\.|docker\.image\.rootfs\.|erofs\.layer\.)/
const signatureMediaType = /cosign|sigstore|notary|\.signature\b/
const inTotoMediaType = 'application/vnd.in-toto+json'

/**
 * What a manifest is when it is no image: attestations, signatures and other artifacts are stored
 * as manifests too (moby, daemon/containerd IsPseudoImage; OCI manifest.md, "Guidelines for
 * Artifact Usage"). Judged by content first, because media types of real images are often wrong.
 * Null for an image.
 */
export function pseudoKindOf(
  index: ArchiveIndex,
  descriptor: unknown,
  manifest: unknown,
  config: unknown,
): PseudoKind | null {
  const annotations = member(descriptor, 'annotations')
  const layers = asList(member(manifest, 'layers'))
  const mediaTypes = layers.map((layer) => asText(member(layer, 'mediaType')) ?? '')
  if (isAttestation(descriptor) || mediaTypes.includes(inTotoMediaType)) return 'attestation'
  const artifactType =
    asText(member(manifest, 'artifactType')) ?? asText(member(descriptor, 'artifactType')) ?? ''
  if ([...mediaTypes, artifactType].some((type) => signatureMediaType.test(type)))
    return 'signature'
  if (member(annotations, 'io.containerd.manifest.subject') !== undefined) return 'artifact'
  const holdsLayer = layers.some((layer, at) => {
    if (layerMediaType.test(mediaTypes[at] ?? '')) return true
    const blob = index.byDescriptor(asText(member(layer, 'digest')) ?? '')
    return blob !== null && isLayerBlob(blob)
  })
  if (layers.length > 0 ? !holdsLayer : !isImageConfig(config)) return 'artifact'
  if (config !== null && artifactType !== '' && !isImageConfig(config)) return 'artifact'
  const platform = member(descriptor, 'platform')
  if (isUnknown(platform) || isUnknown(config)) return 'unknown-platform'
  return null
}

/** The index says so itself (buildkit, "attestation-manifest"). */
export function isAttestation(descriptor: unknown): boolean {
  const type = member(member(descriptor, 'annotations'), 'vnd.docker.reference.type')
  return type === 'attestation-manifest'
}

/** Names a pseudo image for the list: what it is, and of what. */
export function describePseudoImage(
  kind: PseudoKind,
  descriptor: unknown,
  manifest: unknown,
): Sentence {
  const annotations = member(descriptor, 'annotations')
  const subject =
    asText(member(annotations, 'vnd.docker.reference.digest')) ??
    asText(member(annotations, 'io.containerd.manifest.subject')) ??
    asText(member(member(manifest, 'subject'), 'digest'))
  const of = subject === null ? null : shortDigest(subject)
  switch (kind) {
    case 'attestation': {
      const predicates = asList(member(manifest, 'layers'))
        .map((layer) => asText(member(member(layer, 'annotations'), 'in-toto.io/predicate-type')))
        .filter((type) => type !== null)
      return say('attestation', of, predicates)
    }
    case 'signature':
      return say('signature', of)
    case 'artifact': {
      const type =
        asText(member(manifest, 'artifactType')) ??
        asText(member(member(manifest, 'config'), 'mediaType'))
      return say('artifact', of, type)
    }
    case 'unknown-platform':
      return say('unknownPlatform', of)
  }
}

function isImageConfig(config: unknown): boolean {
  return (
    Array.isArray(member(member(config, 'rootfs'), 'diff_ids')) ||
    asText(member(config, 'os')) !== null
  )
}

function isUnknown(platform: unknown): boolean {
  return member(platform, 'os') === 'unknown' && member(platform, 'architecture') === 'unknown'
}
