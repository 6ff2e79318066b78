/** Why compressed bytes could not be unpacked. */
export type UnpackErrorKind =
  | 'damaged'
  /** The bytes stop before the compressed stream ends. */
  | 'truncated'
  /** It would unpack to far more than it should, or needs too much memory. */
  | 'limit'
  /** This build of Node has no such decompressor. */
  | 'unsupported'

/** Thrown by the unpacking generators; the message is one plain sentence. */
export class UnpackError extends Error {
  readonly kind: UnpackErrorKind

  constructor(kind: UnpackErrorKind, message: string) {
    super(message)
    this.name = 'UnpackError'
    this.kind = kind
  }
}

/** What a failure of node:zlib says about the bytes. */
export function fromZlib(error: unknown, form: string): UnpackError {
  const code = (error as { code?: unknown }).code
  // zlib and zstd both end so when input runs out
  if (code === 'Z_BUF_ERROR') return new UnpackError('truncated', `The ${form} data is cut off.`)
  const detail = error instanceof Error ? error.message : String(error)
  return new UnpackError('damaged', `The ${form} data is damaged (${detail}).`)
}
