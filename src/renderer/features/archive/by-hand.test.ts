import { describe, expect, it } from 'vitest'
import { archiveOf, seedImage } from '../overview/fixtures.test-support.ts'
import { byHand } from './by-hand.ts'

const entries = archiveOf(seedImage)
const commands = (role: string, image = seedImage) =>
  byHand(
    entries.find((entry) => entry.role === role)!,
    image,
  ).map(({ command }) => command)

describe('byHand', () => {
  it('tells what the article does with tar, cat and sha256sum', () => {
    const config = `${seedImage.image.id.slice(7)}.json`
    expect(commands('config')).toEqual([
      `docker save my_test_image:latest | tar -xO ${config} | sha256sum`,
      `docker save my_test_image:latest | tar -xO ${config}`,
      'docker save my_test_image:latest | tar -tv',
    ])
    expect(commands('layer')[0]).toMatch(/\| tar -xO [0-9a-f]{64}\/layer\.tar \| tar -tv$/)
  })

  it('unpacks a compressed layer and quotes names', () => {
    const image = {
      ...seedImage,
      source: { ...seedImage.source, kind: 'archive' as const, name: "it's here.tar" },
      layers: seedImage.layers.map((layer) => ({ ...layer, compression: 'gzip' as const })),
    }
    expect(commands('layer', image)[1]).toMatch(
      /^tar -xOf 'it'\\''s here\.tar' \S+ \| gzip -dc \| sha256sum$/,
    )
    const oci = { ...image, source: { ...image.source, kind: 'oci' as const, name: 'dir' } }
    expect(commands('manifest', oci)[1]).toBe('cat dir/manifest.json')
  })
})
