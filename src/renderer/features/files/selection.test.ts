import { describe, expect, it } from 'vitest'
import { rowOf, type FileOf } from './fake-files.test-support.ts'
import { rowKey } from './row-source.ts'
import { sumOf, tableText } from './selection.ts'

let path = 0
function selected(text: string, facts: Partial<FileOf> = {}) {
  const row = rowOf((path += 1), { name: text.slice(text.lastIndexOf('/') + 1), ...facts })
  return { key: rowKey(row), row, text }
}

describe('the sum of a selection', () => {
  it('counts what lies in a selected directory once, and one file with two names once', () => {
    const sum = sumOf([
      selected('/usr', { below: [], size: 100 }),
      selected('/usr/bin/env', { size: 40 }),
      selected('/usrlocal', { size: 5 }),
      selected('/perl', { size: 7 }),
      selected('/perl5', { size: 7, kind: 'hardlink', linkTarget: '/perl' }),
    ])
    expect(sum).toEqual({ rows: 5, bytes: 112 })
  })

  it('counts ghosts in a directory that stays: they are not in its size', () => {
    const sum = sumOf([
      selected('/app', { below: [], size: 10 }),
      selected('/app/big.bin', { size: 20, ghost: true }),
    ])
    expect(sum.bytes).toBe(30)
  })
})

describe('a selection as a table', () => {
  it('has a line for each row, whatever is in a name', () => {
    const text = tableText([selected('/a\tb\nc', { size: 3, uid: 1, gid: 2, layer: 4 })])
    expect(text.split('\n')).toEqual([
      'path\tsize\tmode\towner\tmodified\tlayer\tchange',
      '/a\\tb\\nc\t3\t-rw-r--r--\t1:2\t2026-03-03T00:00:00.000Z\t4\tunchanged',
    ])
  })
})
