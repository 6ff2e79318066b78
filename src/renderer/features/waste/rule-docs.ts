import german from '../../../../docs/advice.de.md?raw'
import english from '../../../../docs/advice.md?raw'
import { inLanguage } from '../../words/language.ts'

/**
 * What the documentation says of each rule, by its id: paragraphs, in which backticks mark code. The
 * page comes with the window, so that it can be read without a network.
 */
const sections: ReadonlyMap<string, readonly string[]> = new Map(
  inLanguage({ en: english, de: german })
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [id = '', ...lines] = section.split('\n')
      const paragraphs = lines
        .join('\n')
        .trim()
        .split(/\n\s*\n/)
      return [id.trim(), paragraphs.map((text) => text.replaceAll('\n', ' '))]
    }),
)

export function ruleDocs(rule: string): readonly string[] {
  return sections.get(rule) ?? []
}
