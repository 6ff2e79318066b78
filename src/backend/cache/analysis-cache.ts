import { createHash, hash } from 'node:crypto'
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Archive } from '../archive/archive.ts'
import { makeFolder } from '../files/make-folder.ts'
import { writeAtomically } from '../files/write-atomically.ts'
import { padded, putTogether, takeApart } from './columns.ts'
import { KnownImages } from './known-images.ts'
import { archiveOf, keepArchive } from './kept-archive.ts'
import type { KeptArchive } from './kept-archive.ts'

/** Raised with every change of what is kept: files of another version are not read. */
const version = 3

const magic = Buffer.from(`strata archive ${version}\n`.padEnd(24))
const digestBytes = 32
/** Magic, digest of all behind it, length of the head. */
const headAt = magic.length + digestBytes + 8
const extension = '.strata'
const imagesExtension = '.images'
/** What a run that was cut off has left. */
const staleMs = 24 * 60 * 60 * 1000

export interface CacheOptions {
  readonly folder: string
  /** All files together; the ones not opened for the longest time go first. */
  readonly maxBytes: number
}

/** What a kept archive is found by. An image ID names its content. */
export interface CacheKey {
  readonly imageId: string
  readonly platform: string | null
  /** The name it was saved under, which the archive repeats. */
  readonly name: string
}

/**
 * Archives that have been read, kept on disk so that an image is opened again without its engine
 * sending a byte. Only a help: what cannot be read or written is as if it were not there.
 */
export class AnalysisCache {
  readonly #options: CacheOptions

  constructor(options: CacheOptions) {
    this.#options = options
  }

  /** Null when it is not kept, or not whole. */
  async find(key: CacheKey): Promise<Archive | null> {
    const file = this.#file(key)
    try {
      const archive = archiveOf(read(aligned(await readFile(file)), key))
      const now = new Date()
      await utimes(file, now, now)
      return archive
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
      if (!missing) await rm(file, { force: true }).catch(() => undefined)
      return null
    }
  }

  /** Keeps it, written under another name and renamed, and makes room. */
  async keep(key: CacheKey, archive: Archive): Promise<void> {
    const { folder } = this.#options
    try {
      await makeFolder(folder, 0o700)
      const kept = keepArchive(archive)
      await writeAtomically(this.#file(key), (file) => write(file, key, kept), 0o600)
      await this.#makeRoom()
    } catch {
      // it is read again the next time
    }
  }

  /** What the engine at an address said of its images. */
  knownImages(address: string): KnownImages {
    return new KnownImages(this.#path([address], imagesExtension))
  }

  #file({ imageId, platform, name }: CacheKey): string {
    return this.#path([imageId, platform, name], extension)
  }

  #path(key: readonly (string | null)[], suffix: string): string {
    return join(this.#options.folder, `${hash('sha256', JSON.stringify(key))}${suffix}`)
  }

  async #makeRoom(): Promise<void> {
    const { folder, maxBytes } = this.#options
    const names = await readdir(folder)
    const files = await Promise.all(
      names.map(async (name) => {
        const path = join(folder, name)
        const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: 0 }))
        const isKept = name.endsWith(extension) || name.endsWith(imagesExtension)
        return { path, size, mtimeMs, isKept }
      }),
    )
    const stale = files.filter(({ isKept, mtimeMs }) => !isKept && Date.now() - mtimeMs > staleMs)
    for (const { path } of stale) await rm(path, { force: true })
    let total = 0
    const newestFirst = files.filter(({ isKept }) => isKept).sort((a, b) => b.mtimeMs - a.mtimeMs)
    for (const { path, size } of newestFirst) {
      total += size
      if (total > maxBytes) await rm(path, { force: true })
    }
  }
}

interface Kept {
  readonly key: CacheKey
  readonly archive: KeptArchive
}

async function write(handle: FileHandle, key: CacheKey, archive: KeptArchive): Promise<void> {
  const { head, columns } = takeApart({ key, archive } satisfies Kept)
  const length = Buffer.alloc(8)
  length.writeDoubleLE(head.length)
  const digest = createHash('sha256')
  let at = magic.length + digestBytes
  const put = async (bytes: Uint8Array): Promise<void> => {
    digest.update(bytes)
    for (let from = 0; from < bytes.length;) {
      const { bytesWritten } = await handle.write(bytes, from, bytes.length - from, at)
      from += bytesWritten
      at += bytesWritten
    }
  }
  await put(length)
  for (const bytes of batches([head, ...columns])) await put(bytes)
  // last of all: a file without it is not whole
  await handle.write(Buffer.concat([magic, digest.digest()]), 0, headAt - 8, 0)
}

const batchBytes = 256 * 1024

/** Every part padded, small ones put together. */
function* batches(parts: readonly Uint8Array[]): Generator<Uint8Array, void, undefined> {
  let batch: Uint8Array[] = []
  let size = 0
  for (const part of parts) {
    if (size + part.length > batchBytes) {
      yield Buffer.concat(batch)
      batch = []
      size = 0
    }
    const filler = new Uint8Array(padded(part.length) - part.length)
    if (part.length > batchBytes) {
      yield part
      yield filler
    } else {
      batch.push(part, filler)
      size += part.length + filler.length
    }
  }
  yield Buffer.concat(batch)
}

/** Arrays are used where they lie, so the file must begin where a double may. */
function aligned(bytes: Buffer<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes.byteOffset % Float64Array.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes)
}

/** Throws when the file is not whole, of another version, or of another image. */
function read(bytes: Uint8Array<ArrayBuffer>, key: CacheKey): KeptArchive {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (!file.subarray(0, magic.length).equals(magic)) throw new Error('not a file of this version')
  const stated = file.subarray(magic.length, magic.length + digestBytes)
  const digest = createHash('sha256')
    .update(file.subarray(magic.length + digestBytes))
    .digest()
  if (!digest.equals(stated)) throw new Error('the file has been changed')
  const length = file.readDoubleLE(headAt - 8)
  const head = file.subarray(headAt, headAt + length)
  const kept = putTogether(head, bytes.subarray(headAt + padded(length))) as Kept
  const isMeant = JSON.stringify(kept.key) === JSON.stringify(key)
  if (!isMeant) throw new Error('the file is of another image')
  return kept.archive
}
