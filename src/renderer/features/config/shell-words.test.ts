import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shellLine } from './shell-words.ts'

describe('shellLine', () => {
  it('leaves plain words alone', () => {
    expect(shellLine(['python3', '/app/app.py', '--port=8080'])).toBe(
      'python3 /app/app.py --port=8080',
    )
    expect(shellLine(['sh', '-c', "it's $HOME"])).toBe(String.raw`sh -c 'it'\''s $HOME'`)
  })

  it('gives a real shell exactly the same words', () => {
    const word = fc.string({ unit: 'grapheme-ascii' }).map((text) => text.replaceAll('\0', ''))
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const out = execFileSync('sh', ['-c', `printf '%s\\0' ${shellLine(words)}`], {
          encoding: 'utf8',
        })
        expect(out.split('\0').slice(0, -1)).toEqual(words)
      }),
      { numRuns: 40 },
    )
  })
})
