import { say } from '../../core/sentences/sentence.ts'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { Compression } from '../../core/model/image-input.ts'
import { setImmediate } from 'node:timers/promises'
import { StrataError, errorInfo } from '../../shared/errors.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import type { ArchiveLimits, ByteSource } from './archive.ts'
import { gathered } from './bytes/gathered.ts'
import { sniff } from './bytes/sniff.ts'
import { ChunkQueue } from './chunk-queue.ts'
import { emptyError, notTarError, packedError, unsupportedCompressionError } from './diagnosis.ts'
import { DirectoryEntries } from './outer/directory-entries.ts'
import type { OuterEntries } from './outer/outer-entry.ts'
import { TarEntries } from './outer/tar-entries.ts'
import { UnpackError } from './bytes/unpack-error.ts'
import { unpack } from './bytes/unpack.ts'
import { fileErrorInfo, streamErrorInfo } from './source-errors.ts'

const chunkSize = 1024 * 1024
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
  /** Called with the stream as soon as it is open, so that it can be destroyed at any time. */
  readonly onStream: (stream: Readable) => void
}

/** Opens a source and recognises its outermost form. Throws a StrataError that says what it is not. */
export async function openSource(source: ByteSource, use: SourceUse): Promise<OpenedSource> {
  if (source.kind === 'stream') return openBytes(source.stream, streamErrorInfo, use)
  const { path } = source
  const isDirectory = await stat(path).then(
    (stats) => stats.isDirectory(),
    (error: unknown) => {
      throw new StrataError(fileErrorInfo(error, path))
    },
  )
  if (isDirectory) return openDirectory(path, use)
  const stream = createReadStream(path, { highWaterMark: chunkSize })
  return openBytes(stream, (error) => fileErrorInfo(error, path), use)
}

async function openDirectory(path: string, use: SourceUse): Promise<OpenedSource> {
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

async function openBytes(
  stream: Readable,
  toError: (error: unknown) => ErrorInfo,
  use: SourceUse,
): Promise<OpenedSource> {
  use.onStream(stream)
  let bytes = 0
  const raw = new ChunkQueue(guarded(stream, toError), (chunk) => {
    bytes += chunk.length
    use.onBytes(bytes)
  })
  const head = await raw.peek(headBytes)
  const form = sniff(head)
  switch (form) {
    case 'empty':
      throw new StrataError(emptyError())
    case 'xz':
    case 'bzip2':
      throw new StrataError(unsupportedCompressionError(form))
    case 'gzip':
    case 'zstd':
      return openPacked(form, raw, use.limits, () => bytes)
    default:
      return openTar(head, raw, () => bytes)
  }
}

async function openPacked(
  form: 'gzip' | 'zstd',
  raw: ChunkQueue,
  { compressionRatio, freeUnpackedBytes }: ArchiveLimits,
  bytesRead: () => number,
): Promise<OpenedSource> {
  let fault: UnpackError | null = null
  const unpacked = unpack(form, raw.chunks(), compressionRatio, freeUnpackedBytes)
  // a broken end is an end: what came before it may be enough to show an image
  const plain = new ChunkQueue(untilFault(unpacked, (error) => (fault = error)))
  const head = await plain.peek(headBytes)
  if (fault !== null && head.length < tarBlock) throw new StrataError(packedError(fault))
  if (head.length === 0) throw new StrataError(emptyError())
  return { ...openTar(head, plain, bytesRead), compression: form, fault: () => fault }
}

function openTar(head: Uint8Array, chunks: ChunkQueue, bytesRead: () => number): OpenedSource {
  const form = sniff(head)
  if (form !== 'tar' && form !== 'zeros') throw new StrataError(notTarError(head))
  return {
    outer: new TarEntries(chunks.chunks()),
    head,
    compression: 'none',
    bytesRead,
    fault: () => null,
  }
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

/** The bytes of a stream, its failures put into words. */
async function* guarded(
  stream: Readable,
  toError: (error: unknown) => ErrorInfo,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    let rested = performance.now()
    for await (const chunk of gathered(stream, chunkSize)) {
      yield chunk
      // a source that always has more at hand would keep a cancellation from being heard
      if (performance.now() - rested < workMs) continue
      await setImmediate()
      rested = performance.now()
    }
  } catch (error) {
    throw error instanceof StrataError ? error : new StrataError(toError(error))
  }
}
