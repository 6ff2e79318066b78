import { english } from '../sentences/english.ts'
import type { Sentence } from '../sentences/sentence.ts'
import { say } from '../sentences/sentence.ts'

/** Why a layer could not be read. */
export interface LayerReadError {
  readonly kind: 'not-tar' | 'damaged' | 'truncated' | 'limit'
  /** One plain English sentence. */
  readonly message: string
  /** The same before it is in any language. */
  readonly said: Sentence
  /** Byte of the uncompressed tar where it was noticed. */
  readonly offset: number
}

const sentences = {
  'not-tar': 'layerNotTar',
  damaged: 'layerTarDamaged',
  truncated: 'layerTarCut',
  limit: 'layerTooMuch',
} as const

export function layerReadError(
  kind: LayerReadError['kind'],
  offset: number,
  what: Sentence,
): LayerReadError {
  const said = say(sentences[kind], what, offset)
  return { kind, offset, said, message: english(said) }
}
