import { constants } from 'node:fs'
import type { Stats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Compression } from '../../core/model/image-input.ts'
import { say } from '../../core/sentences/sentence.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { LayerPlace } from '../archive/archive.ts'
import { normaliseName } from '../archive/names.ts'
import { ChunkQueue } from '../archive/chunk-queue.ts'
import { TarEntries } from '../archive/outer/tar-entries.ts'
import { fileErrorInfo } from '../archive/source-errors.ts'
import { unpack } from '../archive/bytes/unpack.ts'
import { defaultLimits } from '../archive/limits.ts'

/** How a file was when it was analysed: other numbers mean other content. */
export interface FileIdentity {
  readonly size: number
  readonly mtimeMs: number
}

/** Where the bytes of an analysed image can be had again. */
export type ContentSource =
  | {
      readonly kind: 'file'
      readonly path: string
      /** Around the whole archive. */
      readonly compression: Compression
      readonly identity: FileIdentity
    }
  | { readonly kind: 'directory'; readonly path: string }
  /** Asks for the archive once more; the stream is destroyed as soon as the bytes are there. */
  | { readonly kind: 'engine'; readonly save: (signal: AbortSignal) => Promise<Readable> }
  /** The bytes passed once and are gone. */
  | { readonly kind: 'passed' }

const chunkSize = 256 * 1024

/** The identity of a file, for `ContentSource`. */
export function identityOf({ size, mtimeMs }: Stats): FileIdentity {
  return { size, mtimeMs }
}

/** Whether any byte of a layer is reached without reading what is before it. */
export function isSeekable(source: ContentSource, place: LayerPlace): boolean {
  if (place.compression !== 'none') return false
  return source.kind === 'directory' || (source.kind === 'file' && source.compression === 'none')
}

/**
 * The uncompressed bytes of a layer from a position on. Leaving the loop stops the source. Throws a
 * StrataError: `unsupported` when the bytes are gone, `source-…`, `image-gone`, `engine-…`,
 * `stream-cut`.
 */
export async function* layerBytes(
  source: ContentSource,
  place: LayerPlace,
  from: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  signal.throwIfAborted()
  if (isSeekable(source, place)) {
    yield* storedBytes(source, place, from, signal)
    return
  }
  const stored = storedBytes(source, place, 0, signal)
  const { compressionRatio, freeUnpackedBytes } = defaultLimits
  const plain =
    place.compression === 'none'
      ? stored
      : unpack(place.compression, stored, compressionRatio, freeUnpackedBytes)
  yield* skip(plain, from)
}

/** The bytes of a layer's blob as they are stored. */
async function* storedBytes(
  source: ContentSource,
  place: LayerPlace,
  from: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  switch (source.kind) {
    case 'file':
      yield* fileBytes(source, place, from, signal)
      return
    case 'directory':
      yield* handleBytes(join(source.path, place.name), from, place.size - from, null, signal)
      return
    case 'engine':
      yield* savedBytes(await source.save(signal), place)
      return
    case 'passed':
      throw new StrataError(errorInfo('unsupported', say('passedThrough'), say('openAsFile')))
  }
}

async function* fileBytes(
  source: Extract<ContentSource, { kind: 'file' }>,
  place: LayerPlace,
  from: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { path, compression, identity } = source
  const start = place.offset ?? 0
  if (compression === 'none') {
    yield* handleBytes(path, start + from, place.size - from, identity, signal)
    return
  }
  const { compressionRatio, freeUnpackedBytes } = defaultLimits
  const packed = handleBytes(path, 0, identity.size, identity, signal)
  const plain = unpack(compression, packed, compressionRatio, freeUnpackedBytes)
  yield* first(skip(plain, start + from), place.size - from)
}

/** A piece of a file, which must be the one that was analysed. Links are not followed below a folder. */
async function* handleBytes(
  path: string,
  start: number,
  length: number,
  identity: FileIdentity | null,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await openFile(path, identity)
  try {
    for (let at = 0; at < length;) {
      signal.throwIfAborted()
      const wanted = Math.min(chunkSize, length - at)
      const { bytesRead, buffer } = await file.read(
        Buffer.allocUnsafe(wanted),
        0,
        wanted,
        start + at,
      )
      if (bytesRead === 0) throw changed(path)
      at += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

async function openFile(path: string, identity: FileIdentity | null): Promise<FileHandle> {
  const inFolder = identity === null ? constants.O_NOFOLLOW | constants.O_NONBLOCK : 0
  try {
    if (identity !== null) {
      const now = await stat(path)
      if (now.size !== identity.size || now.mtimeMs !== identity.mtimeMs) throw changed(path)
    }
    return await open(path, constants.O_RDONLY | inFolder)
  } catch (error) {
    throw error instanceof StrataError ? error : new StrataError(fileErrorInfo(error, path))
  }
}

function changed(path: string): StrataError {
  return new StrataError(
    errorInfo('source-unreadable', say('sourceChanged', path), say('openAgain')),
  )
}

/** The blob of a layer out of an archive that comes as a stream. */
async function* savedBytes(
  stream: Readable,
  place: LayerPlace,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    const outer = new TarEntries(stream as AsyncIterable<Uint8Array>)
    for await (const entry of outer.entries()) {
      if (entry.kind !== 'file') continue
      if (normaliseName(entry.name) === place.name && entry.size === place.size) {
        yield* entry.body
        return
      }
      await new ChunkQueue(entry.body).drain()
    }
  } finally {
    stream.destroy()
  }
  throw new StrataError(errorInfo('image-gone', say('layerGone'), say('openImageAgain')))
}

/** All but the first `count` bytes. */
async function* skip(
  chunks: AsyncIterable<Uint8Array>,
  count: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let left = count
  for await (const chunk of chunks) {
    if (left >= chunk.length) left -= chunk.length
    else {
      yield left === 0 ? chunk : chunk.subarray(left)
      left = 0
    }
  }
}

/** The first `count` bytes. */
async function* first(
  chunks: AsyncIterable<Uint8Array>,
  count: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let left = count
  if (left === 0) return
  for await (const chunk of chunks) {
    yield chunk.length > left ? chunk.subarray(0, left) : chunk
    left -= Math.min(left, chunk.length)
    if (left === 0) return
  }
}
