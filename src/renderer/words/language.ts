import { languages, type Language, type Wording } from './languages.ts'

/**
 * The language of this window, which the page's `lang` says from before the first word is asked
 * for; it stays for as long as the page does, so words are plain values and a change is a reload.
 */
export const language: Language =
  languages.find((known) => known === document.documentElement.lang) ?? 'en'

/** The words of this window's language. */
export function inLanguage<T>(catalogue: { readonly en: T; readonly de: Wording<T> }): Wording<T> {
  return catalogue[language] as Wording<T>
}
