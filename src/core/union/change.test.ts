import { describe, expect, it } from 'vitest'
import {
  analyze,
  device,
  directory,
  file,
  hardlink,
  opaque,
  symlink,
  textOf,
  whiteout,
} from '../../../test/unit-support/test-image.ts'
import type { TestLayer } from '../../../test/unit-support/test-image.ts'
import { changeWordsOf } from './change.ts'
import { removed } from './event-log.ts'

/** What the last layer did to every path it says something about: words, "unchanged" or "removed". */
function changes(...layers: TestLayer[]): Record<string, string> {
  const { timeline } = analyze(layers)
  const last = layers.length - 1
  const found: [string, string][] = []
  for (let path = 0; path < timeline.pathCount; path++) {
    const event = timeline.life(path).find(({ layer }) => layer === last)
    if (event === undefined) continue
    const words = changeWordsOf(event.change).join(' ')
    found.push([
      textOf(timeline.paths, path),
      event.entry === removed ? 'removed' : words || 'unchanged',
    ])
  }
  return Object.fromEntries(found)
}

describe('what a layer changes', () => {
  it('of a file', () => {
    const lower = [file('/f', 'abc')]
    expect(changes(lower, [file('/f', 'abd')])).toEqual({ '/f': 'content' })
    expect(changes(lower, [file('/f', 'abc', { mode: 0o755 })])).toEqual({ '/f': 'mode' })
    expect(changes(lower, [file('/f', 'abc', { gid: 5 })])).toEqual({ '/f': 'owner' })
    expect(changes(lower, [file('/f', 'abc', { mtime: 1 })])).toEqual({ '/f': 'mtime' })
    expect(changes(lower, [file('/f', 'abc', { xattrs: { 'security.capability': 'x' } })])).toEqual(
      {
        '/f': 'xattrs',
      },
    )
    expect(changes(lower, [file('/f', 'abc')])).toEqual({ '/f': 'unchanged' })
    expect(changes(lower, [file('/f', 'x', { mode: 0, uid: 1 })])).toEqual({
      '/f': 'content mode owner',
    })
  })

  it('compares xattrs by value, whatever number a layer gives them', () => {
    const capable = file('/f', 'a', { xattrs: { a: '1', b: '2' } })
    const other = file('/z', 'a', { xattrs: { b: '2' } })
    expect(changes([capable], [other, file('/f', 'a', { xattrs: { b: '2', a: '1' } })])).toEqual({
      '/z': 'added',
      '/f': 'unchanged',
    })
  })

  it('of a link and a device', () => {
    expect(changes([symlink('/l', 'a')], [symlink('/l', 'b')])).toEqual({ '/l': 'link-target' })
    expect(changes([symlink('/l', 'a')], [symlink('/l', 'a', { mode: 0o777 })])).toEqual({
      '/l': 'unchanged',
    })
    expect(
      changes([device('/d', 'character', [1, 3])], [device('/d', 'character', [1, 5])]),
    ).toEqual({ '/d': 'content' })
    expect(changes([device('/d', 'block', [1, 3])], [device('/d', 'character', [1, 3])])).toEqual({
      '/d': 'type',
    })
  })

  it('of a directory: not its time, which any child changes', () => {
    const lower = [directory('/d')]
    expect(changes(lower, [directory('/d', { mtime: 5 }), file('/d/f', '')])).toEqual({
      '/d': 'unchanged',
      '/d/f': 'added',
    })
    expect(changes(lower, [directory('/d', { mode: 0o700 })])).toEqual({ '/d': 'mode' })
  })

  it('of parents that no entry describes', () => {
    expect(changes([], [file('/a/b/f', '')])).toEqual({
      '/a': 'added',
      '/a/b': 'added',
      '/a/b/f': 'added',
    })
    expect(changes([directory('/a', { mode: 0o700 })], [file('/a/f', '')])).toEqual({
      '/a/f': 'added',
    })
    expect(changes([file('/a/f', '')], [directory('/a', { mode: 0o700 })])).toEqual({
      '/a': 'mode',
    })
  })

  it('of one kind to another, with all that was below', () => {
    expect(changes([file('/d/x/f', '')], [symlink('/d', 'e')])).toEqual({
      '/d': 'type',
      '/d/x': 'removed',
      '/d/x/f': 'removed',
    })
    expect(changes([file('/f', '')], [file('/f/g', '')])).toEqual({ '/f': 'type', '/f/g': 'added' })
  })

  it('of what it deletes and brings back: against what was there', () => {
    expect(
      changes(
        [directory('/d'), file('/d/same', 'a'), file('/d/other', 'a'), file('/d/gone', 'a')],
        [whiteout('/d'), directory('/d'), file('/d/same', 'a'), file('/d/other', 'b')],
      ),
    ).toEqual({
      '/d': 'unchanged',
      '/d/same': 'unchanged',
      '/d/other': 'content',
      '/d/gone': 'removed',
    })
  })

  it('of a hard link: by what it shares', () => {
    expect(changes([file('/a', 'x')], [file('/t', 'x'), hardlink('/a', '/t')])).toEqual({
      '/a': 'unchanged',
      '/t': 'added',
    })
    expect(changes([file('/a', 'x')], [file('/t', 'y'), hardlink('/a', '/t')])).toEqual({
      '/a': 'content',
      '/t': 'added',
    })
  })
})

describe('markers', () => {
  it('act on lower layers only, wherever they stand', () => {
    const lower = [file('/d/old', 'o')]
    const own = [directory('/d'), file('/d/new', 'n')]
    const expected = { '/d': 'unchanged', '/d/old': 'removed', '/d/new': 'added' }
    expect(changes(lower, [opaque('/d'), ...own])).toEqual(expected)
    expect(changes(lower, [...own, opaque('/d')])).toEqual(expected)
    expect(changes([], [file('/x', ''), whiteout('/x')])).toEqual({ '/x': 'added' })
  })

  it('of the root hide everything below', () => {
    expect(changes([file('/a/b', '')], [opaque('/'), file('/c', '')])).toEqual({
      '/a': 'removed',
      '/a/b': 'removed',
      '/c': 'added',
    })
  })
})

describe('the timeline', () => {
  it('answers for every layer', () => {
    const { timeline } = analyze([
      [file('/d/a', '1'), file('/d/b', '1')],
      [file('/d/a', '2')],
      [whiteout('/d/a')],
      [file('/d/a', '3')],
    ])
    const at = (text: string): number => timeline.paths.find(new TextEncoder().encode(text))
    expect(timeline.life(at('/d/a')).map(({ layer }) => layer)).toEqual([0, 1, 2, 3])
    expect([0, 1, 2, 3].map((layer) => timeline.originAt(at('/d/a'), layer))).toEqual([0, 1, -1, 3])
    expect([0, 1, 2, 3].map((layer) => timeline.originAt(at('/d/b'), layer))).toEqual([0, 0, 0, 0])
    expect(
      [0, 2, 3].map((layer) =>
        timeline
          .childrenAt(at('/d'), layer)
          .map((path) => textOf(timeline.paths, path))
          .sort(),
      ),
    ).toEqual([['/d/a', '/d/b'], ['/d/b'], ['/d/a', '/d/b']])
    expect(timeline.memory).toBeGreaterThan(0)
  })
})
