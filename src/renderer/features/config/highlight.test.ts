import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dockerfileTokens, jsonTokens, type Token } from './highlight.ts'

const textOf = (tokens: readonly Token[]) => tokens.map((token) => token.text).join('')
const kinds = (tokens: readonly Token[]) =>
  tokens.filter((token) => token.kind !== 'plain').map((token) => `${token.kind} ${token.text}`)

describe('jsonTokens', () => {
  it('tells keys, strings and other values apart', () => {
    expect(kinds(jsonTokens('  "a\\"b": "c: 1",'))).toEqual(['keyword "a\\"b"', 'string "c: 1"'])
    expect(kinds(jsonTokens('"n": -1.5e3, "t": true'))).toEqual([
      'keyword "n"',
      'number -1.5e3',
      'keyword "t"',
      'number true',
    ])
  })

  it('loses nothing of any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const line of JSON.stringify(value, null, 2).split('\n')) {
          expect(textOf(jsonTokens(line))).toBe(line)
        }
      }),
    )
  })
})

describe('dockerfileTokens', () => {
  it('marks the first word, strings and comments', () => {
    expect(kinds(dockerfileTokens('CMD ["sh", "-c"]', false))).toEqual([
      'keyword CMD',
      'string "sh"',
      'string "-c"',
    ])
    expect(kinds(dockerfileTokens('# FROM x', false))).toEqual(['comment # FROM x'])
    expect(kinds(dockerfileTokens('RUN "x"', true))).toEqual(['string "x"'])
  })

  it('loses nothing of any line', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (line, continued) => {
        expect(textOf(dockerfileTokens(`RUN ${line}`, continued))).toBe(`RUN ${line}`)
        expect(textOf(dockerfileTokens(line, continued))).toBe(line)
      }),
    )
  })
})
