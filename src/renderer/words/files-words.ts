import { filesWords as german } from './de/files-words.ts'
import { filesWords as english } from './en/files-words.ts'
import { inLanguage } from './language.ts'

/** Words of the Files tab and of the inspector beside it. */
export const filesWords = inLanguage({ en: english, de: german })
