import { randomBytes } from 'node:crypto'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  configOf,
  layerOf,
  pathsOf,
  readBytes,
  sha256,
  tarOf,
} from '../../../test/unit-support/test-archive.ts'
import type { Archive } from './archive.ts'

const noise = randomBytes(150_000).toString('latin1')
const files = (top: string) =>
  layerOf({
    ...Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`${top}/small-${at}`, noise.slice(at, at * 50)]),
    ),
    [`${top}/large`]: noise,
  })
const layers = [files('plain'), files('gzip'), files('zstd'), files('more')]
const [plain, packed, compressed, more] = layers as [Buffer, Buffer, Buffer, Buffer]
const config = configOf(layers, { comment: noise.replaceAll(/[^a-z]/g, '').repeat(9) })
const archive = tarOf(
  ['plain.tar', plain],
  ['VERSION', '1.0'],
  ['gzip.tar.gz', gzipSync(packed)],
  ['config.json', config],
  ['zstd.tar.zst', zstdCompressSync(compressed)],
  ['more.tar', more],
  [
    'manifest.json',
    JSON.stringify([
      {
        Config: 'config.json',
        RepoTags: ['test:1'],
        Layers: ['plain.tar', 'gzip.tar.gz', 'zstd.tar.zst', 'more.tar'],
      },
    ]),
  ],
)

async function read(bytes: Uint8Array, size: number): Promise<Archive> {
  const result = await readBytes(bytes, {}, size)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

function contentOf(result: Archive): unknown {
  const image = result.images[0]?.input({ kind: 'archive', name: 'test' })
  return {
    paths: pathsOf(result),
    id: image?.imageId,
    layers: image?.layers.map(({ diffId, contents }) => [diffId, contents?.entries.snapshot()]),
    entries: result.entries,
    findings: image?.findings,
    digests: result.entries.map(({ digest }) => digest),
  }
}

it.each([
  ['plain', archive],
  ['gzip', gzipSync(archive)],
  ['zstd', zstdCompressSync(archive)],
])('an archive that is %s outside is read the same in pieces of any size', async (_, bytes) => {
  const expected = contentOf(await read(bytes, bytes.length))
  expect(JSON.stringify(expected)).toContain(sha256(more))
  const sizes = fc.oneof(
    fc.integer({ min: 512, max: 3000 }),
    fc.integer({ min: 3000, max: 90_000 }),
  )
  await fc.assert(
    fc.asyncProperty(sizes, async (size) => {
      expect(contentOf(await read(bytes, size))).toEqual(expected)
    }),
    { numRuns: 25 },
  )
})
