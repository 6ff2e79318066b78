import { archiveWords as german } from './de/archive-words.ts'
import { archiveWords as english } from './en/archive-words.ts'
import { inLanguage } from './language.ts'

/** Words of the Archive tab and of the inspector beside it. */
export const archiveWords = inLanguage({ en: english, de: german })
