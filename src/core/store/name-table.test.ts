import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NameTable } from './name-table.ts'

describe('NameTable', () => {
  it('gives equal bytes one number, others another, and all bytes back', () => {
    const name = fc.uint8Array({ maxLength: 12, max: 3 })
    fc.assert(
      fc.property(fc.array(name, { maxLength: 400 }), (names) => {
        const table = new NameTable()
        const numbers = names.map((bytes) => table.intern(bytes))
        const distinct = [...new Set(names.map((bytes) => bytes.join()))]
        expect(table.count).toBe(distinct.length)
        names.forEach((bytes, i) => {
          const number = numbers[i] ?? -1
          expect([...table.bytes(number)]).toEqual([...bytes])
          expect(table.length(number)).toBe(bytes.length)
          expect(table.find(bytes)).toBe(number)
          // numbers are given in order of arrival
          expect(number).toBe(distinct.indexOf(bytes.join()))
        })
      }),
    )
  })

  it('does not find what is not there', () => {
    const table = new NameTable()
    table.intern(Uint8Array.of(1, 2, 3))
    expect(table.find(Uint8Array.of(1, 2))).toBe(-1)
    expect(table.find(Uint8Array.of(9, 1, 2, 3), 1)).toBe(0)
  })
})
