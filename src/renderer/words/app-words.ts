import { appWords as german } from './de/app-words.ts'
import { appWords as english } from './en/app-words.ts'
import { inLanguage } from './language.ts'

/** Words of the shell, the library and the states of a session. */
export const appWords = inLanguage({ en: english, de: german })
