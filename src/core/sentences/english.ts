import { archiveSentences } from './archive-sentences.ts'
import { engineSentences } from './engine-sentences.ts'
import { findingSentences } from './finding-sentences.ts'
import { layerSentences } from './layer-sentences.ts'
import type { Sentence } from './sentence.ts'
import { spokenIn } from './sentence.ts'
import { sessionSentences } from './session-sentences.ts'

/** The English catalogue, the measure of all others. */
export function englishSentences() {
  return {
    ...findingSentences(),
    ...layerSentences(),
    ...archiveSentences(),
    ...engineSentences(),
    ...sessionSentences(),
  }
}

const plain = englishSentences()

/** A sentence as reports, the command line and the log have it. */
export function english(sentence: Sentence): string {
  return spokenIn(plain, sentence)
}
