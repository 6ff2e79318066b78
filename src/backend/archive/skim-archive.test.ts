import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import {
  blobOf,
  configOf,
  configType,
  descriptorOf,
  fileIn,
  hexOf,
  indexType,
  layerOf,
  layerType,
  manifestType,
  ociLayout,
  readFrom,
  sha256,
  tarOf,
} from '../../../test/unit-support/test-archive.ts'
import type { TestTarEntry } from '../../../test/unit-support/test-archive.ts'
import type { Archive } from './archive.ts'
import { skimArchive } from './skim-archive.ts'
import type { SeekableSource } from './skim-archive.ts'

const scratch = mkdtempSync(join(tmpdir(), 'strata-skim-'))
let written = 0

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true })
})

function fileOf(bytes: Uint8Array): SeekableSource {
  const path = join(scratch, `${written++}.tar`)
  writeFileSync(path, bytes)
  return { kind: 'file', path }
}

/** The entries on disk. */
function folderOf(entries: readonly TestTarEntry[]): SeekableSource {
  const path = join(scratch, `${written++}`)
  for (const [name, what] of entries) {
    const at = join(path, name)
    mkdirSync(dirname(at), { recursive: true })
    if (typeof what === 'string' || what instanceof Uint8Array) writeFileSync(at, what)
    else if (what.type === 'symlink') symlinkSync(what.linkname ?? '', at)
    else mkdirSync(at, { recursive: true })
  }
  return { kind: 'directory', path }
}

function skim(source: SeekableSource): Promise<Archive | null> {
  return skimArchive(source, new AbortController().signal)
}

async function read(source: SeekableSource): Promise<Archive> {
  const result = await readFrom(source)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** All that does not take the bytes of a layer to know. */
function known({ format, preferred, pseudoImages, repositories, images }: Archive) {
  return {
    format,
    preferred,
    pseudoImages,
    repositories,
    images: images.map(({ choice, input }) => {
      const { imageId, tags, digests, config, manifest, layers } = input({
        kind: 'archive',
        name: 'test.tar',
      })
      const told = layers.map(({ verified: _, contents: __, ...layer }) => layer)
      return { choice, imageId, tags, digests, config, manifest, layers: told }
    }),
  }
}

const layers = [layerOf({ 'etc/os': 'one', 'bin/sh': 'two' }), layerOf({ 'app/main': 'three' })]
const [base, app] = layers as [Buffer, Buffer]
const config = configOf(layers)
const three = configOf([base, app, app])
const configName = `${hexOf(sha256(three))}.json`
const manifestEntry = (...items: readonly object[]): TestTarEntry => [
  'manifest.json',
  JSON.stringify(items),
]
const long = `${'deep/'.repeat(15)}layer.tar`
const longer = `${'deeper/'.repeat(30)}layer.tar`

/** An image as an OCI manifest, its layers packed. */
function ociImage(architecture: string, pack: (layer: Buffer) => Buffer, type: string) {
  const settings = configOf(layers, { architecture })
  const blobs = layers.map(pack)
  const manifest = JSON.stringify({
    mediaType: manifestType,
    config: descriptorOf(configType, settings),
    layers: blobs.map((blob) => descriptorOf(`${layerType}${type}`, blob)),
  })
  const platform = { os: 'linux', architecture }
  return {
    entries: [...blobs, settings, manifest].map(blobOf),
    descriptor: descriptorOf(manifestType, manifest, { platform }),
  }
}

const intel = ociImage('amd64', (layer) => gzipSync(layer), '+gzip')
const arm = ociImage('arm64', (layer) => zstdCompressSync(layer), '+zstd')
const nested = JSON.stringify({
  mediaType: indexType,
  manifests: [intel.descriptor, arm.descriptor],
})
const oci: readonly TestTarEntry[] = [
  ociLayout,
  ...intel.entries,
  ...arm.entries,
  blobOf(nested),
  [
    'index.json',
    JSON.stringify({
      manifests: [
        descriptorOf(indexType, nested, {
          annotations: { 'io.containerd.image.name': 'docker.io/library/test:1' },
        }),
        {
          ...descriptorOf(manifestType, 'elsewhere'),
          platform: { os: 'linux', architecture: 's390x' },
        },
      ],
    }),
  ],
]

const forms: Readonly<Record<string, readonly TestTarEntry[]>> = {
  'docker save, the metadata last': [
    ['a/', { type: 'directory' }],
    ['a/VERSION', '1.0'],
    ['a/layer.tar', base],
    ['b/layer.tar', { type: 'symlink', linkname: `../${long}` }],
    [long, app],
    [longer, app],
    [configName, three],
    manifestEntry({
      Config: configName,
      RepoTags: ['test:1'],
      Layers: ['a/layer.tar', 'b/layer.tar', longer],
    }),
    ['repositories', JSON.stringify({ test: { 1: 'b' } })],
  ],
  'docker save of several images, packed with its folder': [
    ['./image/one.tar', base],
    ['./image/two.tar', app],
    ['./image/one.json', configOf([base], { architecture: 'arm64' })],
    ['./image/two.json', config],
    [
      './image/manifest.json',
      JSON.stringify([
        { Config: 'one.json', RepoTags: ['one:1'], Layers: ['one.tar'] },
        { Config: 'two.json', RepoTags: ['two:1', 'two:2'], Layers: ['one.tar', 'two.tar'] },
      ]),
    ],
  ],
  'an OCI layout with platforms, one of them elsewhere': oci,
}

const folderMarks = ['manifest.json', 'index.json']

describe('a first look', () => {
  it.each(Object.entries(forms))('tells what the reading tells: %s', async (_, entries) => {
    const isFolder = entries.some(([name]) => folderMarks.includes(name))
    for (const source of [fileOf(tarOf(...entries)), ...(isFolder ? [folderOf(entries)] : [])]) {
      const skimmed = await skim(source)
      expect(skimmed).not.toBeNull()
      expect(known(skimmed!)).toEqual(known(await read(source)))
      const inputs = skimmed!.images.map(({ input }) => input({ kind: 'archive', name: '' }))
      const contents = inputs.flatMap((input) => input.layers.map((layer) => layer.contents))
      expect(new Set(contents)).toEqual(new Set([null]))
    }
  })

  it.each([
    ['resources/sample-image.tar', 1],
    ['test/fixtures/provenance/buildkit-0.34.2.tar', 1],
  ])('tells what the reading tells of what a program wrote: %s', async (name, images) => {
    const path = fileURLToPath(new URL(`../../../${name}`, import.meta.url))
    const skimmed = await skim({ kind: 'file', path })
    expect(skimmed?.images).toHaveLength(images)
    expect(known(skimmed!)).toEqual(known(await read({ kind: 'file', path })))
  })

  it('tells of docker before 1.10 all but the digests, which are nowhere', async () => {
    const document = (id: string, parent: string | undefined) =>
      JSON.stringify({ id, parent, os: 'linux', container_config: { Cmd: ['make', id] } })
    const source = fileOf(
      tarOf(
        ['a/json', document('a', undefined)],
        ['a/layer.tar', base],
        ['b/json', document('b', 'a')],
        ['b/layer.tar', app],
        ['repositories', JSON.stringify({ test: { 1: 'b' } })],
      ),
    )
    const [skimmed, whole] = [known((await skim(source))!), known(await read(source))]
    expect(skimmed.images[0]).toMatchObject({ imageId: '', tags: ['test:1'] })
    expect(skimmed.images[0]?.config).toMatchObject({
      history: (whole.images[0]?.config as { history: unknown }).history,
    })
    expect(skimmed.images[0]?.layers).toEqual(
      whole.images[0]?.layers.map((layer) => ({ ...layer, diffId: '', chainId: '' })),
    )
  })

  it('knows that a layer is not there', async () => {
    const source = fileOf(
      tarOf(
        ['one.tar', base],
        ['c.json', config],
        [
          'manifest.json',
          JSON.stringify([{ Config: 'c.json', RepoTags: null, Layers: ['one.tar', 'two.tar'] }]),
        ],
      ),
    )
    expect((await skim(source))?.images[0]?.choice).toMatchObject({ layers: 2, complete: false })
  })

  it('reads no layer', async () => {
    const entries = forms['docker save, the metadata last']!
    const bytes = tarOf(...entries)
    // what stands in the middle of a layer changes nothing, and a look does not see it
    bytes.fill(0xff, bytes.indexOf('three'), bytes.indexOf('three') + 5)
    const whole = await skim(fileOf(tarOf(...entries)))
    expect(known((await skim(fileOf(bytes)))!)).toEqual(known(whole!))
  })

  const docker = tarOf(...forms['docker save, the metadata last']!)
  const early = tarOf(
    manifestEntry({ Config: 'c', RepoTags: null, Layers: ['l'] }),
    ['c', config],
    ['l', base],
  )
  it.each<readonly [string, Uint8Array]>([
    ['is packed', gzipSync(docker)],
    ['is empty', new Uint8Array()],
    ['is none', Buffer.from('{"no": "archive"}'.repeat(100))],
    ['is cut before its metadata', docker.subarray(0, docker.length / 2)],
    ['is a container’s files', tarOf(['.dockerenv', ''], ['etc/passwd', 'root'])],
    ['has no image', tarOf(['notes.txt', 'nothing'])],
    [
      'has very many entries',
      tarOf(
        ...Array.from({ length: 10_001 }, (_, at) => [`${at}`, { type: 'directory' }] as const),
        ...forms['docker save, the metadata last']!,
      ),
    ],
    [
      'has very much metadata',
      Buffer.concat([
        ...Array.from({ length: 3 }, (_, at) =>
          fileIn(`${at}`, `{${' '.repeat(15 * 1024 * 1024)}}`),
        ),
        docker,
      ]),
    ],
  ])('tells nothing of an archive that %s', async (_, bytes) => {
    expect(await skim(fileOf(bytes))).toBeNull()
  })

  it('tells what stands before the cut or the damage', async () => {
    const whole = known((await skim(fileOf(early)))!)
    expect(known((await skim(fileOf(early.subarray(0, early.length - 1024))))!)).toEqual(whole)
    const cut = await skim(fileOf(early.subarray(0, early.length - 2048)))
    expect(cut?.images[0]?.choice).toMatchObject({ layers: 2, complete: false })
    const damaged = Buffer.concat([early.subarray(0, early.length - 1024), Buffer.alloc(512, 7)])
    expect(known((await skim(fileOf(damaged)))!)).toEqual(whole)
  })

  it('tells nothing of a file that is not there, nor once it is stopped', async () => {
    expect(await skim({ kind: 'file', path: join(scratch, 'nowhere') })).toBeNull()
    expect(await skim({ kind: 'directory', path: join(scratch, 'nowhere') })).toBeNull()
    expect(await skimArchive(fileOf(docker), AbortSignal.abort())).toBeNull()
  })
})
