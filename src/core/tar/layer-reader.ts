import { SymbolWatch } from '../elf/symbol-watch.ts'
import { kindFile, kindOther } from '../model/entry-kind.ts'
import type { Result } from '../model/result.ts'
import { fail, succeed } from '../model/result.ts'
import type { Sentence } from '../sentences/sentence.ts'
import { say } from '../sentences/sentence.ts'
import type { PathTable } from '../store/path-table.ts'
import { EntryHeader } from './entry-header.ts'
import { ExtendedHeaders, isExtendedHeader } from './extended-headers.ts'
import {
  blockSize,
  hasChecksum,
  isZero,
  isZeroBlock,
  paddingOf,
  sizeField,
  typeField,
} from './header.ts'
import { LayerBuilder } from './layer-builder.ts'
import type { ContentHash, CreateHash, LayerContents } from './layer-contents.ts'
import { layerReadError } from './layer-read-error.ts'
import type { LayerReadError } from './layer-read-error.ts'
import type { LayerLimits } from './layer-limits.ts'
import { readNumber } from './numbers.ts'
import type { HoleBudget } from './sparse-content.ts'
import { SparseContent } from './sparse-content.ts'
import { describeSparse, oldSparseType, sparseMapOf } from './sparse-entry.ts'
import type { SparseMap } from './sparse-map.ts'
import { addExtensionPieces, addHeaderPieces } from './sparse-map.ts'

export interface LayerReaderOptions {
  readonly paths: PathTable
  readonly createHash: CreateHash
  /** sha256 of bytes that are there as a whole, good until the next call: faster for small files. */
  readonly hashOnce?: (bytes: Uint8Array) => Uint8Array
  readonly limits: LayerLimits
  /** Entries this layer may have in all, asked once a chunk: for a bound over several layers. */
  readonly maxEntriesLeft?: () => number
}

type Phase =
  | 'header'
  | 'extended-header'
  | 'sparse-extension'
  /** Content that is hashed. */
  | 'content'
  /** Content that nobody needs. */
  | 'skipped'
  | 'padding'
  /** After the end-of-archive blocks: bytes are counted, not read. */
  | 'ended'
  | 'failed'

const globalPaxType = 0x67 // 'g'

/**
 * Reads one uncompressed layer tar as its bytes pass, in chunks of any size and without keeping
 * them: v7, ustar, pax and GNU (POSIX pax, "ustar Interchange Format"; GNU tar manual, "Tar
 * Internals"). Where writers disagree it reads as Go's archive/tar does, since engines use that.
 */
export class LayerReader {
  readonly #options: LayerReaderOptions
  readonly #builder: LayerBuilder
  readonly #emptyDigest: Uint8Array
  readonly #header = new EntryHeader()
  readonly #extended = new ExtendedHeaders()
  readonly #holes: HoleBudget
  #phase: Phase = 'header'
  /** Bytes still to come of the phase, where its length is known. */
  #left = 0
  /** Padding after the content. */
  #padding = 0
  /** Offset in the tar of the current chunk. */
  #base = 0
  #maxEntries = 0
  /** Beginning of a block whose rest is in the next chunk. */
  readonly #block = new Uint8Array(blockSize)
  readonly #blockView = new DataView(this.#block.buffer)
  #held = 0
  #zeroBlocks = 0
  #sawHeader = false
  /** Size that the header before states for an entry of a type without content, else 0. */
  #doubtful = 0
  #hash: ContentHash | SparseContent | null = null
  readonly #symbols = new SymbolWatch()
  #sparseMap: SparseMap | null = null
  #error: LayerReadError | null = null

  constructor(options: LayerReaderOptions) {
    this.#options = options
    this.#builder = new LayerBuilder(options.paths)
    this.#emptyDigest = options.createHash().digest()
    this.#holes = { left: options.limits.holeBytes }
  }

  /** Takes the next bytes of the tar. After an error they are ignored. */
  push(chunk: Uint8Array): void {
    const { limits, maxEntriesLeft } = this.#options
    this.#maxEntries = Math.min(limits.entries, maxEntriesLeft?.() ?? Infinity)
    const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    let at = 0
    while (at < chunk.length && this.#phase !== 'ended' && this.#phase !== 'failed') {
      at = this.#step(chunk, view, at)
    }
    this.#base += chunk.length
  }

  /** Call after the last byte. A tar may end without end-of-archive blocks, but not inside an entry. */
  finish(): Result<LayerContents, LayerReadError> {
    if (this.#phase !== 'failed') this.#checkEnd()
    if (this.#error !== null) return fail(this.#error)
    const { entries, xattrs, findings } = this.#builder
    entries.trim()
    return succeed({
      entries,
      xattrSets: xattrs.sets,
      tarSize: this.#base,
      findings: findings.list(),
    })
  }

  /** Reads on in the current phase; returns where it stopped. */
  #step(chunk: Uint8Array, view: DataView, at: number): number {
    if (this.#phase === 'header' || this.#phase === 'sparse-extension') {
      return this.#takeBlock(chunk, view, at)
    }
    const end = Math.min(chunk.length, at + this.#left)
    const whole = end - at === this.#left
    if (this.#phase === 'content') this.#takeContent(chunk, at, end, whole)
    else if (this.#phase === 'extended-header') this.#extended.append(chunk, at, end)
    this.#left -= end - at
    if (whole) this.#endPhase(end)
    return end
  }

  #takeBlock(chunk: Uint8Array, view: DataView, at: number): number {
    if (this.#held === 0 && chunk.length - at >= blockSize) {
      this.#readBlock(chunk, view, at, this.#base + at)
      return at + blockSize
    }
    const end = Math.min(chunk.length, at + blockSize - this.#held)
    this.#block.set(chunk.subarray(at, end), this.#held)
    this.#held += end - at
    if (this.#held === blockSize) {
      this.#held = 0
      this.#readBlock(this.#block, this.#blockView, 0, this.#base + end - blockSize)
    }
    return end
  }

  #readBlock(block: Uint8Array, view: DataView, at: number, offset: number): void {
    if (this.#phase === 'sparse-extension') {
      const map = this.#sparseMap
      if (map === null || !addExtensionPieces(map, block, at)) this.#beginContent()
    } else if (block[at] === 0 && isZeroBlock(block, at)) {
      this.#doubtful = 0
      if (++this.#zeroBlocks === 2) this.#phase = 'ended'
    } else if (hasChecksum(block, view, at)) {
      if (this.#zeroBlocks > 0) return this.#fail('damaged', offset, say('loneZeroBlock'))
      this.#doubtful = 0
      this.#sawHeader = true
      this.#readHeader(block, at, offset)
    } else if (this.#doubtful > 0) {
      // no header here, so the size of the entry before was meant: this block is its content
      const stored = this.#doubtful
      this.#doubtful = 0
      if (stored > blockSize) this.#enter('skipped', stored - blockSize, paddingOf(stored))
    } else if (this.#zeroBlocks > 0 && this.#sawHeader) {
      this.#fail('damaged', offset, say('loneZeroBlock'))
    } else if (!this.#sawHeader) {
      this.#fail('not-tar', offset, say('noTarHeader'))
    } else {
      this.#fail('damaged', offset, say('headerChecksum'))
    }
  }

  #readHeader(block: Uint8Array, at: number, offset: number): void {
    const type = block[at + typeField] as number
    if (type === globalPaxType || isExtendedHeader(type)) {
      const size = readNumber(block, at + sizeField.at, sizeField.length)
      if (!this.#isSize(size, offset)) return
      // global records are not applied to entries, as Docker and containerd do
      if (type === globalPaxType) return this.#enter('skipped', size, paddingOf(size))
      const most = this.#options.limits.metadataBytes
      if (size > most) {
        return this.#fail('limit', offset, say('headerTooLong', most))
      }
      this.#extended.begin(type)
      return this.#enter('extended-header', size, paddingOf(size))
    }
    const header = this.#header
    const { sparsePieces } = this.#options.limits
    header.read(block, at, this.#extended)
    if (!this.#isSize(header.storedSize, offset)) return
    header.dataOffset = offset + blockSize
    this.#sparseMap = sparseMapOf(header, this.#extended.pax, block, at, sparsePieces)
    if (this.#sparseMap !== null) describeSparse(header, this.#sparseMap)
    this.#addEntry(offset)
    header.release()
    if (this.#error !== null) return
    const map = type === oldSparseType ? this.#sparseMap : null
    if (map !== null && addHeaderPieces(map, block, at)) this.#phase = 'sparse-extension'
    else this.#beginContent()
  }

  #isSize(size: number, offset: number): boolean {
    if (Number.isSafeInteger(size) && size >= 0) return true
    this.#fail('damaged', offset, say('impossibleSize'))
    return false
  }

  #addEntry(offset: number): void {
    const { entries, xattrs } = this.#builder
    if (entries.count >= this.#maxEntries) {
      return this.#fail('limit', offset, say('moreEntries', this.#maxEntries))
    }
    this.#builder.add(this.#header)
    const most = this.#options.limits.xattrBytes
    if (xattrs.memory > most) {
      this.#fail('limit', offset, say('largeAttributes', most))
    }
  }

  #beginContent(): void {
    const { kind, storedSize } = this.#header
    const { createHash } = this.#options
    const mapInContent = this.#extended.pax?.sparse?.mapInContent === true
    const map = this.#sparseMap
    this.#sparseMap = null
    this.#extended.clear()
    if (kind !== kindFile && kind !== kindOther) {
      // these types have no content, yet some writers state a size: the next block tells
      this.#doubtful = storedSize
      this.#phase = 'header'
    } else if (this.#builder.entry < 0 && this.#builder.parked === null) {
      this.#enter('skipped', storedSize, paddingOf(storedSize))
    } else {
      if (map !== null) {
        this.#hash = new SparseContent(createHash, map, mapInContent, storedSize, this.#holes)
      } else if (kind === kindFile) this.#symbols.begin(storedSize)
      this.#enter('content', storedSize, paddingOf(storedSize))
    }
  }

  #takeContent(chunk: Uint8Array, start: number, end: number, whole: boolean): void {
    const { hashOnce, createHash } = this.#options
    const bytes = chunk.subarray(start, end)
    if (this.#symbols.isWatching) this.#symbols.take(bytes)
    if (this.#hash === null && whole && hashOnce !== undefined) {
      this.#builder.setDigest(hashOnce(bytes))
    } else {
      this.#hash ??= createHash()
      this.#hash.update(bytes)
    }
  }

  #enter(phase: Phase, length: number, padding: number): void {
    this.#phase = phase
    this.#left = length
    this.#padding = padding
    if (length === 0) this.#endPhase(this.#base)
  }

  #endPhase(end: number): void {
    switch (this.#phase) {
      case 'content':
        this.#endContent()
        break
      case 'extended-header':
        if (!this.#extended.complete()) {
          return this.#fail('damaged', this.#base + end, say('noPaxRecords'))
        }
        break
      default:
        break
    }
    const padding = this.#padding
    this.#padding = 0
    this.#left = padding
    this.#phase = padding > 0 ? 'padding' : 'header'
  }

  #endContent(): void {
    const symbols = this.#symbols.end()
    if (symbols > 0) this.#builder.setSymbolBytes(symbols)
    if (this.#hash !== null) {
      const digest = this.#hash.digest()
      this.#hash = null
      if (digest !== null) this.#builder.setDigest(digest)
      else this.#builder.reportUnexpanded()
    } else if (this.#header.storedSize === 0) {
      this.#builder.setDigest(this.#emptyDigest)
    }
  }

  #checkEnd(): void {
    switch (this.#phase) {
      case 'header': {
        if (this.#held > 0 && !isZero(this.#block, 0, this.#held)) {
          if (this.#sawHeader) this.#fail('truncated', this.#base, say('endsInHeader'))
          else this.#fail('not-tar', 0, say('noTarHeader'))
        } else if (this.#extended.pending && this.#zeroBlocks === 0) {
          this.#fail('truncated', this.#base, say('endsBeforeEntry'))
        }
        return
      }
      case 'padding':
        // all content is there; Go takes that for an end, too
        return
      case 'extended-header':
        return this.#fail('truncated', this.#base, say('endsInExtendedHeader'))
      case 'content':
      case 'skipped':
      case 'sparse-extension':
        return this.#fail('truncated', this.#base, say('endsInside', this.#builder.current()))
      case 'ended':
      case 'failed':
        return
    }
  }

  #fail(kind: LayerReadError['kind'], offset: number, what: Sentence): void {
    this.#phase = 'failed'
    this.#hash = null
    this.#error = layerReadError(kind, offset, what)
  }
}
