import type { Finding } from '../../core/model/finding.ts'
import { finding } from '../../core/model/finding.ts'
import { say } from '../../core/sentences/sentence.ts'
import type { PathTable } from '../../core/store/path-table.ts'
import { StrataError } from '../../shared/errors.ts'
import type { Archive, ArchiveLimits } from './archive.ts'
import { endFindings, noImageError } from './diagnosis.ts'
import { assembleImage } from './images/assemble-image.ts'
import { choosePreferred } from './images/choose-preferred.ts'
import { repositoriesOf } from './images/docker-v1.ts'
import { resolveImages } from './images/resolve-images.ts'
import { listEntries, nameVerified } from './listing.ts'
import type { PassedEntry } from './listing.ts'
import { shortDigest, statedDigest } from './names.ts'
import type { OpenedSource } from './open-source.ts'
import type { Passed } from './pass-entries.ts'

/**
 * The images of an archive after its last entry. Throws a StrataError that says why there is none,
 * or `limit-exceeded`.
 */
export function toArchive(
  opened: OpenedSource,
  passed: Passed,
  paths: PathTable,
  limits: ArchiveLimits,
): Archive {
  const { index, entries, end } = passed
  const bytesRead = opened.bytesRead()
  const resolved = resolveImages(index, limits, end.kind === 'complete')
  if (resolved.images.length === 0) throw new StrataError(noImageError(opened, passed, resolved))
  const { format, configs, pseudoImages, pseudoBlobs } = resolved
  const findings = [
    ...endFindings(end, opened.fault()),
    ...resolved.findings,
    ...blobFindings(entries),
  ]
  const facts = { format, bytesRead, findings, limits }
  const images = resolved.images.map((image, at) => assembleImage(index, image, at, facts))
  return {
    format,
    bytesRead,
    compression: opened.compression,
    paths,
    images,
    preferred: choosePreferred(images.map(({ choice }) => choice)),
    pseudoImages,
    entries: listEntries(index, entries, { configs, pseudoBlobs }),
    repositories: repositoriesOf(index),
    findings,
  }
}

/** Blobs in content-addressed places whose content is another (OCI image-layout.md, "Blobs"). */
function blobFindings(entries: readonly PassedEntry[]): readonly Finding[] {
  const findings: Finding[] = []
  for (const entry of entries) {
    if (entry.kind !== 'blob' || nameVerified(entry.blob) !== false) continue
    const stated = statedDigest(entry.name)
    if (stated?.binding !== true || findings.length >= shownMismatches) continue
    const said = say('blobChanged', entry.name, shortDigest(entry.blob.digest))
    findings.push(finding('blob-digest-mismatch', 'error', said))
  }
  return findings
}

const shownMismatches = 100
