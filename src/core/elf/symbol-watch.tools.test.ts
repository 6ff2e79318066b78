import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildElf } from '../../../test/unit-support/build-elf.ts'
import { SymbolWatch } from './symbol-watch.ts'

/* What binutils say of programs, and what their strip leaves of them. */

const has = (tool: string) => spawnSync(tool, ['--version']).status === 0
const hasBinutils = has('strip') && has('readelf')
const compiler = ['cc', 'gcc', 'clang'].find(has)

let work = ''
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'strata-elf-'))
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

function symbolsOf(file: Uint8Array, piece = 1 << 20): number {
  const watch = new SymbolWatch()
  watch.begin(file.length)
  for (let at = 0; at < file.length && watch.isWatching; at += piece) {
    watch.take(file.subarray(at, at + piece))
  }
  return watch.end()
}

const row =
  /^\s+\[\s*(\d+)\] (\S+)\s+(\S+)\s+[0-9a-f]+ [0-9a-f]+ ([0-9a-f]+) [0-9a-f]+\s+([A-Za-z]*)\s+(\d+)\s+\d+\s+\d+$/

/** Sections that are not loaded, as readelf lists them. */
function listed(path: string) {
  const text = execFileSync('readelf', ['-SW', path], { encoding: 'utf8', stdio: 'pipe' })
  return text.split('\n').flatMap((line) => {
    const [, index, name = '', type, size = '', flags = '', link] = row.exec(line) ?? []
    if (index === undefined || flags.includes('A')) return []
    return [{ index, name, type, size: parseInt(size, 16), link }]
  })
}

function byReadelf(path: string): number {
  const sections = listed(path)
  const links = sections.flatMap(({ type, link }) => (type === 'SYMTAB' ? [link] : []))
  return sections
    .filter(({ type }) => type !== 'NOBITS')
    .filter(
      ({ index, name, type }) =>
        type === 'SYMTAB' || links.includes(index) || /^\.z?debug_/.test(name),
    )
    .reduce((sum, { size }) => sum + size, 0)
}

function savedByStrip(path: string): number {
  const stripped = join(work, 'stripped')
  execFileSync('strip', ['--strip-unneeded', '-o', stripped, path], { stdio: 'pipe' })
  return statSync(path).size - statSync(stripped).size
}

describe.skipIf(!hasBinutils)('symbols, beside binutils', () => {
  it('of the program that runs this test', () => {
    const found = symbolsOf(readFileSync(process.execPath))
    expect(found).toBe(byReadelf(process.execPath))
    const saved = savedByStrip(process.execPath)
    expect(Math.abs(found - saved)).toBeLessThanOrEqual(0.05 * Math.max(saved, 20_000))
  })

  it.skipIf(compiler === undefined)('of a program that a compiler makes, and a library', () => {
    const source = join(work, 'program.c')
    const functions = Array.from(
      { length: 400 },
      (_, n) => `struct s${n} { int a, b; };\nint f${n}(struct s${n} *s) { return s->a * ${n}; }`,
    )
    writeFileSync(source, `${functions.join('\n')}\nint main(void) { return 0; }\n`)
    for (const flags of [[], ['-shared', '-fPIC'], ['-gz']]) {
      const path = join(work, `program${flags.join('')}`)
      execFileSync(compiler ?? '', ['-g', ...flags, '-o', path, source], { stdio: 'pipe' })
      const found = symbolsOf(readFileSync(path), 1000)
      expect(found, flags.join(' ')).toBe(byReadelf(path))
      const saved = savedByStrip(path)
      expect(saved).toBeGreaterThan(20_000)
      expect(Math.abs(found - saved), flags.join(' ')).toBeLessThanOrEqual(0.05 * saved)
      expect(symbolsOf(readFileSync(join(work, 'stripped')))).toBe(0)
    }
  })

  it.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])('of files written here: 64 bits %s, little endian %s', (is64, littleEndian) => {
    const path = join(work, 'built')
    const file = buildElf(
      [
        { name: '.text', type: 1, size: 100, isLoaded: true },
        { name: '.debug_info', type: 1, size: 2000 },
        { name: '.symtab', type: 2, size: 480, link: 3 },
        { name: '.strtab', type: 3, size: 77 },
      ],
      { is64, littleEndian, type: 3, tableAt: 'end', namesAt: 'last' },
    )
    writeFileSync(path, file)
    expect(byReadelf(path)).toBe(2557)
    expect(symbolsOf(file)).toBe(2557)
  })
})
