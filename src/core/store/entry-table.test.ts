import { describe, expect, it } from 'vitest'
import { kindCharacter, kindDirectory, kindFile } from '../model/entry-kind.ts'
import type { EntryFields } from './entry-table.ts'
import { EntryTable } from './entry-table.ts'

function fields(i: number): EntryFields {
  return {
    path: i,
    kind: i % 2 === 0 ? kindFile : kindDirectory,
    mode: i % 0o7777,
    uid: 4294967295 - i,
    gid: i,
    size: i * 2 ** 40,
    mtime: -i - 0.5,
    link: i % 3 === 0 ? -1 : i,
    xattrs: i * 10,
    deviceMajor: 0,
    deviceMinor: 0,
    dataOffset: i * 2 ** 41,
  }
}

describe('EntryTable', () => {
  it('gives back what was added, while it grows and after it was trimmed', () => {
    const table = new EntryTable()
    const count = 20_000
    for (let i = 0; i < count; i++) {
      expect(table.add(fields(i))).toBe(i)
      if (table.isFile(i)) table.setDigest(i, new Uint8Array(32).fill(i % 251))
    }
    const before = table.memory
    table.trim()
    expect(table.memory).toBeLessThan(before)
    expect(table.count).toBe(count)
    for (const i of [0, 1, 63, 64, 7919, count - 1]) {
      const { deviceMajor, deviceMinor, ...stored } = fields(i)
      expect({
        path: table.path[i],
        kind: table.kind[i],
        mode: table.mode[i],
        uid: table.uid[i],
        gid: table.gid[i],
        size: table.size[i],
        mtime: table.mtime[i],
        link: table.link[i],
        xattrs: table.xattrs[i],
        dataOffset: table.dataOffset[i],
      }).toEqual(stored)
      expect(table.device(i)).toEqual([deviceMajor, deviceMinor])
      const digest = table.digest(i)
      expect(digest === null ? null : digest[31]).toBe(table.isFile(i) ? i % 251 : null)
    }
  })

  it('keeps device numbers of the few entries that have them', () => {
    const table = new EntryTable()
    table.add(fields(0))
    const device = table.add({ ...fields(1), kind: kindCharacter, deviceMajor: 5, deviceMinor: 1 })
    expect(table.device(0)).toEqual([0, 0])
    expect(table.device(device)).toEqual([5, 1])
  })

  it('knows the symbols of the few entries that have them, also when it is kept', () => {
    const table = new EntryTable()
    const symbols = (i: number) => (i % 97 === 5 ? i * 2 ** 33 : 0)
    for (let i = 0; i < 5000; i++) {
      table.add(fields(i))
      if (symbols(i) > 0) table.setSymbolBytes(i, symbols(i))
    }
    table.trim()
    const kept = EntryTable.restore(structuredClone(table.snapshot()))
    for (let i = 0; i < 5000; i++) {
      expect(table.symbolBytes(i)).toBe(symbols(i))
      expect(kept.symbolBytes(i)).toBe(symbols(i))
    }
    expect(new EntryTable().symbolBytes(0)).toBe(0)
  })

  it('stays within its bytes an entry', () => {
    const table = new EntryTable()
    for (let i = 0; i < 10_000; i++) {
      table.add(fields(i))
      table.setDigest(i, new Uint8Array(32))
    }
    table.trim()
    expect(table.memory / table.count).toBeLessThanOrEqual(90)
  })
})
