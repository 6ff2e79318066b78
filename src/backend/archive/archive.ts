import type { Readable } from 'node:stream'
import type { Finding } from '../../core/model/finding.ts'
import type {
  Compression,
  ImageInput,
  SourceFormat,
  SourceKind,
} from '../../core/model/image-input.ts'
import type { PathTable } from '../../core/store/path-table.ts'
import type { LayerContents } from '../../core/tar/layer-contents.ts'
import type { ArchiveEntry, ImageChoice, PseudoImage } from '../../shared/views.ts'
import type { Pieces } from './bytes/pieces.ts'

/** Where the bytes of an image archive come from. */
export type ByteSource =
  /** Read once, from front to back, with backpressure. */
  | { readonly kind: 'stream'; readonly stream: Readable }
  /** The same, received in pieces already. Fails with what its source says. */
  | { readonly kind: 'pieces'; readonly pieces: Pieces }
  /** A regular file: may be indexed and read in any order. */
  | { readonly kind: 'file'; readonly path: string }
  /** An OCI image layout (or an unpacked docker archive) on disk. */
  | { readonly kind: 'directory'; readonly path: string }

/** A layer tar that has been read to its end, before it is known where it belongs. */
export interface ReadLayer {
  /** `sha256:…` of the uncompressed bytes. */
  readonly diffId: string
  readonly contents: LayerContents
}

export interface ReadArchiveOptions {
  readonly signal: AbortSignal
  /** Bytes taken from the source so far; called often, must be cheap. */
  readonly onBytes?: (bytes: number) => void
  /** A layer's first bytes were seen. */
  readonly onLayerStart?: () => void
  readonly onLayer?: (layer: ReadLayer) => void
  readonly limits?: Partial<ArchiveLimits>
}

/** Bounds on hostile input; passing one is the error `limit-exceeded` with what was exceeded. */
export interface ArchiveLimits {
  /** Entries of all layers together. */
  readonly entries: number
  /** Layer blobs in one archive. */
  readonly layers: number
  /** Entries of the outer archive. */
  readonly archiveEntries: number
  /** Bytes of one JSON document. */
  readonly jsonBytes: number
  /** Bytes of one path, link target or pax header. */
  readonly metadataBytes: number
  /** Uncompressed ÷ compressed bytes of one blob, checked beyond `freeUnpackedBytes`. */
  readonly compressionRatio: number
  /** Uncompressed bytes of one blob that are not held to the ratio: honest layers may be all zeros. */
  readonly freeUnpackedBytes: number
  /** Nested OCI indexes. */
  readonly indexDepth: number
}

/** Where the stored bytes of a layer are in the source, so that they can be had again. */
export interface LayerPlace {
  /** Normalised name of the outer entry: in a folder, the path below it. */
  readonly name: string
  /** Where its bytes begin in the uncompressed outer tar; null in a folder. */
  readonly offset: number | null
  readonly size: number
  readonly compression: Compression
  /** sha256 of the uncompressed layer. */
  readonly diffId: string
}

/** One image of the archive, ready for the core. */
export interface ArchiveImage {
  readonly choice: ImageChoice
  /**
   * Its findings are those of the archive and of this image. Without a config in the archive,
   * `config` is null; a layer that is neither listed by a config nor there has the diff ID ''.
   */
  readonly input: (source: { kind: SourceKind; name: string }) => ImageInput
  /** Layer index in this image by name of the outer entry that carries it, links to it included. */
  readonly layerOfEntry: ReadonlyMap<string, number>
  /** For every layer of the image where it is stored; null for one that is not there. */
  readonly layerPlaces: readonly (LayerPlace | null)[]
}

/** A whole archive after its last byte. */
export interface Archive {
  readonly format: SourceFormat
  readonly bytesRead: number
  /** Compression around the whole archive. */
  readonly compression: Compression
  /** Shared by the layers of all its images. */
  readonly paths: PathTable
  /** Never empty; the preferred one (host platform, complete) is `preferred`. */
  readonly images: readonly ArchiveImage[]
  readonly preferred: number
  readonly pseudoImages: readonly PseudoImage[]
  /** The outer entries in their order; `layer` is null here, filled per image. */
  readonly entries: readonly ArchiveEntry[]
  /** Docker's `repositories` file as parsed, null when there is none. */
  readonly repositories: unknown
  /** About the archive as a whole; every image's input has them too. */
  readonly findings: readonly Finding[]
}
