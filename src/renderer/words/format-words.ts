import { formatWords as german } from './de/format-words.ts'
import { formatWords as english } from './en/format-words.ts'
import { inLanguage } from './language.ts'

/** The few words that stand beside a number or in place of a time. */
export const formatWords = inLanguage({ en: english, de: german })
