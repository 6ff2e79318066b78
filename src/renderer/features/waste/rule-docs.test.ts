import { afterEach, describe, expect, it, vi } from 'vitest'
import { adviceRuleIds } from '../../../core/advice/rule-ids.ts'
import { languages } from '../../words/languages.ts'

afterEach(() => {
  document.documentElement.lang = 'en'
})

describe.each(languages)('the page on advice in %s', (language) => {
  it('has a section for every rule, with the same code in it as the English one', async () => {
    const docs = async (lang: string) => {
      document.documentElement.lang = lang
      vi.resetModules()
      return (await import('./rule-docs.ts')).ruleDocs
    }
    const codeOf = (paragraphs: readonly string[]) =>
      (paragraphs.join(' ').match(/`[^`]+`/g) ?? []).toSorted()
    const own = await docs(language)
    const english = await docs('en')
    for (const rule of adviceRuleIds) {
      expect(own(rule), rule).not.toEqual([])
      expect(codeOf(own(rule)), rule).toEqual(codeOf(english(rule)))
      if (language !== 'en') expect(own(rule), rule).not.toEqual(english(rule))
    }
  })
})
