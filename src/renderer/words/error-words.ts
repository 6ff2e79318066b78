import { errorWords as german } from './de/error-words.ts'
import { errorWords as english } from './en/error-words.ts'
import { inLanguage } from './language.ts'

/** One heading for each failure, and what to do where the failure itself cannot say it better. */
export const errorWords = inLanguage({ en: english, de: german })

export type { ErrorStep, ErrorWords } from './en/error-words.ts'
