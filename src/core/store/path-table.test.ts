import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PathTable, rootPath } from './path-table.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

function intern(paths: PathTable, text: string): number {
  return paths.intern(encoder.encode(text))
}

function textOf(paths: PathTable, path: number): string {
  return decoder.decode(paths.bytes(path))
}

/** What cleaning means, said in the plainest way. */
function cleaned(text: string): string | null {
  const stack: string[] = []
  for (const segment of text.split('/')) {
    if (segment === '..') {
      if (stack.pop() === undefined) return null
    } else if (segment !== '' && segment !== '.') stack.push(segment)
  }
  return `/${stack.join('/')}`
}

const segment = fc.constantFrom('a', 'b', 'ab', 'ä', '.', '..', '', '...', 'usr', 'long'.repeat(90))
const path = fc.array(segment, { maxLength: 8 }).map((parts) => parts.join('/'))

describe('PathTable', () => {
  it('cleans every path and gives equal paths one number', () => {
    fc.assert(
      fc.property(fc.array(path, { maxLength: 40 }), (texts) => {
        const paths = new PathTable()
        const numbers = new Map<string, number>()
        for (const text of texts) {
          const number = intern(paths, text)
          const clean = cleaned(text)
          if (clean === null) {
            expect(number).toBe(-1)
            continue
          }
          expect(textOf(paths, number)).toBe(clean)
          expect(numbers.get(clean) ?? number).toBe(number)
          numbers.set(clean, number)
          expect(paths.find(encoder.encode(text))).toBe(number)
          expect(paths.depth(number)).toBe(clean === '/' ? 0 : clean.split('/').length - 1)
        }
        expect(new Set(numbers.values()).size).toBe(numbers.size)
      }),
    )
  })

  it('reads a range of a larger piece of bytes, which may change afterwards', () => {
    const paths = new PathTable()
    const bytes = encoder.encode('##usr/bin/a##')
    const number = paths.intern(bytes, 2, bytes.length - 2)
    bytes.fill(0x2e)
    expect(textOf(paths, number)).toBe('/usr/bin/a')
    expect(textOf(paths, intern(paths, 'usr/bin/b'))).toBe('/usr/bin/b')
    expect(paths.parent(intern(paths, 'usr/bin/b'))).toBe(paths.parent(number))
  })

  it('finds only what was interned', () => {
    const paths = new PathTable()
    intern(paths, 'a/b')
    expect(paths.find(encoder.encode('a'))).toBeGreaterThan(rootPath)
    expect(paths.find(encoder.encode('a/c'))).toBe(-1)
    expect(paths.find(encoder.encode('b'))).toBe(-1)
    expect(paths.find(encoder.encode('..'))).toBe(-1)
    expect(paths.count).toBe(3)
  })

  it('holds a hundred thousand paths, each with its parent and name', () => {
    const paths = new PathTable()
    for (let i = 0; i < 100_000; i++) intern(paths, `d${i % 1000}/f${i}`)
    expect(paths.count).toBe(1 + 1000 + 100_000)
    const path = intern(paths, 'd77/f5077')
    expect(textOf(paths, path)).toBe('/d77/f5077')
    expect(decoder.decode(paths.names.bytes(paths.name(path)))).toBe('f5077')
    expect(textOf(paths, paths.parent(path))).toBe('/d77')
    expect(paths.memory / paths.count).toBeLessThan(60)
  })
})
