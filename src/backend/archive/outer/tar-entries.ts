import { extract as createExtract } from 'tar-stream'
import type { Extract, ExtractEvents } from 'tar-stream'
import { engineErrorAtEnd } from './engine-error.ts'
import type { OuterEnd, OuterEntries, OuterEntry } from './outer-entry.ts'
import { RecentBytes } from './recent-bytes.ts'

type Entry = ExtractEvents['entry'][1]

const block = 512
const keptTail = 64 * 1024

/**
 * The entries of an outer tar, read by tar-stream in one pass with backpressure. What tar-stream
 * leaves open is decided here: whether the end marker is there, whether the bytes stop early or
 * turn into something else, and whether the engine appended an error. A failure of the source
 * itself is thrown as it is; a tar that ends badly only ends the iteration.
 */
export class TarEntries implements OuterEntries {
  readonly #bytes: AsyncIterable<Uint8Array>
  readonly #recent: RecentBytes
  // v7 headers have no magic; the option is missing in tar-stream's own types
  readonly #extract: Extract = createExtract({ allowUnknownFormat: true } as object)
  #end: OuterEnd = { kind: 'complete' }
  /** Just behind the last whole entry, padding included. */
  #entriesEnd = 0
  /** The entry whose content is being read. */
  #current: string | null = null
  #interrupted = false
  #sourceFailure: { readonly error: unknown } | null = null
  #stopped = false

  /** `giveBack` is told every chunk that nobody looks at any more, as far as that can be known. */
  constructor(bytes: AsyncIterable<Uint8Array>, giveBack?: (chunk: Uint8Array) => void) {
    this.#bytes = bytes
    this.#recent = new RecentBytes(keptTail, giveBack)
  }

  end(): OuterEnd {
    return this.#end
  }

  async *entries(): AsyncGenerator<OuterEntry, void, undefined> {
    const pumping = this.#pump()
    try {
      for await (const entry of this.#extract) {
        const { name, type, size } = entry.header
        const offset = (entry.header as { byteOffset?: number }).byteOffset ?? 0
        if (this.#endMarkerBefore(offset - block)) {
          this.#end = { kind: 'trailing-data' }
          return
        }
        // tar-stream gives null for a base-256 size it cannot read, and would wait for ever
        if (!Number.isSafeInteger(size)) {
          this.#end = { kind: 'damaged', at: offset - block, detail: null }
          return
        }
        // tar-stream reads no content for a directory, but never ends its stream
        const stored = type === 'directory' ? 0 : size
        this.#current = name
        yield this.#toOuterEntry(entry, stored)
        if (this.#interrupted) continue
        this.#entriesEnd = offset + Math.ceil(stored / block) * block
        this.#current = null
      }
      this.#end = this.#classifyEnd(null)
    } catch (error) {
      await settled(pumping)
      if (this.#sourceFailure !== null) throw this.#sourceFailure.error
      this.#end = this.#classifyEnd(error)
    } finally {
      this.#stopped = true
      this.#extract.destroy(null)
    }
  }

  #toOuterEntry(entry: Entry, size: number): OuterEntry {
    const { name, type, linkname } = entry.header
    if (type === 'file' || type === 'contiguous-file') {
      const { byteOffset } = entry.header as { byteOffset?: number }
      const offset = byteOffset ?? null
      return { kind: 'file', name, size, offset, body: size === 0 ? nothing() : this.#body(entry) }
    }
    if (type === 'directory') return { kind: 'directory', name }
    // nothing else has content; what a header claims is dropped, so that the next one is reached
    if (size > 0) entry.resume()
    if (type === 'symlink') return { kind: 'symlink', name, target: linkname ?? '' }
    if (type === 'link') return { kind: 'hardlink', name, target: linkname ?? '' }
    return { kind: 'other', name }
  }

  /** Ends early, without an error, when the archive does: `end()` tells why. */
  async *#body(entry: Entry): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for await (const chunk of entry) {
        yield chunk as Uint8Array
        this.#recent.finished(chunk as Uint8Array)
      }
    } catch {
      this.#interrupted = true
    }
  }

  async #pump(): Promise<void> {
    const extract = this.#extract
    // also keeps an error that nobody iterates over from becoming an unhandled event
    extract.on('error', () => undefined)
    try {
      for await (const chunk of this.#bytes) {
        if (this.#stopped) return
        this.#recent.push(chunk)
        if (extract.destroying) {
          // an engine's error message may still be on its way
          if (this.#recent.end - this.#entriesEnd > keptTail + chunk.length) return
        } else if (!extract.write(chunk)) await drained(extract)
      }
      if (!extract.destroying) extract.end(undefined)
    } catch (error) {
      this.#sourceFailure = { error }
      extract.destroy(error instanceof Error ? error : new Error(String(error)))
    }
  }

  #endMarkerBefore(header: number): boolean {
    if (header - this.#entriesEnd < block || this.#entriesEnd === 0) return false
    return isZero(this.#recent.slice(this.#entriesEnd, this.#entriesEnd + block))
  }

  #classifyEnd(error: unknown): OuterEnd {
    const total = this.#recent.end
    const tail = this.#recent.slice(Math.max(0, total - keptTail))
    const message = this.#endsCleanly(total) ? null : engineErrorAtEnd(tail)
    if (message !== null) return { kind: 'engine-error', message }
    if (this.#current !== null) {
      return { kind: 'truncated', at: total, entry: this.#current }
    }
    const marked =
      total - this.#entriesEnd >= block &&
      isZero(this.#recent.slice(this.#entriesEnd, this.#entriesEnd + block))
    if (marked) {
      const padding = isZero(this.#recent.slice(this.#entriesEnd))
      return { kind: padding ? 'complete' : 'trailing-data' }
    }
    if (total === this.#entriesEnd) return { kind: 'no-end-marker' }
    const detail = error instanceof Error ? error.message : ''
    if (detail === '' || detail.startsWith('Unexpected end')) {
      return { kind: 'truncated', at: total, entry: null }
    }
    return { kind: 'damaged', at: this.#entriesEnd, detail }
  }

  #endsCleanly(total: number): boolean {
    return (
      this.#current === null &&
      total - this.#entriesEnd >= 2 * block &&
      isZero(this.#recent.slice(this.#entriesEnd))
    )
  }
}

async function* nothing(): AsyncGenerator<Uint8Array, void, undefined> {
  // an entry without content has nothing to give
}

/** Resolves when the extractor takes more, or will never take anything again. */
function drained(extract: Extract): Promise<void> {
  return new Promise((resolve) => {
    if (extract.destroyed) return resolve()
    const done = (): void => {
      extract.off('drain', done)
      extract.off('close', done)
      resolve()
    }
    extract.on('drain', done)
    extract.on('close', done)
  })
}

/** Waits for the rest of the source, but not for one that has stopped to send without an end. */
async function settled(pumping: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, 1000)
  })
  await Promise.race([pumping, patience])
  clearTimeout(timer)
}

function isZero(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== 0) return false
  return true
}
