import { appWords } from './app-words.ts'
import { errorWords } from './error-words.ts'

/** Every sentence and label of the window, by feature. No component carries words of its own. */
export const words = {
  ...appWords,
  errors: errorWords,
}
