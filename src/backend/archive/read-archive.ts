import { say } from '../../core/sentences/sentence.ts'
import { fail, succeed } from '../../core/model/result.ts'
import type { Result } from '../../core/model/result.ts'
import { PathTable } from '../../core/store/path-table.ts'
import { StrataError, errorInfo, toErrorInfo } from '../../shared/errors.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import type { Archive, ByteSource, ReadArchiveOptions } from './archive.ts'
import { BlobReader } from './blob-reader.ts'
import { LayerDigests } from './bytes/layer-digest.ts'
import type { Pieces } from './bytes/pieces.ts'
import { UnpackError } from './bytes/unpack-error.ts'
import { engineError, packedError } from './diagnosis.ts'
import { resolveLimits } from './limits.ts'
import { openSource } from './open-source.ts'
import { passEntries } from './pass-entries.ts'
import { toArchive } from './to-archive.ts'

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
