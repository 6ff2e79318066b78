import { formatBytes, formatCount } from '../model/format.ts'
import { adviceSentences } from './advice-sentences.ts'
import { archiveSentences } from './archive-sentences.ts'
import { baseSentences } from './base-sentences.ts'
import { engineSentences } from './engine-sentences.ts'
import { extractSentences } from './extract-sentences.ts'
import { findingSentences } from './finding-sentences.ts'
import { layerSentences } from './layer-sentences.ts'
import type { Sentence, SentenceFormat } from './sentence.ts'
import { spokenIn } from './sentence.ts'
import { sessionSentences } from './session-sentences.ts'

/** The English catalogue, the measure of all others. */
export function englishSentences(format: SentenceFormat) {
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

const plain = englishSentences({ bytes: formatBytes, count: formatCount })

/** A sentence as reports, the command line and the log have it. */
export function english(sentence: Sentence): string {
  return spokenIn(plain, sentence)
}
