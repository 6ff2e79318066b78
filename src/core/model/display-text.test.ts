import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeName, escapeName, visibleLines, visibleText } from './display-text.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The bytes that an escaped name stands for. */
function unescapeName(text: string): readonly number[] {
  const out: number[] = []
  for (const [whole, hex] of text.matchAll(/\\x([0-9a-f]{2})|\\\\|[^\\]/gsu)) {
    if (hex !== undefined) out.push(Number.parseInt(hex, 16))
    else out.push(...bytes(whole === '\\\\' ? '\\' : whole))
  }
  return out
}

describe('decodeName', () => {
  it('gives valid UTF-8 as it is, byte order mark and backslash included', () => {
    for (const text of ['etc', 'naïve', '日本', '🐋', '\ufeffbom', 'a\\b', '']) {
      expect(decodeName(bytes(text))).toEqual({ text, escaped: false })
    }
  })

  it('shows bytes that are not UTF-8, and then backslashes too', () => {
    const name = Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x5c)
    expect(decodeName(name)).toEqual({ text: 'caf\\xe9\\\\', escaped: true })
  })

  it.each([
    ['an overlong slash', [0xc0, 0xaf], '\\xc0\\xaf'],
    ['a surrogate', [0xed, 0xa0, 0x80], '\\xed\\xa0\\x80'],
    ['a code beyond Unicode', [0xf4, 0x90, 0x80, 0x80], '\\xf4\\x90\\x80\\x80'],
    ['a sequence cut short', [0xe6, 0x97], '\\xe6\\x97'],
    ['a good sequence after a bad byte', [0xff, 0xc3, 0xa9], '\\xffé'],
  ])('%s', (_, name, text) => {
    expect(decodeName(Uint8Array.from(name))).toEqual({ text, escaped: true })
  })

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 90 }), (name) => {
        const { text, escaped } = decodeName(name)
        expect(escaped ? unescapeName(text) : [...bytes(text)]).toEqual([...name])
        expect(unescapeName(escapeName(name))).toEqual([...name])
      }),
    )
  })
})

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

  it('shows both in one text, line separators and lone surrogates too', () => {
    expect(visibleText('a\nb\t\u001b[31m\u007f')).toBe('a␊b␉␛[31m␡')
    expect(visibleText('gpj\u202eexe')).toBe('gpj⟨U+202E⟩exe')
    expect(visibleText('a\u200bb\u0085\ufeff\ud800')).toBe('a⟨U+200B⟩b⟨U+0085⟩⟨U+FEFF⟩⟨U+D800⟩')
    expect(visibleText('日本 naïve 🐋')).toBe('日本 naïve 🐋')
  })

  it('keeps the lines of a text', () => {
    expect(visibleLines('a\n\tb\r\n')).toBe('a\n\tb␍\n')
  })
})
