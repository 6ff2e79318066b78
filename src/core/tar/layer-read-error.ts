/** Why a layer could not be read. */
export interface LayerReadError {
  readonly kind: 'not-tar' | 'damaged' | 'truncated' | 'limit'
  /** One plain sentence. */
  readonly message: string
  /** Byte of the uncompressed tar where it was noticed. */
  readonly offset: number
}

const opening: Record<LayerReadError['kind'], string> = {
  'not-tar': 'The layer is not a tar archive',
  damaged: 'The layer tar is damaged',
  truncated: 'The layer tar is cut off',
  limit: 'The layer asks for more than Strata reads',
}

export function layerReadError(
  kind: LayerReadError['kind'],
  offset: number,
  what: string,
): LayerReadError {
  return { kind, offset, message: `${opening[kind]}: ${what} (at byte ${offset}).` }
}
