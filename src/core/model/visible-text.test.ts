import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { visibleLines, visibleText } from './display-text.ts'

describe('visibleText', () => {
  it('leaves ordinary text of any script alone', () => {
    for (const text of ['acme/api:1.4', 'čaj', '日本語', 'שלום', '👩‍🚀'.replace('\u200d', '')]) {
      expect(visibleText(text)).toBe(text)
    }
  })

  it('shows control characters as pictures', () => {
    expect(visibleText('a\u0000b\nc\u001b[31m\u007f')).toBe('a␀b␊c␛[31m␡')
  })

  it('shows what would reorder or hide text', () => {
    expect(visibleText('exe.\u202egpj')).toBe('exe.⟨U+202E⟩gpj')
    expect(visibleText('a\u200bb\u2066c')).toBe('a⟨U+200B⟩b⟨U+2066⟩c')
    expect(visibleText('tag\u{e0041}')).toBe('tag⟨U+E0041⟩')
  })

  it('leaves nothing that a terminal or the bidi algorithm would act on', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visibleText(text)).not.toMatch(
          /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u,
        )
      }),
    )
  })

  it('keeps the lines of a message', () => {
    expect(visibleLines('one\n\ttwo\r')).toBe('one\n\ttwo␍')
  })
})
