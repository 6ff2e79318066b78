import {
  layerName as germanLayer,
  overviewWords as german,
  stepName as germanStep,
} from './de/overview-words.ts'
import {
  layerName as englishLayer,
  overviewWords as english,
  stepName as englishStep,
} from './en/overview-words.ts'
import { inLanguage } from './language.ts'

/** Words of the Overview tab and of what the inspector says about layers and steps. */
export const overviewWords = inLanguage({ en: english, de: german })

/** `layer 3`: layers are counted from 0. */
export const layerName = inLanguage({ en: englishLayer, de: germanLayer })
/** `step 4`: steps are counted from 1. */
export const stepName = inLanguage({ en: englishStep, de: germanStep })
