import { describe, expect, it } from 'vitest'
import {
  analyze,
  directory,
  file,
  hardlink,
  opaque,
  sized,
  symlink,
  whiteout,
} from '../../../test/unit-support/test-image.ts'
import type { TestLayer } from '../../../test/unit-support/test-image.ts'

const mega = 1_000_000
const big = (path: string, content = 'big', details = {}) =>
  sized(path, 100 * mega, content, details)

function wasteOf(...layers: TestLayer[]) {
  const { efficiency, waste } = analyze(layers)
  return {
    score: efficiency.score,
    wasted: efficiency.wastedBytes,
    rows: waste
      .rows()
      .map((row) => `${row.path} ${row.bytes} ${row.cause} ${row.storedIn}>${row.wastedBy}`),
  }
}

describe('the cases that a score by path and minimum gets wrong', () => {
  it('a directory with 100 MB deleted by one whiteout wastes all of it', () => {
    expect(wasteOf([directory('/dir'), big('/dir/a')], [whiteout('/dir')])).toEqual({
      score: 0,
      wasted: 100 * mega,
      rows: ['/dir/a 100000000 deleted 0>1'],
    })
  })

  it('the same deleted file by file wastes the same', () => {
    expect(wasteOf([directory('/dir'), big('/dir/a')], [whiteout('/dir/a')])).toEqual({
      score: 0,
      wasted: 100 * mega,
      rows: ['/dir/a 100000000 deleted 0>1'],
    })
  })

  it('a chmod copy wastes one copy, not two', () => {
    expect(wasteOf([big('/a')], [big('/a', 'big', { mode: 0o755 })])).toEqual({
      score: 0.5,
      wasted: 100 * mega,
      rows: ['/a 100000000 metadata-only-copy 0>1'],
    })
  })

  it('of three copies one is kept', () => {
    const copy = (content: string) => [sized('/a', 10 * mega, content)]
    expect(wasteOf(copy('1'), copy('2'), copy('3'))).toEqual({
      score: 1 / 3,
      wasted: 20 * mega,
      rows: ['/a 10000000 overwritten 0>1', '/a 10000000 overwritten 1>2'],
    })
  })

  it('of a file that grows only the small copy is waste', () => {
    expect(wasteOf([sized('/db', mega, 'small')], [big('/db')])).toEqual({
      score: 100 / 101,
      wasted: mega,
      rows: ['/db 1000000 overwritten 0>1'],
    })
  })

  it('a file deleted and added again wastes the first copy', () => {
    const copy = [sized('/a', 10 * mega, 'same')]
    expect(wasteOf(copy, [whiteout('/a')], copy)).toEqual({
      score: 0.5,
      wasted: 10 * mega,
      rows: ['/a 10000000 deleted 0>1'],
    })
  })

  it('a whiteout of nothing does not hide the waste beside it', () => {
    expect(wasteOf([big('/a', 'old')], [whiteout('/never/was'), big('/a', 'new')])).toEqual({
      score: 0.5,
      wasted: 100 * mega,
      rows: ['/a 100000000 overwritten 0>1'],
    })
  })

  it('what an opaque directory hides is waste', () => {
    expect(wasteOf([directory('/d'), big('/d/a')], [directory('/d'), opaque('/d')])).toEqual({
      score: 0,
      wasted: 100 * mega,
      rows: ['/d/a 100000000 hidden-by-opaque 0>1'],
    })
  })

  it('a deleted directory that was empty in an earlier layer counts like any other', () => {
    expect(wasteOf([directory('/d')], [big('/d/a')], [whiteout('/d')])).toEqual({
      score: 0,
      wasted: 100 * mega,
      rows: ['/d/a 100000000 deleted 1>2'],
    })
  })

  it('empty files and directories are no waste', () => {
    expect(
      wasteOf([directory('/etc'), file('/e', '')], [directory('/etc'), file('/e', '')]),
    ).toEqual({
      score: 1,
      wasted: 0,
      rows: [],
    })
  })
})

describe('causes', () => {
  it('a directory in place of a file, and a link in place of a file', () => {
    expect(
      wasteOf([file('/a', 'aaa'), file('/b', 'bb')], [directory('/a'), symlink('/b', 'a')]).rows,
    ).toEqual(['/a 3 replaced-by-type 0>1', '/b 2 replaced-by-type 0>1'])
  })

  it('a file in place of a directory takes all below it', () => {
    expect(wasteOf([file('/d/x/1', '1'), file('/d/2', '22')], [file('/d', 'ddd')]).rows).toEqual([
      '/d/2 2 replaced-by-type 0>1',
      '/d/x/1 1 replaced-by-type 0>1',
    ])
  })

  it('a deleted directory that comes back in the same layer: by what is there then', () => {
    expect(
      wasteOf(
        [file('/d/gone', 'gone'), file('/d/same', 'same!')],
        [whiteout('/d'), directory('/d'), file('/d/same', 'same!')],
      ).rows,
    ).toEqual(['/d/same 5 metadata-only-copy 0>1', '/d/gone 4 deleted 0>1'])
  })

  it('the first of two entries with one path in one layer', () => {
    expect(wasteOf([file('/a', 'first'), file('/a', 'last')])).toEqual({
      score: 4 / 9,
      wasted: 5,
      rows: ['/a 5 duplicate-entry 0>0'],
    })
  })

  it('nothing stored is nothing wasted', () => {
    expect(wasteOf([], [directory('/d')])).toEqual({ score: 1, wasted: 0, rows: [] })
  })
})

describe('hard links', () => {
  it('are one copy, kept while a name is left', () => {
    const linked: TestLayer = [file('/a', 'data'), hardlink('/b', '/a')]
    expect(wasteOf(linked).rows).toEqual([])
    expect(wasteOf(linked, [whiteout('/a')]).rows).toEqual([])
    expect(wasteOf(linked, [file('/a', 'new!')], [whiteout('/b')]).rows).toEqual([
      '/b 4 deleted 0>2',
    ])
  })

  it('that end together are told by the name of the stored entry', () => {
    expect(
      wasteOf([file('/z', 'data'), hardlink('/b', '/z')], [whiteout('/z'), whiteout('/b')]).rows,
    ).toEqual(['/z 4 deleted 0>1'])
  })

  it('keep the copy that a later entry of the same layer replaced at its own path', () => {
    expect(wasteOf([file('/a', 'old'), hardlink('/b', '/a'), file('/a', 'new!')]).rows).toEqual([])
  })

  it('may stand before their target in the tar, and in a chain', () => {
    expect(
      wasteOf([hardlink('/c', '/b'), hardlink('/b', './a'), file('/a', 'data')], [whiteout('/a')])
        .rows,
    ).toEqual([])
  })

  it('may name a file of a lower layer', () => {
    expect(wasteOf([file('/a', 'data')], [hardlink('/b', '/a')], [whiteout('/a')]).rows).toEqual([])
  })
})
