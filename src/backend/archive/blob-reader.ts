import type { Compression } from '../../core/model/image-input.ts'
import type { PathTable } from '../../core/store/path-table.ts'
import { defaultLayerLimits } from '../../core/tar/layer-limits.ts'
import { LayerReader } from '../../core/tar/layer-reader.ts'
import type { Sentence } from '../../core/sentences/sentence.ts'
import { say } from '../../core/sentences/sentence.ts'
import { StrataError, errorInfo } from '../../shared/errors.ts'
import type { ArchiveLimits, ReadLayer } from './archive.ts'
import type { Blob, BlobContent } from './blob.ts'
import { BlobHashes } from './blob-hashes.ts'
import type { LayerDigests } from './bytes/layer-digest.ts'
import { createSha256, sha256Once } from './bytes/sha256.ts'
import { sniff } from './bytes/sniff.ts'
import { ChunkQueue } from './chunk-queue.ts'
import { keptJsonBytes, shownTextBytes } from './limits.ts'
import { UnpackError } from './bytes/unpack-error.ts'
import { unpack } from './bytes/unpack.ts'

const headBytes = 1024
const textBytes = 4096

export interface BlobReaderOptions {
  readonly paths: PathTable
  readonly limits: ArchiveLimits
  readonly digests: LayerDigests
  readonly signal: AbortSignal
  readonly onLayerStart: () => void
  readonly onLayer: (layer: ReadLayer) => void
}

/** A file of the archive that is about to pass. */
export interface PassingFile {
  /** Normalised. */
  readonly name: string
  readonly size: number
  /** As in OuterEntry. */
  readonly offset: number | null
  readonly body: AsyncIterable<Uint8Array>
}

/**
 * Reads the files of an archive one after the other: what a file is, is told by its first bytes;
 * layers are parsed while they pass, although it is not known yet whose they are.
 */
export class BlobReader {
  readonly #options: BlobReaderOptions
  readonly #layers = new Map<string, ReadLayer>()
  #layerCount = 0
  #entryCount = 0
  #keptJson = 0

  constructor(options: BlobReaderOptions) {
    this.#options = options
  }

  /** Null when the content ends before its size. Throws a StrataError when a limit is passed. */
  async read(file: PassingFile): Promise<Blob | null> {
    this.#options.signal.throwIfAborted()
    const { name, size, offset } = file
    const hashes = new BlobHashes(name, this.#options.digests)
    const queue = new ChunkQueue(file.body, (chunk) => hashes.update(chunk))
    const content = await this.#contentOf(file, queue)
    await queue.drain()
    const { digest, otherDigest } = await hashes.finish()
    if (hashes.length < size) return null
    if (!('reader' in content)) return { name, size, offset, digest, otherDigest, content }
    const layer = this.#finishLayer(content, digest)
    return { name, size, offset, digest, otherDigest, content: layer }
  }

  async #contentOf(
    { name, size }: PassingFile,
    queue: ChunkQueue,
  ): Promise<BlobContent | PassedLayer> {
    const head = await queue.peek(headBytes)
    const kind = sniff(head)
    switch (kind) {
      case 'empty':
        // old engines wrote layers without a single byte (docker#18170); only the name tells
        return isLayerName(name) ? this.#passLayer('none', queue) : { kind: 'text', bytes: head }
      case 'zeros':
      case 'tar':
        return this.#passLayer('none', queue)
      case 'gzip':
      case 'zstd':
        return this.#passPacked(kind, queue)
      case 'json':
        return this.#readJson(size, head, queue)
      case 'xz':
      case 'bzip2':
        return { kind: 'other', what: say('unsupportedForm', kind) }
      case 'unknown':
        return size <= textBytes && isText(head)
          ? { kind: 'text', bytes: new Uint8Array(await queue.peek(size)) }
          : { kind: 'other', what: say('unknownForm') }
    }
  }

  async #readJson(size: number, head: Uint8Array, queue: ChunkQueue): Promise<BlobContent> {
    const { limits } = this.#options
    if (isStatement(head, size)) return { kind: 'other', what: say('attestationStatement') }
    if (size > limits.jsonBytes || this.#keptJson + size > keptJsonBytes) {
      return { kind: 'other', what: say('largeJson', size) }
    }
    this.#keptJson += size
    const parts: Uint8Array[] = []
    for await (const chunk of queue.chunks()) parts.push(new Uint8Array(chunk))
    return { kind: 'json', bytes: Buffer.concat(parts) }
  }

  /** A compressed file: a layer when a tar is inside. */
  async #passPacked(
    compression: 'gzip' | 'zstd',
    queue: ChunkQueue,
  ): Promise<BlobContent | PassedLayer> {
    const { compressionRatio, freeUnpackedBytes } = this.#options.limits
    const unpacked = new ChunkQueue(
      unpack(compression, queue.chunks(), compressionRatio, freeUnpackedBytes),
    )
    try {
      const inside = sniff(await unpacked.peek(headBytes))
      if (inside !== 'tar' && inside !== 'zeros' && inside !== 'empty') {
        return { kind: 'other', what: say('packedWithoutTar', compression) }
      }
      return await this.#passLayer(compression, unpacked)
    } catch (error) {
      if (!(error instanceof UnpackError) || error.kind === 'limit') throw error
      return { kind: 'damaged-layer', reason: error.said, compression }
    }
  }

  async #passLayer(compression: Compression, tar: ChunkQueue): Promise<PassedLayer> {
    const { paths, limits, digests, onLayerStart } = this.#options
    if (++this.#layerCount > limits.layers) {
      throw limitExceeded(say('tooManyLayers', limits.layers))
    }
    onLayerStart()
    const reader = new LayerReader({
      paths,
      createHash: createSha256,
      hashOnce: sha256Once,
      limits: { ...defaultLayerLimits, metadataBytes: limits.metadataBytes },
      maxEntriesLeft: () => limits.entries - this.#entryCount,
    })
    // an uncompressed layer is hashed with its blob
    const diffId = compression === 'none' ? null : digests.create()
    let unpackedDigest: string | null = null
    try {
      for await (const chunk of tar.chunks()) {
        const busy = diffId?.update(chunk)
        reader.push(chunk)
        if (busy !== undefined) await busy
      }
    } finally {
      if (diffId !== null) unpackedDigest = await diffId.digest()
    }
    return { reader, compression, unpackedDigest }
  }

  #finishLayer({ reader, compression, unpackedDigest }: PassedLayer, digest: string): BlobContent {
    const finished = reader.finish()
    if (!finished.ok) {
      const { kind, said } = finished.error
      if (kind === 'limit') throw limitExceeded(said)
      if (kind === 'not-tar') return { kind: 'other', what: say('unknownForm') }
      return { kind: 'damaged-layer', reason: said, compression }
    }
    const diffId = unpackedDigest ?? digest
    const known = this.#layers.get(diffId)
    // the same content again: one copy of its entries is enough
    if (known !== undefined) return { kind: 'layer', layer: known, compression }
    const layer: ReadLayer = { diffId, contents: finished.value }
    this.#entryCount += layer.contents.entries.count
    this.#layers.set(diffId, layer)
    this.#options.onLayer(layer)
    return { kind: 'layer', layer, compression }
  }
}

/** A layer whose bytes have all passed. */
interface PassedLayer {
  readonly reader: LayerReader
  readonly compression: Compression
  /** Null when the blob itself is the tar. */
  readonly unpackedDigest: string | null
}

function isLayerName(name: string): boolean {
  return /(?:^|\/)blobs\/|\.tar(?:\.[a-z]+)?$/.test(name)
}

function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09)
}

/** A document of so many bytes that nobody reads, by how it begins: a bill of materials can be large. */
export function isStatement(head: Uint8Array, size: number): boolean {
  if (size <= shownTextBytes) return false
  return new TextDecoder().decode(head.subarray(0, headBytes)).includes('in-toto.io/Statement')
}

function limitExceeded(message: Sentence): StrataError {
  return new StrataError(errorInfo('limit-exceeded', message, say('madeToExhaust')))
}
