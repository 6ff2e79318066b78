import { configWords as german } from './de/config-words.ts'
import { configWords as english } from './en/config-words.ts'
import { inLanguage } from './language.ts'

/** Words of the Config tab. */
export const configWords = inLanguage({ en: english, de: german })
