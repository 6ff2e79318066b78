import { dockerfileWords as german } from './de/dockerfile-words.ts'
import { dockerfileWords as english } from './en/dockerfile-words.ts'
import { inLanguage } from './language.ts'

/** Words of a Dockerfile that is matched to the steps of an image. */
export const dockerfileWords = inLanguage({ en: english, de: german })
