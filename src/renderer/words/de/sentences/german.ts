import type { SentenceFormat, Sentences } from '../../../../core/sentences/sentence.ts'
import type { Wording } from '../../languages.ts'
import { adviceSentences } from './advice-sentences.ts'
import { archiveSentences } from './archive-sentences.ts'
import { baseSentences } from './base-sentences.ts'
import { engineSentences } from './engine-sentences.ts'
import { extractSentences } from './extract-sentences.ts'
import { findingSentences } from './finding-sentences.ts'
import { layerSentences } from './layer-sentences.ts'
import { sessionSentences } from './session-sentences.ts'

/** The German catalogue of what the analysis and its hosts say. */
export function germanSentences(format: SentenceFormat): Wording<Sentences> {
  return {
    ...findingSentences(),
    ...layerSentences(),
    ...archiveSentences(),
    ...engineSentences(),
    ...sessionSentences(),
    ...extractSentences(),
    ...adviceSentences(format),
    ...baseSentences(),
  }
}
