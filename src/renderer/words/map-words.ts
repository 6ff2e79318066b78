import { mapWords as german } from './de/map-words.ts'
import { mapWords as english } from './en/map-words.ts'
import { inLanguage } from './language.ts'

/** Words of the map of files. */
export const mapWords = inLanguage({ en: english, de: german })
