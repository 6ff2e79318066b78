import { commandTitles } from '../../shared/command-titles.ts'
import { commandWords as german } from './de/command-words.ts'
import { commandWords as english } from './en/command-words.ts'
import { inLanguage } from './language.ts'

/** What the commands are called, and the words of the palette and of the overview of keys. */
export const commandWords = {
  ...inLanguage(commandTitles),
  ...inLanguage({ en: english, de: german }),
}
