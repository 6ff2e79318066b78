import { describe, expect, it } from 'vitest'
import { fuzzyScore } from './fuzzy.ts'

function best(typed: string, texts: readonly string[]): string | undefined {
  const scored = texts.flatMap((text) => {
    const score = fuzzyScore(typed, text)
    return score === null ? [] : [{ text, score }]
  })
  return scored.toSorted((a, b) => b.score - a.score)[0]?.text
}

describe('what fits what was typed', () => {
  const texts = [
    'Export as HTML…',
    'Export as JSON…',
    'Keyboard shortcuts',
    'Find an image',
    'Show or hide the inspector',
    'Schließen',
    'Überblick',
  ]

  it.each([
    ['json', 'Export as JSON…'],
    ['EXPORT H', 'Export as HTML…'],
    ['eaj', 'Export as JSON…'],
    ['ks', 'Keyboard shortcuts'],
    ['insp', 'Show or hide the inspector'],
    ['fai', 'Find an image'],
    ['uberb', 'Überblick'],
  ])('%s finds %s', (typed, text) => {
    expect(best(typed, texts)).toBe(text)
  })

  it('is nothing when a letter is missing or the order is another', () => {
    expect(fuzzyScore('xyz', 'Find an image')).toBeNull()
    expect(fuzzyScore('egami', 'Find an image')).toBeNull()
  })

  it('is all when nothing was typed', () => {
    for (const text of texts) expect(fuzzyScore(' ', text)).toBe(0)
  })
})
