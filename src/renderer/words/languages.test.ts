import { describe, expect, it, vi } from 'vitest'
import { chooseLanguage, languages, type Language } from './languages.ts'

async function catalogue(language: Language) {
  document.documentElement.lang = language
  vi.resetModules()
  const [format, { sentencesWith }, overview, glossary, ...all] = await Promise.all([
    import('./format.ts'),
    import('./sentences.ts'),
    import('./overview-words.ts'),
    import('./glossary.ts'),
    import('./app-words.ts'),
    import('./archive-words.ts'),
    import('./base-words.ts'),
    import('./command-words.ts'),
    import('./config-words.ts'),
    import('./dockerfile-words.ts'),
    import('./error-words.ts'),
    import('./files-words.ts'),
    import('./filter-words.ts'),
    import('./format-words.ts'),
    import('./map-words.ts'),
    import('./settings-words.ts'),
    import('./waste-words.ts'),
  ])
  return {
    format,
    layers: overview,
    words: Object.assign({}, overview, glossary, ...all, {
      sentences: sentencesWith({ bytes: format.formatBytes, count: format.formatCount }),
    }) as object,
  }
}

/** Every sentence of a catalogue by its path; those with something put in are asked with numbers. */
function sentences(words: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof words === 'string') return [[path, words]]
  if (typeof words === 'function') return said(words as (...given: unknown[]) => unknown, path)
  if (typeof words !== 'object' || words === null) return []
  return Object.entries(words).flatMap(([key, value]) => sentences(value, `${path}/${key}`))
}

function said(words: (...given: unknown[]) => unknown, path: string) {
  const part = { layersRead: 1, layersTotal: 2, file: 'a', line: 3, from: 1, to: 2, path: 'b' }
  for (const given of [
    [7, 8, 9, 10],
    ['a', 'b', 'c', 'd'],
    [['a', 'b']],
    [null, part],
    [part, part],
    ['a', [part], 'exact'],
    ['a', ['b'], 'c', 'd'],
    [7, null, 'c', 'd'],
    ['a', 7, 8, 'd'],
  ]) {
    try {
      return sentences(words(...given), path)
    } catch {
      // It wants something else.
    }
  }
  throw new Error(`Nothing could be put into ${path}`)
}

describe('the language', () => {
  it('is the one chosen, else the first of the system that is known, else English', () => {
    expect(chooseLanguage('de', ['en-GB'])).toBe('de')
    expect(chooseLanguage('system', ['fr-FR', 'de-AT', 'en-GB'])).toBe('de')
    expect(chooseLanguage('system', ['fr-FR'])).toBe('en')
    expect(chooseLanguage('system', [])).toBe('en')
  })
})

describe.each(languages)('the words in %s', (language) => {
  it('are nowhere empty, but for a link that leads where it should', async () => {
    const { words } = await catalogue(language)
    const empty = sentences(words).filter(([, text]) => text.trim() === '')
    expect(empty.map(([path]) => path)).toEqual([
      '/filesWords/grid/linkStates/present',
      '/filesWords/inspector/linkSentences/present',
    ])
  })

  it('put in what they are given', async () => {
    const { layers } = await catalogue(language)
    expect(layers.overviewWords.chart.wastedBytes('7 MB')).toContain('7 MB')
    expect(layers.layerName(3)).toMatch(/^\p{L}+ 3$/u)
    expect(layers.stepName(3)).toMatch(/^\p{L}+ 4$/u)
  })
})

describe('German', () => {
  it('says every sentence in other words than English', async () => {
    const english = new Map(sentences((await catalogue('en')).words))
    const german = sentences((await catalogue('de')).words)
    // Names and single words may be the same in both; a sentence of five words is a forgotten one.
    const same = german.filter(
      ([path, text]) => text === english.get(path) && /(\p{L}{2,}\s+){4}/u.test(text),
    )
    expect(same).toEqual([])
    expect(german.length).toBe(english.size)
  })

  it('writes numbers and times as German does', async () => {
    const { format } = await catalogue('de')
    const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ')
    expect(plain(format.formatBytes(219_900_000))).toBe('219,9 MB')
    expect(plain(format.formatExactBytes(20_971_520))).toBe('20.971.520 B')
    expect(plain(format.formatShare(0.5314))).toBe('53,1 %')
    expect(plain(format.formatShare(0.00001))).toBe('unter 0,1 %')
    expect(plain(format.formatRate(1_930_000_000))).toBe('1,93 GB/s')
    expect(plain(format.formatAge(3 * 86_400_000))).toBe('3 Tage')
    const now = new Date(2026, 2, 14, 18, 30)
    expect(format.formatWhen(new Date(2026, 2, 14, 8, 54), now)).toBe('heute 08:54')
    expect(format.formatDay(new Date(2025, 10, 2))).toBe('2. Nov. 2025')
  })
})
