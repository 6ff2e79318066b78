import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildElf } from '../../../test/unit-support/build-elf.ts'
import type { ElfLayout, ElfSection } from '../../../test/unit-support/build-elf.ts'
import { SymbolWatch } from './symbol-watch.ts'

const watch = new SymbolWatch()

/** As the layer reader does it: in pieces whose memory is used for the next one. */
function symbolsOf(file: Uint8Array, piece = file.length): number {
  watch.begin(file.length)
  const memory = new Uint8Array(piece)
  for (let at = 0; at < file.length && watch.isWatching; at += piece) {
    const bytes = file.subarray(at, at + piece)
    memory.set(bytes)
    watch.take(memory.subarray(0, bytes.length))
    memory.fill(0xaa)
  }
  return watch.end()
}

const plain: ElfLayout = {
  is64: true,
  littleEndian: true,
  type: 2,
  tableAt: 'end',
  namesAt: 'last',
}

const layouts = fc.record({
  is64: fc.boolean(),
  littleEndian: fc.boolean(),
  type: fc.constantFrom(2, 3),
  tableAt: fc.constantFrom('end', 'start'),
  namesAt: fc.constantFrom('first', 'last'),
})

const program: readonly ElfSection[] = [
  { name: '.text', type: 1, size: 5000, isLoaded: true },
  { name: '.dynsym', type: 11, size: 300, isLoaded: true },
  { name: '.dynstr', type: 3, size: 200, isLoaded: true },
  { name: '.bss', type: 8, size: 10 ** 9, isLoaded: true },
  { name: '.comment', type: 1, size: 30 },
  { name: '.rustc', type: 1, size: 700 },
]
const symbols: readonly ElfSection[] = [
  { name: '.debug_info', type: 1, size: 2000 },
  { name: '.zdebug_str', type: 1, size: 1000 },
  { name: '.gdb_index', type: 1, size: 100 },
  { name: '.symtab', type: 2, size: 240, link: program.length + 4 },
  { name: '.strtab', type: 3, size: 160 },
]
const symbolSizes = 2000 + 1000 + 100 + 240 + 160

describe('symbols in a program', () => {
  it('are found in 32 and 64 bits, either byte order, wherever its parts lie, in any pieces', () => {
    fc.assert(
      fc.property(layouts, fc.integer({ min: 1, max: 12_000 }), (layout, piece) => {
        const file = buildElf([...program, ...symbols], layout)
        expect(symbolsOf(file, piece)).toBe(symbolSizes)
        expect(symbolsOf(buildElf(program, layout), piece)).toBe(0)
      }),
    )
  })

  it('are not those of an object file, which a linker needs', () => {
    expect(symbolsOf(buildElf([...program, ...symbols], { ...plain, type: 1 }))).toBe(0)
  })

  it('are no section that a running program loads, nor one that only claims to be in the file', () => {
    const loaded = { name: '.debug_gdb_scripts', type: 1, size: 50, isLoaded: true }
    const apart = { name: '.debug_info', type: 8, size: 10 ** 6 }
    const outside = { name: '.debug_line', type: 1, size: 100 }
    expect(symbolsOf(buildElf([loaded, apart], plain))).toBe(0)
    const cut = buildElf([outside], plain)
    new DataView(cut.buffer).setBigUint64(cut.length - 2 * 64 + 32, 2n ** 63n, true)
    expect(symbolsOf(cut)).toBe(0)
  })

  it('are counted as far as their names are near: the symbol table is known without', () => {
    const far = { name: '.huge', type: 1, size: 3_000_000 }
    const file = buildElf([...symbols.slice(0, 3), far, { name: '.symtab', type: 2, size: 240 }], {
      ...plain,
      namesAt: 'first',
    })
    expect(symbolsOf(file, 65_536)).toBe(240)
    expect(symbolsOf(file)).toBe(3100 + 240)
  })

  it('are left to a program that carries data behind its own end', () => {
    const file = buildElf([...program, ...symbols], plain)
    const padded = new Uint8Array(file.length + 4096)
    padded.set(file)
    expect(symbolsOf(padded)).toBe(symbolSizes)
    const carrying = new Uint8Array(file.length + 4097)
    carrying.set(file)
    expect(symbolsOf(carrying)).toBe(0)
  })

  it('count a byte once, however many sections claim it', () => {
    const names = Array.from({ length: 3000 }, (_, at) => `.debug_${at}`)
    const file = buildElf(
      names.map((name) => ({ name, type: 1, size: 10 })),
      plain,
    )
    const view = new DataView(file.buffer)
    const table = file.length - (names.length + 2) * 64
    for (let at = 0; at < names.length; at++) {
      view.setBigUint64(table + (at + 1) * 64 + 24, 64n, true)
      view.setBigUint64(table + (at + 1) * 64 + 32, 1000n, true)
    }
    expect(symbolsOf(file)).toBe(1000)
  })

  it('of hostile headers are at most the file, and throw nothing', () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }))
    fc.assert(
      fc.property(
        layouts,
        fc.array(change, { maxLength: 30 }),
        fc.integer({ min: 1, max: 12_000 }),
        (layout, changes, piece) => {
          const file = buildElf([...program, ...symbols], layout)
          for (const [at, value] of changes) {
            // most of them where it matters: the header, and the table behind it or at the end
            const near = at % 3 === 0 ? at % 64 : file.length - 1 - (at % 900)
            file[Math.max(7, near)] = value
          }
          const found = symbolsOf(file, piece)
          expect(found).toBeGreaterThanOrEqual(0)
          expect(found).toBeLessThanOrEqual(file.length)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('are looked for in no other file', () => {
    watch.begin(100)
    watch.take(new TextEncoder().encode('#!/bin/sh'))
    expect(watch.isWatching).toBe(false)
    expect(symbolsOf(new Uint8Array([0x7f, 0x45, 0x4c, 0x46]))).toBe(0)
  })
})
