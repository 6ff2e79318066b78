import { settingsWords as german } from './de/settings-words.ts'
import { settingsWords as english } from './en/settings-words.ts'
import { inLanguage } from './language.ts'

/** Words of the settings. */
export const settingsWords = inLanguage({ en: english, de: german })
