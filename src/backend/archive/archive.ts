import type { Readable } from 'node:stream'
import type { Finding } from '../../core/model/finding.ts'
import type { ImageInput, SourceFormat, SourceKind } from '../../core/model/image-input.ts'
import type { PathTable } from '../../core/store/path-table.ts'
import type { LayerContents } from '../../core/tar/layer-contents.ts'
import type { ArchiveEntry, ImageChoice, PseudoImage } from '../../shared/views.ts'

/** Where the bytes of an image archive come from. */
export type ByteSource =
  /** Read once, from front to back, with backpressure. */
  | { readonly kind: 'stream'; readonly stream: Readable }
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
  /** Uncompressed ÷ compressed bytes of one blob, checked beyond the first 64 MiB. */
  readonly compressionRatio: number
  /** Nested OCI indexes. */
  readonly indexDepth: number
}

/** One image of the archive, ready for the core. */
export interface ArchiveImage {
  readonly choice: ImageChoice
  /** Docker's `repositories` file when there is one. */
  readonly input: (source: { kind: SourceKind; name: string }) => ImageInput
  /** Layer index in this image by name of the outer entry that carries it. */
  readonly layerOfEntry: ReadonlyMap<string, number>
}

/** A whole archive after its last byte. */
export interface Archive {
  readonly format: SourceFormat
  readonly bytesRead: number
  /** Shared by the layers of all its images. */
  readonly paths: PathTable
  /** Never empty; the preferred one (host platform, complete) is `preferred`. */
  readonly images: readonly ArchiveImage[]
  readonly preferred: number
  readonly pseudoImages: readonly PseudoImage[]
  /** The outer entries in their order; `layer` is null here, filled per image. */
  readonly entries: readonly ArchiveEntry[]
  readonly repositories: unknown
  readonly findings: readonly Finding[]
}
