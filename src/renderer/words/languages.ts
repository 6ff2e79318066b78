/** The languages the window is written in; English is the one the others are measured by. */
export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

/** What a translation must give: every word of the English catalogue, each in its own words. */
export type Wording<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => Wording<Said>
    : T extends object
      ? { readonly [Key in keyof T]: Wording<T[Key]> }
      : T

/**
 * The language to show: the one chosen, else the first of the system's languages (`de-AT`) that
 * the window knows, else English.
 */
export function chooseLanguage(
  chosen: Language | 'system',
  systemLanguages: readonly string[],
): Language {
  if (chosen !== 'system') return chosen
  for (const tag of systemLanguages) {
    const known = languages.find((language) => language === tag.toLowerCase().split('-')[0])
    if (known) return known
  }
  return 'en'
}
