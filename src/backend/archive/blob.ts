import type { Compression } from '../../core/model/image-input.ts'
import type { Sentence } from '../../core/sentences/sentence.ts'
import type { ReadLayer } from './archive.ts'

/** A file of the archive after its last byte: what it turned out to be, by its bytes alone. */
export interface Blob {
  /** Normalised name of the entry. */
  readonly name: string
  readonly size: number
  /** Where its bytes begin in the uncompressed outer tar; null in a folder. */
  readonly offset: number | null
  /** `sha256:…` of the bytes as stored. */
  readonly digest: string
  /** A digest of another algorithm that the name states and the bytes have: `sha512:…`. */
  readonly otherDigest: string | null
  readonly content: BlobContent
}

export type BlobContent =
  /** Looks like JSON; parsed when it is asked for. */
  | { readonly kind: 'json'; readonly bytes: Uint8Array }
  /** A small file that is neither, such as VERSION. */
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  | { readonly kind: 'layer'; readonly layer: ReadLayer; readonly compression: Compression }
  /** Begins as a layer does, but could not be read to its end. */
  | { readonly kind: 'damaged-layer'; readonly reason: Sentence; readonly compression: Compression }
  /** Not read yet: it begins as a layer does. Only where a first look was taken. */
  | { readonly kind: 'unread'; readonly compression: Compression }
  /** Anything else; `what` names it for messages: "an xz file", "a JSON document of 40 MiB". */
  | { readonly kind: 'other'; readonly what: Sentence }

export type LayerContent = Extract<BlobContent, { kind: 'layer' }>

/** A blob that holds a readable layer. */
export type LayerBlob = Blob & { readonly content: LayerContent }

export function isLayerBlob(blob: Blob): blob is LayerBlob {
  return blob.content.kind === 'layer'
}
