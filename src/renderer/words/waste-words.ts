import { wasteWords as german } from './de/waste-words.ts'
import { wasteWords as english } from './en/waste-words.ts'
import { inLanguage } from './language.ts'

/** Words of the Waste tab. */
export const wasteWords = inLanguage({ en: english, de: german })
