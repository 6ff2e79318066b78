import { englishSentences } from '../../core/sentences/english.ts'
import type { Sentence, SentenceFormat, Sentences } from '../../core/sentences/sentence.ts'
import { spokenIn } from '../../core/sentences/sentence.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import { germanSentences } from './de/sentences/german.ts'
import { formatBytes, formatCount } from './format.ts'
import { inLanguage } from './language.ts'

/** The catalogue of what the analysis and its hosts say, in the language of the window. */
export const sentencesWith = inLanguage<(format: SentenceFormat) => Sentences>({
  en: englishSentences,
  de: germanSentences,
})

/** A sentence of the analysis or of a host; sizes in it as `bytes` writes them. */
export function spoken(sentence: Sentence, bytes: SentenceFormat['bytes'] = formatBytes): string {
  return spokenIn(sentencesWith({ bytes, count: formatCount }), sentence)
}

/** What happened, in one sentence. */
export function errorMessage({ said, message }: ErrorInfo): string {
  return said === undefined ? message : spoken(said.message)
}

/** What to do about it; null when nothing sensible can be said. */
export function errorAdvice({ said, advice }: ErrorInfo): string | null {
  if (said === undefined) return advice
  return said.advice === null ? null : spoken(said.advice)
}
