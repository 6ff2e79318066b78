import { readdir, stat } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import type { Compression } from '../../core/model/image-input.ts'
import { say } from '../../core/sentences/sentence.ts'
import { StrataError, errorInfo } from '../../shared/errors.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import type { ArchiveLimits, ByteSource } from './archive.ts'
import { FilePieces } from './bytes/file-pieces.ts'
import { GatheredPieces } from './bytes/gathered.ts'
import { givingBack } from './bytes/pieces.ts'
import type { Pieces } from './bytes/pieces.ts'
import { sniff } from './bytes/sniff.ts'
import { ChunkQueue } from './chunk-queue.ts'
import { emptyError, notTarError, packedError, unsupportedCompressionError } from './diagnosis.ts'
import { DirectoryEntries } from './outer/directory-entries.ts'
import type { OuterEntries } from './outer/outer-entry.ts'
import { TarEntries } from './outer/tar-entries.ts'
import { UnpackError } from './bytes/unpack-error.ts'
import { unpack } from './bytes/unpack.ts'
import { fileErrorInfo, streamErrorInfo } from './source-errors.ts'

const headBytes = 1024
const tarBlock = 512
const workMs = 20

export interface OpenedSource {
  readonly outer: OuterEntries
  /** The first bytes of an archive file, decompressed; empty for a folder. */
  readonly head: Uint8Array
  /** Compression around the whole archive. */
  readonly compression: Compression
  bytesRead(): number
  /** What is wrong with the compression around the archive; null when nothing is. */
  fault(): UnpackError | null
}

/** What a source needs while it is open. */
export interface SourceUse {
  readonly signal: AbortSignal
  readonly onBytes: (bytes: number) => void
  readonly limits: ArchiveLimits
  /** Called with the pieces before the first is asked for, so that they can be closed at any time. */
  readonly onPieces: (pieces: Pieces) => void
}

/** Opens a source and recognises its outermost form. Throws a StrataError that says what it is not. */
export async function openSource(source: ByteSource, use: SourceUse): Promise<OpenedSource> {
  if (source.kind === 'stream') {
    return openPieces(new GatheredPieces(source.stream), streamErrorInfo, use)
  }
  if (source.kind === 'pieces') return openPieces(source.pieces, streamErrorInfo, use)
  const { path } = source
  const isDirectory = await stat(path).then(
    (stats) => stats.isDirectory(),
    (error: unknown) => {
      throw new StrataError(fileErrorInfo(error, path))
    },
  )
  if (isDirectory) return openDirectory(path, use)
  return openPieces(new FilePieces(path), (error) => fileErrorInfo(error, path), use)
}

/** A folder as a source, its names looked at. Throws a StrataError when it holds no image. */
export async function openDirectory(
  path: string,
  use: Pick<SourceUse, 'signal' | 'onBytes'>,
): Promise<OpenedSource> {
  let bytes = 0
  const names = await readdir(path).catch((error: unknown) => {
    throw new StrataError(fileErrorInfo(error, path))
  })
  // never walk through a folder that somebody named by mistake
  const known = ['manifest.json', 'index.json', 'oci-layout', 'repositories']
  if (!names.some((name) => known.includes(name) || /^[0-9a-f]{64}$/.test(name))) {
    throw new StrataError(
      errorInfo('archive-not-image', say('folderWithoutImage', path), say('nameLayout')),
    )
  }
  const outer = new DirectoryEntries(path, use.signal, (read) => {
    bytes += read
    use.onBytes(bytes)
  })
  return {
    outer,
    head: new Uint8Array(),
    compression: 'none',
    bytesRead: () => bytes,
    fault: () => null,
  }
}

async function openPieces(
  pieces: Pieces,
  toError: (error: unknown) => ErrorInfo,
  use: SourceUse,
): Promise<OpenedSource> {
  use.onPieces(pieces)
  let bytes = 0
  const raw = new ChunkQueue(guarded(pieces, toError), (chunk) => {
    bytes += chunk.length
    use.onBytes(bytes)
  })
  const head = await headOf(raw)
  const form = sniff(head)
  switch (form) {
    case 'empty':
      throw new StrataError(emptyError())
    case 'xz':
    case 'bzip2':
      throw new StrataError(unsupportedCompressionError(form))
    case 'gzip':
    case 'zstd':
      return openPacked(form, raw, pieces, use.limits, () => bytes)
    default:
      return openTar(
        head,
        new TarEntries(raw.chunks(), (piece) => pieces.giveBack(piece)),
        () => bytes,
      )
  }
}

async function openPacked(
  form: 'gzip' | 'zstd',
  raw: ChunkQueue,
  pieces: Pieces,
  { compressionRatio, freeUnpackedBytes }: ArchiveLimits,
  bytesRead: () => number,
): Promise<OpenedSource> {
  let fault: UnpackError | null = null
  const packed = givingBack(raw.chunks(), pieces)
  const unpacked = unpack(form, packed, compressionRatio, freeUnpackedBytes)
  // a broken end is an end: what came before it may be enough to show an image
  const plain = new ChunkQueue(untilFault(unpacked, (error) => (fault = error)))
  const head = await headOf(plain)
  if (fault !== null && head.length < tarBlock) throw new StrataError(packedError(fault))
  if (head.length === 0) throw new StrataError(emptyError())
  const outer = new TarEntries(plain.chunks())
  return { ...openTar(head, outer, bytesRead), compression: form, fault: () => fault }
}

function openTar(head: Uint8Array, outer: OuterEntries, bytesRead: () => number): OpenedSource {
  const form = sniff(head)
  if (form !== 'tar' && form !== 'zeros') throw new StrataError(notTarError(head))
  return {
    outer,
    head,
    compression: 'none',
    bytesRead,
    fault: () => null,
  }
}

/** The first bytes of what is to come, as a copy of their own. */
async function headOf(queue: ChunkQueue): Promise<Uint8Array> {
  return new Uint8Array((await queue.peek(headBytes)).subarray(0, headBytes))
}

async function* untilFault(
  chunks: AsyncIterable<Uint8Array>,
  onFault: (error: UnpackError) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* chunks
  } catch (error) {
    if (!(error instanceof UnpackError) || error.kind === 'limit') throw error
    onFault(error)
  }
}

/** The pieces of a source, its failures put into words. */
async function* guarded(
  pieces: Pieces,
  toError: (error: unknown) => ErrorInfo,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    let rested = performance.now()
    for await (const piece of pieces) {
      yield piece
      // a source that always has more at hand would keep a cancellation from being heard
      if (performance.now() - rested < workMs) continue
      await setImmediate()
      rested = performance.now()
    }
  } catch (error) {
    throw error instanceof StrataError ? error : new StrataError(toError(error))
  }
}
