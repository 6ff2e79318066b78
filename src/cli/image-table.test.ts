import { expect, it } from 'vitest'
import { imageTable } from './image-table.ts'

const day = 24 * 60 * 60 * 1000

it('lists one row for each name, in columns', () => {
  const image = { digests: [], sharedSize: null, platforms: [] }
  const now = Date.parse('2026-01-10T00:00:00Z')
  const text = imageTable(
    [
      {
        ...image,
        id: 'sha256:a',
        shortId: 'aaaaaaaaaaaa',
        tags: ['app:1', 'app:latest'],
        created: now - 3 * day,
        size: 123_456_789,
      },
      { ...image, id: 'sha256:b', shortId: 'bbbbbbbbbbbb', tags: [], created: null, size: 0 },
    ],
    now,
  )
  expect(text).toBe(
    [
      'IMAGE       ID            CREATED         SIZE',
      'app:1       aaaaaaaaaaaa  3 days ago  123.5 MB',
      'app:latest  aaaaaaaaaaaa  3 days ago  123.5 MB',
      '<untagged>  bbbbbbbbbbbb  unknown          0 B',
      '',
    ].join('\n'),
  )
})
