import { english } from '../../../core/sentences/english.ts'
import type { Sentence } from '../../../core/sentences/sentence.ts'
import { say } from '../../../core/sentences/sentence.ts'

/** Why compressed bytes could not be unpacked. */
export type UnpackErrorKind =
  | 'damaged'
  /** The bytes stop before the compressed stream ends. */
  | 'truncated'
  /** It would unpack to far more than it should, or needs too much memory. */
  | 'limit'
  /** This build of Node has no such decompressor. */
  | 'unsupported'

/** Thrown by the unpacking generators; the message is one plain English sentence. */
export class UnpackError extends Error {
  readonly kind: UnpackErrorKind
  /** The message before it is in any language. */
  readonly said: Sentence

  constructor(kind: UnpackErrorKind, said: Sentence) {
    super(english(said))
    this.name = 'UnpackError'
    this.kind = kind
    this.said = said
  }
}

/** What a failure of node:zlib says about the bytes. */
export function fromZlib(error: unknown, form: string): UnpackError {
  const code = (error as { code?: unknown }).code
  // zlib and zstd both end so when input runs out
  if (code === 'Z_BUF_ERROR') return new UnpackError('truncated', say('packedCut', form))
  const detail = error instanceof Error ? error.message : String(error)
  return new UnpackError('damaged', say('packedDamaged', form, detail))
}
