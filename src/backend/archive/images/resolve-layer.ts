import type { Finding } from '../../../core/model/finding.ts'
import { finding } from '../../../core/model/finding.ts'
import type { Compression } from '../../../core/model/image-input.ts'
import { say } from '../../../core/sentences/sentence.ts'
import type { ArchiveIndex } from '../archive-index.ts'
import { isLayerBlob } from '../blob.ts'
import type { Blob, LayerBlob } from '../blob.ts'
import { shortDigest, statedDigest } from '../names.ts'
import type { LayerPlace } from './candidate.ts'

/** What is asked for: the layer at one position of an image. */
export interface WantedLayer {
  readonly position: number
  /** As the config lists it; null when it lists none. */
  readonly diffId: string | null
  /** Where the metadata says that it is, the most trusted first. */
  readonly places: readonly LayerPlace[]
  /** All diff IDs of the image: a layer that belongs elsewhere is not taken for this one. */
  readonly siblings: ReadonlySet<string>
  /** Every descriptor of the image by its digest. */
  readonly descriptors: ReadonlyMap<string, LayerPlace>
}

/** The layer found for a position, without its chain ID. */
export interface FoundLayer {
  readonly diffId: string
  readonly digest: string | null
  readonly mediaType: string | null
  readonly blob: LayerBlob | null
  readonly blobSize: number
  readonly compression: Compression
  readonly verified: boolean
  /** It seems to be there, but only a first look was taken. */
  readonly unread: boolean
  readonly findings: readonly Finding[]
}

/**
 * Finds a layer by its diff ID, wherever it stands; only when no blob has that content, the blob at
 * the named place is shown instead, with a finding.
 */
export function resolveLayer(index: ArchiveIndex, wanted: WantedLayer): FoundLayer {
  const placed = blobAt(index, wanted.places)
  const { diffId } = wanted
  if (diffId === null) {
    const found = placed !== null && isLayerBlob(placed) ? placed : null
    return found === null
      ? absent(wanted, placed)
      : present(wanted, found, found.content.layer.diffId, true, [])
  }
  const here = placed !== null && isLayerBlob(placed) ? placed : null
  const exact = here?.content.layer.diffId === diffId ? here : index.byDiffId(diffId)
  if (exact !== null) return present(wanted, exact, diffId, true, [])
  if (here === null || wanted.siblings.has(here.content.layer.diffId) || isPlaceholder(here)) {
    return absent(wanted, here === null ? placed : null)
  }
  return present(wanted, here, diffId, false, [mismatchOf(wanted, here, diffId)])
}

/** The blob at the first of these places that has one. */
export function blobAt(index: ArchiveIndex, places: readonly LayerPlace[]): Blob | null {
  for (const { name, digest } of places) {
    const blob =
      (name === null ? null : index.find(name)) ??
      (digest === null ? null : index.byDescriptor(digest))
    if (blob !== null) return blob
  }
  return null
}

/** Buildpacks on the containerd store leave empty blobs where the layers should be (imgutil#300). */
function isPlaceholder(blob: LayerBlob): boolean {
  return blob.content.layer.contents.entries.count === 0
}

function present(
  wanted: WantedLayer,
  blob: LayerBlob,
  diffId: string,
  verified: boolean,
  findings: readonly Finding[],
): FoundLayer {
  const descriptor =
    wanted.descriptors.get(blob.digest) ??
    (blob.otherDigest === null ? undefined : wanted.descriptors.get(blob.otherDigest))
  const stated = statedDigest(blob.name)?.digest ?? null
  const mediaType = descriptor?.mediaType ?? firstOf(wanted.places, (place) => place.mediaType)
  const { compression } = blob.content
  return {
    diffId,
    digest:
      descriptor?.digest ??
      (stated === blob.digest ? stated : firstOf(wanted.places, (place) => place.digest)),
    mediaType,
    blob,
    blobSize: blob.size,
    compression,
    verified,
    unread: false,
    findings: [...findings, ...mediaTypeFindings(wanted.position, mediaType, compression)],
  }
}

function absent(wanted: WantedLayer, placed: Blob | null): FoundLayer {
  const mediaType = firstOf(wanted.places, (place) => place.mediaType)
  const unread = placed?.content.kind === 'unread'
  return {
    diffId: wanted.diffId ?? '',
    digest: firstOf(wanted.places, (place) => place.digest),
    mediaType,
    blob: null,
    blobSize: placed?.size ?? firstOf(wanted.places, (place) => place.size) ?? 0,
    compression:
      placed !== null && 'compression' in placed.content ? placed.content.compression : 'none',
    verified: false,
    unread,
    findings: unread ? [] : [absenceOf(wanted, placed, mediaType)],
  }
}

function absenceOf(wanted: WantedLayer, placed: Blob | null, mediaType: string | null): Finding {
  const layer = wanted.position
  const digest = wanted.diffId === null ? null : shortDigest(wanted.diffId)
  const type = mediaType ?? ''
  if (type.includes('encrypted')) {
    return finding('layer-encrypted', 'warning', say('layerEncrypted', layer, digest), layer)
  }
  if (placed?.content.kind === 'damaged-layer') {
    const said = say('layerDamaged', layer, digest, placed.name, placed.content.reason)
    return finding('layer-damaged', 'error', said, layer)
  }
  if (placed !== null && !isLayerBlob(placed)) {
    if (mediaType !== null && !/layer|rootfs/.test(mediaType)) {
      const said = say('layerOfOtherType', layer, digest, mediaType)
      return finding('layer-media-type', 'warning', said, layer)
    }
    const what = placed.content.kind === 'other' ? placed.content.what : say('textDocument')
    return finding(
      'layer-damaged',
      'error',
      say('notALayer', layer, digest, placed.name, what),
      layer,
    )
  }
  if (/foreign|nondistributable/.test(type) || wanted.places.some((place) => place.hasUrls)) {
    return finding('layer-foreign', 'info', say('layerForeign', layer, digest), layer)
  }
  return finding('layer-missing', 'error', say('layerNotInArchive', layer, digest), layer)
}

function mismatchOf(wanted: WantedLayer, blob: LayerBlob, diffId: string): Finding {
  const layer = wanted.position
  const code = 'layer-digest-mismatch'
  if (!diffId.startsWith('sha256:')) {
    const algorithm = diffId.slice(0, Math.max(0, diffId.indexOf(':'))) || null
    return finding(code, 'info', say('layerUnverifiable', layer, algorithm), layer)
  }
  const has = shortDigest(blob.content.layer.diffId)
  return finding(
    code,
    'error',
    say('layerDiffers', layer, blob.name, has, shortDigest(diffId)),
    layer,
  )
}

function mediaTypeFindings(
  layer: number,
  mediaType: string | null,
  compression: Compression,
): readonly Finding[] {
  const stated = compressionOf(mediaType)
  if (mediaType === null || stated === null || stated === compression) return []
  const said =
    compression === 'none'
      ? say('layerNotCompressed', layer, mediaType)
      : say('layerCompressed', layer, compression, mediaType)
  return [finding('layer-media-type', 'info', said, layer)]
}

/** Docker's plain `…diff.tar` may be compressed (containerd, mediatypes.go): it states nothing. */
function compressionOf(mediaType: string | null): Compression | null {
  if (mediaType === null) return null
  if (/[+.]gzip$/.test(mediaType)) return 'gzip'
  if (/[+.]zstd$/.test(mediaType)) return 'zstd'
  return /^application\/vnd\.oci\.image\.layer\.(?:nondistributable\.)?v1\.tar$/.test(mediaType)
    ? 'none'
    : null
}

function firstOf<T>(
  places: readonly LayerPlace[],
  pick: (place: LayerPlace) => T | null,
): T | null {
  for (const place of places) {
    const value = pick(place)
    if (value !== null) return value
  }
  return null
}
