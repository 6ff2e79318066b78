import { describe, expect, it } from 'vitest'
import type { ImageSummary } from '../../../shared/views.ts'
import { inOrder, matchesSearch, splitName } from './image-order.ts'

function image(name: string | null, size: number, created: number | null): ImageSummary {
  return {
    id: `sha256:${name ?? 'none'}`,
    shortId: (name ?? 'none').slice(0, 12),
    tags: name === null ? [] : [name],
    digests: [],
    created,
    size,
    sharedSize: null,
    platforms: ['linux/amd64'],
  }
}

describe('splitName', () => {
  it.each([
    ['debian:bookworm', ['', 'debian', ':bookworm']],
    ['acme/hello-api:1.4', ['acme/', 'hello-api', ':1.4']],
    ['registry:5000/a/b:tag', ['registry:5000/a/', 'b', ':tag']],
    ['registry:5000/a/b', ['registry:5000/a/', 'b', '']],
    ['plain', ['', 'plain', '']],
  ])('splits %s', (name, [path, repository, tag]) => {
    expect(splitName(name)).toEqual({ path, repository, tag })
  })
})

describe('inOrder', () => {
  const images = [
    image('b:1', 10, 1),
    image(null, 30, 3),
    image('a:1', 20, 2),
    image('c:1', 20, null),
  ]

  it('puts the newest first and the undated last', () => {
    expect(inOrder(images, 'newest').map((each) => each.tags[0])).toEqual([
      undefined,
      'a:1',
      'b:1',
      'c:1',
    ])
  })

  it('puts the largest first, equals by name', () => {
    expect(inOrder(images, 'largest').map((each) => each.size)).toEqual([30, 20, 20, 10])
    expect(inOrder(images, 'largest')[1]?.tags[0]).toBe('a:1')
  })

  it('sorts by name, with the nameless at the end', () => {
    expect(inOrder(images, 'name').map((each) => each.tags[0])).toEqual([
      'a:1',
      'b:1',
      'c:1',
      undefined,
    ])
  })
})

describe('matchesSearch', () => {
  it('finds by any part of name or ID, all words together', () => {
    const found = image('acme/hello-api:1.4', 1, 1)
    expect(matchesSearch(found, 'API acme')).toBe(true)
    expect(matchesSearch(found, 'sha256:acme')).toBe(true)
    expect(matchesSearch(found, 'hello 2.0')).toBe(false)
    expect(matchesSearch(found, '  ')).toBe(true)
  })
})
