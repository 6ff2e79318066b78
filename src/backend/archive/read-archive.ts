import { say } from '../../core/sentences/sentence.ts'
import type { Finding } from '../../core/model/finding.ts'
import { finding } from '../../core/model/finding.ts'
import { fail, succeed } from '../../core/model/result.ts'
import type { Result } from '../../core/model/result.ts'
import { PathTable } from '../../core/store/path-table.ts'
import { StrataError, errorInfo, toErrorInfo } from '../../shared/errors.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import type { Archive, ArchiveLimits, ByteSource, ReadArchiveOptions } from './archive.ts'
import { BlobReader } from './blob-reader.ts'
import { LayerDigests } from './bytes/layer-digest.ts'
import type { Pieces } from './bytes/pieces.ts'
import { UnpackError } from './bytes/unpack-error.ts'
import { endFindings, engineError, noImageError, packedError } from './diagnosis.ts'
import { assembleImage } from './images/assemble-image.ts'
import { choosePreferred } from './images/choose-preferred.ts'
import { repositoriesOf } from './images/docker-v1.ts'
import { resolveImages } from './images/resolve-images.ts'
import { resolveLimits } from './limits.ts'
import { listEntries, nameVerified } from './listing.ts'
import type { PassedEntry } from './listing.ts'
import { shortDigest, statedDigest } from './names.ts'
import { openSource } from './open-source.ts'
import type { OpenedSource } from './open-source.ts'
import { passEntries } from './pass-entries.ts'
import type { Passed } from './pass-entries.ts'

/**
 * Reads an image archive of any writer and layout to its end, in one pass, and resolves the images
 * in it. Never throws, and leaves nothing open. Errors: `cancelled`, `source-…`, `stream-cut`,
 * `engine-save-failed`, `archive-…`, `compression-unsupported`, `limit-exceeded`. A fault that
 * leaves something to show (a damaged or missing layer, a wrong digest, a cut behind the metadata)
 * is a finding instead.
 */
export async function readArchive(
  source: ByteSource,
  options: ReadArchiveOptions,
): Promise<Result<Archive, ErrorInfo>> {
  const { signal } = options
  const cancelled = fail(errorInfo('cancelled', say('cancelled')))
  const digests = new LayerDigests()
  let pieces: Pieces | null = null
  const onPieces = (opened: Pieces): void => {
    pieces = opened
    if (signal.aborted) opened.close()
  }
  let stop: () => void = () => undefined
  const stopped = new Promise<void>((resolve) => {
    stop = () => {
      pieces?.close()
      resolve()
    }
  })
  signal.addEventListener('abort', stop, { once: true })
  try {
    if (signal.aborted) {
      if (source.kind === 'stream') source.stream.destroy()
      if (source.kind === 'pieces') source.pieces.close()
      return cancelled
    }
    const work = read(source, options, digests, onPieces)
    // a source that does not notice its own destruction must not hold up the cancellation
    const outcome = await Promise.race([work, stopped])
    return outcome === undefined ? cancelled : succeed(outcome)
  } catch (error) {
    return signal.aborted ? cancelled : fail(readErrorInfo(error))
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
    digests.close()
  }
}

/** A limit of the decompressor passes through everything as an exception of its own. */
function readErrorInfo(error: unknown): ErrorInfo {
  return error instanceof UnpackError ? packedError(error) : toErrorInfo(error)
}

async function read(
  source: ByteSource,
  options: ReadArchiveOptions,
  digests: LayerDigests,
  onPieces: (pieces: Pieces) => void,
): Promise<Archive> {
  const { signal, onBytes, onLayerStart, onLayer } = options
  const limits = resolveLimits(options.limits)
  const paths = new PathTable()
  const nothing = (): void => undefined
  const opened = await openSource(source, {
    signal,
    onBytes: onBytes ?? nothing,
    limits,
    onPieces,
  })
  const reader = new BlobReader({
    paths,
    limits,
    digests,
    signal,
    onLayerStart: onLayerStart ?? nothing,
    onLayer: onLayer ?? nothing,
  })
  const passed = await passEntries(opened.outer, reader, limits)
  if (passed.end.kind === 'engine-error') throw new StrataError(engineError(passed.end.message))
  return toArchive(opened, passed, paths, limits)
}

function toArchive(
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
