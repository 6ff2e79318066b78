import type { Sentences } from '../../../../core/sentences/sentence.ts'
import type { Wording } from '../../languages.ts'
import { archiveSentences } from './archive-sentences.ts'
import { engineSentences } from './engine-sentences.ts'
import { findingSentences } from './finding-sentences.ts'
import { layerSentences } from './layer-sentences.ts'
import { sessionSentences } from './session-sentences.ts'

/** The German catalogue of what the analysis and its hosts say. */
export function germanSentences(): Wording<Sentences> {
  return {
    ...findingSentences(),
    ...layerSentences(),
    ...archiveSentences(),
    ...engineSentences(),
    ...sessionSentences(),
  }
}
