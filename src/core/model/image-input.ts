import type { LayerContents } from '../tar/layer-contents.ts'
import type { Finding } from './finding.ts'

export type Compression = 'none' | 'gzip' | 'zstd'

export type SourceKind = 'engine' | 'archive' | 'oci'

export type SourceFormat = 'docker-legacy' | 'docker-oci' | 'oci'

export interface SourceDescription {
  readonly kind: SourceKind
  readonly name: string
  readonly format: SourceFormat
  /** Bytes taken from the stream or file until the analysis was complete. */
  readonly bytesRead: number
}

/** One layer of the chosen image, joined by diff ID; `contents` is null when it is not in the archive. */
export interface LayerInput {
  /** `sha256:…` as the config lists it (computed when the config has none). */
  readonly diffId: string
  /** Chain ID (OCI config.md, "Layer ChainID"). */
  readonly chainId: string
  /** Digest of the blob as stored, null when the archive names none. */
  readonly digest: string | null
  readonly mediaType: string | null
  readonly compression: Compression
  readonly blobSize: number
  /** The uncompressed bytes hash to `diffId`. */
  readonly verified: boolean
  readonly contents: LayerContents | null
}

/** Everything the core needs to analyse one image. */
export interface ImageInput {
  readonly source: SourceDescription
  /** sha256 of the config bytes, `sha256:…`. */
  readonly imageId: string
  readonly tags: readonly string[]
  readonly digests: readonly string[]
  /** The config JSON as parsed, untouched. */
  readonly config: unknown
  /** The manifest (docker manifest.json item, or OCI manifest) as parsed, untouched. */
  readonly manifest: unknown
  readonly layers: readonly LayerInput[]
  /** Found while reading. */
  readonly findings: readonly Finding[]
}
