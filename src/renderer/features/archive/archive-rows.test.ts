import { describe, expect, it } from 'vitest'
import type { ArchiveEntry } from '../../../shared/views.ts'
import { archiveOf, seedImage } from '../overview/fixtures.test-support.ts'
import { archiveRows } from './archive-rows.ts'

function entry(name: string, from: Partial<ArchiveEntry> = {}): ArchiveEntry {
  return {
    name,
    size: 1,
    role: name.endsWith('/') ? 'directory' : 'other',
    linkTarget: null,
    digest: null,
    nameVerified: null,
    layer: null,
    text: null,
    ...from,
  }
}

const told = (entries: readonly ArchiveEntry[], collapsed?: ReadonlySet<string>) =>
  archiveRows(entries, collapsed).map((row) => `${'  '.repeat(row.level - 1)}${row.label}`)

describe('archiveRows', () => {
  it('lists the archive of the article: a config, five layer folders, manifest and repositories', () => {
    const rows = archiveRows(archiveOf(seedImage))
    expect(rows).toHaveLength(23)
    const folders = rows.filter((row) => row.kind === 'folder')
    expect(folders.map((row) => row.entry.layer).toSorted()).toEqual([0, 1, 2, 3, 4])
    expect(rows.slice(-2).map((row) => row.label)).toEqual(['manifest.json', 'repositories'])
  })

  it('gives a folder to entries whose writer stores none, once', () => {
    expect(told([entry('a/VERSION'), entry('x.json'), entry('a/layer.tar')])).toEqual([
      'a/',
      '  VERSION',
      '  layer.tar',
      'x.json',
    ])
  })

  it('leaves out folders that only lead to another', () => {
    const entries = [entry('blobs/'), entry('blobs/sha256/'), entry('blobs/sha256/ab')]
    expect(told(entries)).toEqual(['blobs/sha256/', '  ab'])
    expect(told([entry('empty/')])).toEqual(['empty/'])
  })

  it('folds a folder away', () => {
    const entries = [entry('a/'), entry('a/b'), entry('c')]
    expect(told(entries, new Set(['folder a/']))).toEqual(['a/', 'c'])
  })

  it('keeps two entries of one name apart', () => {
    const keys = archiveRows([entry('a'), entry('a'), entry('d/b'), entry('d/b')]).map(
      (row) => row.key,
    )
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('does not name a layer for a folder of many', () => {
    const [folder] = archiveRows([
      entry('blobs/sha256/a', { role: 'layer', layer: 0 }),
      entry('blobs/sha256/b', { role: 'layer', layer: 1 }),
    ])
    expect(folder?.entry.layer).toBeNull()
  })

  it('ends with very many folders', { timeout: 10_000 }, () => {
    const entries = Array.from({ length: 20_000 }, (_, index) => entry(`d${index}/f`))
    expect(archiveRows(entries)).toHaveLength(40_000)
  })
})
