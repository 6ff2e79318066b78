import { baseWords as german } from './de/base-words.ts'
import { baseWords as english } from './en/base-words.ts'
import { inLanguage } from './language.ts'

/** Words of the base image and its boundary in the Overview tab. */
export const baseWords = inLanguage({ en: english, de: german })
