import { filterWords as german } from './de/filter-words.ts'
import { filterWords as english } from './en/filter-words.ts'
import { inLanguage } from './language.ts'

/** Words of the filters and columns of the Files tab. */
export const filterWords = inLanguage({ en: english, de: german })
