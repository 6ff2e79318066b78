import { glossary as german } from './de/glossary.ts'
import { glossary as english } from './en/glossary.ts'
import { inLanguage } from './language.ts'

/** The words of the field, one plain sentence each. */
export const glossary = inLanguage({ en: english, de: german })

export type TermId = keyof typeof glossary
