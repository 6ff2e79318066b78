import { isDockerManifest } from './images/docker-manifest.ts'
import { isOciIndex, isOciManifest } from './images/oci-index.ts'
import type { ArchiveEntry, ArchiveEntryRole } from '../../shared/views.ts'
import type { ArchiveIndex } from './archive-index.ts'
import type { Blob } from './blob.ts'
import { isLayerBlob } from './blob.ts'
import { member } from './json.ts'
import { shownTextBytes } from './limits.ts'
import { baseName, statedDigest } from './names.ts'

const totalTextBytes = 16 * 1024 * 1024

/** An outer entry as it passed, before its meaning is known. */
export type PassedEntry =
  | { readonly kind: 'directory' | 'other'; readonly name: string }
  | { readonly kind: 'link'; readonly name: string; readonly target: string }
  | { readonly kind: 'blob'; readonly name: string; readonly blob: Blob }

/** Blobs whose role only the resolved images tell. */
export interface KnownRoles {
  readonly configs: ReadonlySet<Blob>
  /** Digests of what belongs to attestations, signatures and artifacts. */
  readonly pseudoBlobs: ReadonlySet<string>
}

/** The outer entries in their order, each with what it is for, judged by its content. */
export function listEntries(
  index: ArchiveIndex,
  passed: readonly PassedEntry[],
  known: KnownRoles,
): readonly ArchiveEntry[] {
  let textLeft = totalTextBytes
  return passed.map((entry): ArchiveEntry => {
    if (entry.kind !== 'blob') return plainEntry(index, entry)
    const { blob } = entry
    const text = textOf(blob, textLeft)
    if (text !== null) textLeft -= blob.size
    return {
      name: entry.name,
      size: blob.size,
      role: roleOf(index, blob, known),
      linkTarget: null,
      digest: blob.digest,
      nameVerified: nameVerified(blob),
      layer: null,
      text,
    }
  })
}

/** Whether the digest that the name states is right; null when it states none that is known here. */
export function nameVerified(blob: Blob): boolean | null {
  if (blob.content.kind === 'unread') return null
  const stated = statedDigest(blob.name)
  if (stated === null) return null
  if (stated.digest === blob.digest || stated.digest === blob.otherDigest) return true
  if (stated.digest.startsWith('sha256:')) {
    // some writers name compressed layers by their diff ID
    return !stated.binding && isLayerBlob(blob) && blob.content.layer.diffId === stated.digest
  }
  return blob.otherDigest === null ? null : false
}

function plainEntry(
  index: ArchiveIndex,
  entry: Exclude<PassedEntry, { kind: 'blob' }>,
): ArchiveEntry {
  const role = entry.kind === 'link' ? linkRole(index, entry.name) : entry.kind
  return {
    name: entry.name,
    size: 0,
    role,
    linkTarget: entry.kind === 'link' ? entry.target : null,
    digest: null,
    nameVerified: null,
    layer: null,
    text: null,
  }
}

function linkRole(index: ArchiveIndex, name: string): ArchiveEntryRole {
  const target = index.follow(name)
  const isLayer = target === null ? baseName(name) === 'layer.tar' : isLayerBlob(target)
  return isLayer ? 'layer-link' : 'other'
}

function roleOf(index: ArchiveIndex, blob: Blob, known: KnownRoles): ArchiveEntryRole {
  const base = baseName(blob.name)
  if (known.configs.has(blob)) return 'config'
  if (known.pseudoBlobs.has(blob.digest)) return 'attestation'
  switch (blob.content.kind) {
    case 'layer':
    case 'damaged-layer':
    case 'unread':
      return 'layer'
    case 'json':
      return jsonRole(index, blob, base)
    case 'text':
      return base === 'VERSION' ? 'legacy-version' : 'other'
    case 'other':
      return 'other'
  }
}

function jsonRole(index: ArchiveIndex, blob: Blob, base: string): ArchiveEntryRole {
  const parsed = index.json(blob)
  const value = parsed.ok ? parsed.value : null
  if (base === 'oci-layout') return 'oci-layout'
  if (base === 'repositories') return 'repositories'
  if (base === 'manifest.json' && isDockerManifest(value)) return 'manifest'
  if (isOciIndex(value)) return base === 'index.json' ? 'index' : 'oci-index'
  if (isOciManifest(value)) return 'oci-manifest'
  if (member(value, '_type') !== undefined && member(value, 'predicateType') !== undefined) {
    return 'attestation'
  }
  if (Array.isArray(member(member(value, 'rootfs'), 'diff_ids'))) return 'config'
  const isLegacy = member(value, 'container_config') !== undefined || base === 'json'
  return isLegacy ? 'legacy-json' : 'other'
}

function textOf(blob: Blob, left: number): string | null {
  const { content } = blob
  if (content.kind !== 'json' && content.kind !== 'text') return null
  if (content.bytes.length > Math.min(shownTextBytes, left)) return null
  return new TextDecoder().decode(content.bytes)
}
