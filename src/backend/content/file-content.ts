import { createHash } from 'node:crypto'
import { pathText } from '../../core/analysis/path-text.ts'
import { kindFile } from '../../core/model/entry-kind.ts'
import { visibleText } from '../../core/model/display-text.ts'
import { contentOf, rowOf } from '../../core/queries/entry-facts.ts'
import { say } from '../../core/sentences/sentence.ts'
import type { Timeline } from '../../core/union/timeline.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { LayerPlace } from '../archive/archive.ts'
import { ByteCache } from './byte-cache.ts'
import type { ContentSource } from './content-source.ts'
import { isSeekable } from './content-source.ts'
import { LayerCursor } from './layer-cursor.ts'

/** Kept files together, and the largest that is kept. */
const cacheBytes = 32 * 1024 * 1024
const cachedFileBytes = 8 * 1024 * 1024

/** Where the content of a regular file lies. */
export interface ContentPlace {
  readonly layer: number
  /** In the uncompressed layer. */
  readonly offset: number
  readonly size: number
  readonly digest: Uint8Array | null
}

/** Gets the bytes of files from where the image is, keeping only what was looked at last. */
export class FileContent {
  readonly source: ContentSource
  readonly #places: readonly (LayerPlace | null)[]
  readonly #timeline: Timeline
  readonly #cache = new ByteCache(cacheBytes)

  constructor(source: ContentSource, places: readonly (LayerPlace | null)[], timeline: Timeline) {
    this.source = source
    this.#places = places
    this.#timeline = timeline
  }

  /**
   * Where the content of an entry is; of a hard link that of the file it names. Throws a StrataError
   * `unsupported` when it is stored in pieces or not at all.
   */
  placeOf(entry: number): ContentPlace {
    const { entries } = this.#timeline
    const { table, row, layer } = rowOf(entries, contentOf(entries, entry))
    if (table.kind[row] !== kindFile) throw this.#refuse(entry, 'hasNoContent')
    const offset = table.dataOffset[row] as number
    const size = table.size[row] as number
    if (offset < 0 && size > 0) {
      throw this.#refuse(entry, 'isStoredInPieces')
    }
    return { layer, offset: Math.max(0, offset), size, digest: table.digest(row) }
  }

  /** A piece of a file; shorter at its end. Throws a StrataError. */
  async read(
    entry: number,
    offset: number,
    length: number,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    const place = this.placeOf(entry)
    const wanted = Math.max(0, Math.min(length, place.size - offset))
    if (wanted === 0) return new Uint8Array()
    const key = `${place.layer} ${place.offset}`
    const known = this.#cache.get(key)
    if (known) return known.subarray(offset, offset + wanted)
    const stored = this.storage(place.layer)
    // where every reading begins at the front, the whole file is worth keeping
    const whole = place.size <= cachedFileBytes && !isSeekable(this.source, stored)
    const cursor = new LayerCursor(this.source, stored, signal)
    try {
      const start = whole ? 0 : offset
      const bytes = await collect(
        cursor.piece(place.offset + start, whole ? place.size : wanted),
        whole ? place.size : wanted,
      )
      if (bytes.length === place.size) this.#verify(entry, bytes, place)
      if (!whole) return bytes
      this.#cache.put(key, bytes)
      return bytes.subarray(offset, offset + wanted)
    } finally {
      await cursor.close()
    }
  }

  /** Passes the whole content of an entry on. Throws `image-gone` when it is not what was analysed. */
  async *verified(
    chunks: AsyncIterable<Uint8Array>,
    entry: number,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const { digest } = this.placeOf(entry)
    const hash = createHash('sha256')
    for await (const chunk of chunks) {
      hash.update(chunk)
      yield chunk
    }
    if (digest !== null && !hash.digest().equals(digest)) throw this.#changed(entry)
  }

  /** Reads one layer front to back. */
  cursor(layer: number, signal: AbortSignal): LayerCursor {
    return new LayerCursor(this.source, this.storage(layer), signal)
  }

  storage(layer: number): LayerPlace {
    const place = this.#places[layer]
    if (place) return place
    throw new StrataError(errorInfo('unsupported', say('layerContentAbsent', layer)))
  }

  #verify(entry: number, bytes: Uint8Array, { digest }: ContentPlace): void {
    if (digest === null || createHash('sha256').update(bytes).digest().equals(digest)) return
    throw this.#changed(entry)
  }

  #changed(entry: number): StrataError {
    return new StrataError(
      errorInfo('image-gone', say('contentChanged', this.#nameOf(entry)), say('openImageAgain')),
    )
  }

  #refuse(entry: number, why: 'hasNoContent' | 'isStoredInPieces'): StrataError {
    const advice = why === 'isStoredInPieces' ? say('joinedByTar') : null
    return new StrataError(errorInfo('unsupported', say(why, this.#nameOf(entry)), advice))
  }

  #nameOf(entry: number): string {
    const { paths, entries } = this.#timeline
    return visibleText(pathText(paths, entries.path(entry)).text)
  }
}

async function collect(chunks: AsyncIterable<Uint8Array>, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let at = 0
  for await (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
