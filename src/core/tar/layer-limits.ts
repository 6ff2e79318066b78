/**
 * Bounds on what one layer tar may ask of the reader. Passing `metadataBytes`, `entries` or
 * `xattrBytes` is the error `limit`; a sparse file past its bounds is listed without a digest.
 */
export interface LayerLimits {
  /** Bytes of one pax header, one GNU long name or one GNU long link. */
  readonly metadataBytes: number
  /** Entries of the layer, whiteout markers included. */
  readonly entries: number
  /** Memory of all distinct xattr sets of the layer. */
  readonly xattrBytes: number
  /**
   * Zero bytes that the holes of all sparse files of the layer may add to what is hashed: holes
   * cost the archive nothing, so a few bytes could ask for hours of work. 1 GiB is under a second.
   */
  readonly holeBytes: number
  /** Pieces of one sparse file. */
  readonly sparsePieces: number
}

export const defaultLayerLimits: LayerLimits = {
  metadataBytes: 1 << 20,
  entries: 20_000_000,
  xattrBytes: 256 * (1 << 20),
  holeBytes: 1 << 30,
  sparsePieces: 1_000_000,
}
