import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  archiveOf,
  blobOf,
  codesOf,
  configOf,
  configType,
  descriptorOf,
  hexOf,
  indexType,
  inputOf,
  layerOf,
  layerType,
  manifestType,
  ociLayout,
  pathsOf,
  sha256,
} from '../../../test/unit-support/test-archive.ts'
import type { TestTarEntry } from '../../../test/unit-support/test-archive.ts'

const base = layerOf({ 'etc/os': 'one', 'bin/sh': 'two' })
const app = layerOf({ 'app/main': 'three' })
const layers = [base, app]
const config = configOf(layers)
const configHex = hexOf(sha256(config))
const v1Ids = ['a'.repeat(64), 'b'.repeat(64)] as const

function manifest(item: object, ...more: object[]): TestTarEntry {
  return ['manifest.json', JSON.stringify([item, ...more])]
}

const wholePaths = [['/etc/os', '/bin/sh'], ['/app/main']]

/** manifest.json and layers as each program lays them out. */
const writers: Readonly<Record<string, readonly TestTarEntry[]>> = {
  'docker save 1.10 to 24': [
    [`${v1Ids[0]}/`, { type: 'directory' }],
    [`${v1Ids[0]}/VERSION`, '1.0'],
    [`${v1Ids[0]}/json`, JSON.stringify({ id: v1Ids[0] })],
    [`${v1Ids[0]}/layer.tar`, base],
    [`${v1Ids[1]}/VERSION`, '1.0'],
    [`${v1Ids[1]}/json`, JSON.stringify({ id: v1Ids[1], parent: v1Ids[0] })],
    [`${v1Ids[1]}/layer.tar`, app],
    [`${configHex}.json`, config],
    manifest({
      Config: `${configHex}.json`,
      RepoTags: ['test:1'],
      Layers: v1Ids.map((id) => `${id}/layer.tar`),
    }),
    ['repositories', JSON.stringify({ test: { 1: v1Ids[1] } })],
  ],
  'docker save with "./" in front, manifest first': [
    manifest({
      Config: `${configHex}.json`,
      RepoTags: ['test:1'],
      Layers: ['x/layer.tar', './/y/layer.tar'],
    }),
    ['./y/layer.tar', app],
    ['./x//layer.tar', base],
    [`./${configHex}.json`, config],
  ],
  'podman and skopeo': [
    [`${hexOf(sha256(base))}.tar`, base],
    [`${hexOf(sha256(app))}.tar`, app],
    [`${configHex}.json`, config],
    [`${v1Ids[0]}/layer.tar`, { type: 'symlink', linkname: `../${hexOf(sha256(base))}.tar` }],
    [`${v1Ids[0]}/VERSION`, '1.0'],
    [`${v1Ids[0]}/json`, JSON.stringify({ id: v1Ids[0] })],
    manifest({
      Config: `${configHex}.json`,
      RepoTags: ['docker.io/library/test:1'],
      Layers: layers.map((layer) => `${hexOf(sha256(layer))}.tar`),
    }),
    ['repositories', '{}'],
  ],
  'go-containerregistry and kaniko': [
    [`sha256:${configHex}`, config],
    ...layers.map((layer): TestTarEntry => {
      const packed = gzipSync(layer)
      return [`${hexOf(sha256(packed))}.tar.gz`, packed]
    }),
    manifest({
      Config: `sha256:${configHex}`,
      RepoTags: ['index.docker.io/library/test:1'],
      Layers: layers.map((layer) => `${hexOf(sha256(gzipSync(layer)))}.tar.gz`),
    }),
  ],
  jib: [
    ['one.tar.gz', gzipSync(base)],
    ['two.tar.gz', gzipSync(app)],
    ['config.json', config],
    manifest({ Config: 'config.json', RepoTags: ['test:1'], Layers: ['one.tar.gz', 'two.tar.gz'] }),
  ],
  'rules_oci, names that lie about the compression': [
    [`blobs/sha256/${hexOf(sha256(base))}.tar.gz`, base],
    [`blobs/sha256/${hexOf(sha256(zstdCompressSync(app)))}.tar.gz`, zstdCompressSync(app)],
    [`blobs/sha256/${configHex}`, config],
    manifest({
      Config: `blobs/sha256/${configHex}`,
      RepoTags: ['test:1'],
      Layers: [base, zstdCompressSync(app)].map(
        (bytes) => `blobs/sha256/${hexOf(sha256(bytes))}.tar.gz`,
      ),
    }),
  ],
  nix: [
    ...layers.map((layer): TestTarEntry => [`${hexOf(sha256(layer))}/layer.tar`, layer]),
    [`${configHex}.json`, config],
    manifest({
      Config: `${configHex}.json`,
      RepoTags: ['test:1'],
      Layers: layers.map((layer) => `${hexOf(sha256(layer))}/layer.tar`),
    }),
  ],
  'packed with its folder': [
    ['image/one.tar', base],
    ['image/two.tar', app],
    ['image/config.json', config],
    [
      'image/manifest.json',
      JSON.stringify([
        { Config: 'config.json', RepoTags: ['test:1'], Layers: ['one.tar', 'two.tar'] },
      ]),
    ],
  ],
}

describe("an archive with docker's manifest.json", () => {
  it.each(Object.entries(writers))('of %s', async (_, entries) => {
    const archive = await archiveOf(...entries)
    const input = inputOf(archive)
    expect(input.imageId).toBe(sha256(config))
    expect(input.tags).toEqual(['test:1'])
    expect(input.config).toEqual(JSON.parse(config))
    expect(pathsOf(archive)).toEqual(wholePaths)
    expect(input.layers.map(({ diffId }) => diffId)).toEqual(layers.map(sha256))
    expect(input.layers.map(({ verified }) => verified)).toEqual([true, true])
    expect(input.layers[1]?.chainId).toBe(sha256(`${sha256(base)} ${sha256(app)}`))
    expect(codesOf(input)).toEqual([])
    expect(archive.format).toBe('docker-legacy')
    expect(archive.images[0]?.choice).toMatchObject({
      platform: 'linux/amd64',
      layers: 2,
      complete: true,
    })
  })

  it('takes links for layers, also before their target, with one "../" too many, and hard ones', async () => {
    const links: readonly (readonly [string, TestTarEntry])[] = [
      ['symlink', ['a/layer.tar', { type: 'symlink', linkname: '../z/layer.tar' }]],
      ['wrong symlink', ['a/layer.tar', { type: 'symlink', linkname: '../../z/layer.tar' }]],
      [
        'absolute symlink',
        ['a/layer.tar', { type: 'symlink', linkname: '/tmp/save-1/z/layer.tar' }],
      ],
      ['hard link', ['a/layer.tar', { type: 'link', linkname: 'z/layer.tar' }]],
    ]
    for (const [name, link] of links) {
      const archive = await archiveOf(
        link,
        ['b/layer.tar', app],
        ['z/layer.tar', base],
        ['c.json', config],
        manifest({ Config: 'c.json', RepoTags: null, Layers: ['a/layer.tar', 'b/layer.tar'] }),
      )
      expect(pathsOf(archive), name).toEqual(wholePaths)
      expect(archive.entries[0]).toMatchObject({ role: 'layer-link', size: 0 })
      expect(archive.images[0]?.layerOfEntry.get('a/layer.tar'), name).toBe(0)
      expect(inputOf(archive).tags).toEqual([])
    }
  })

  it('says when the manifest lists the layers in another order than the config', async () => {
    const entries = [
      ['1.tar', base],
      ['2.tar', app],
      ['c.json', config],
    ] as const
    const item = { Config: 'c.json', RepoTags: null }
    const swapped = manifest({ ...item, Layers: ['2.tar', '1.tar'] })
    const archive = await archiveOf(...entries, swapped)
    expect(pathsOf(archive)).toEqual(wholePaths)
    expect(codesOf(inputOf(archive))).toEqual(['metadata-conflict'])
    const right = await archiveOf(...entries, manifest({ ...item, Layers: ['1.tar', '2.tar'] }))
    expect(codesOf(inputOf(right))).toEqual([])
  })

  it('ends a circle of links', async () => {
    const archive = await archiveOf(
      ['a/layer.tar', { type: 'symlink', linkname: '../b/layer.tar' }],
      ['b/layer.tar', { type: 'symlink', linkname: '../a/layer.tar' }],
      ['c.json', config],
      manifest({ Config: 'c.json', RepoTags: null, Layers: ['a/layer.tar', 'b/layer.tar'] }),
    )
    expect(codesOf(inputOf(archive))).toEqual(['layer-missing', 'layer-missing'])
  })

  it('takes the later of two entries with one name', async () => {
    const archive = await archiveOf(
      ['one.tar', app],
      ['one.tar', base],
      ['two.tar', app],
      ['c.json', '{}'],
      ['c.json', config],
      manifest({ Config: 'c.json', RepoTags: null, Layers: ['one.tar', 'two.tar'] }),
    )
    expect(pathsOf(archive)).toEqual(wholePaths)
    expect(archive.entries).toHaveLength(6)
  })

  it('follows the diff IDs when manifest.json lists the layers in another order', async () => {
    const archive = await archiveOf(
      ['one.tar', base],
      ['two.tar', app],
      ['c.json', config],
      manifest({ Config: 'c.json', RepoTags: null, Layers: ['two.tar', 'one.tar'] }),
    )
    expect(pathsOf(archive)).toEqual(wholePaths)
    expect(inputOf(archive).layers.every(({ verified }) => verified)).toBe(true)
  })

  it('keeps a layer that an image has twice, and empty layers', async () => {
    const empty = Buffer.alloc(1024)
    const twice = configOf([empty, app, empty, app])
    const archive = await archiveOf(
      ['e/layer.tar', empty],
      ['a/layer.tar', app],
      ['c.json', twice],
      manifest({
        Config: 'c.json',
        RepoTags: null,
        Layers: ['e/layer.tar', 'a/layer.tar', 'e/layer.tar', 'a/layer.tar'],
      }),
    )
    expect(pathsOf(archive)).toEqual([[], ['/app/main'], [], ['/app/main']])
    const [first, , third] = inputOf(archive).layers
    expect(third?.contents).toBe(first?.contents)
  })

  it('reads several images that share layers, each once', async () => {
    const other = configOf([base], { architecture: 'arm64' })
    let read = 0
    const archive = await archiveOf(
      ['one.tar', base],
      ['two.tar', app],
      ['copy.tar', base],
      ['c.json', config],
      ['o.json', other],
      manifest(
        { Config: 'o.json', RepoTags: ['other:1'], Layers: ['copy.tar'] },
        { Config: 'c.json', RepoTags: ['test:1', 'test:2'], Layers: ['one.tar', 'two.tar'] },
      ),
    )
    read = archive.images.length
    expect(read).toBe(2)
    expect(archive.images.map(({ choice }) => choice.tags)).toEqual([
      ['other:1'],
      ['test:1', 'test:2'],
    ])
    expect(inputOf(archive, 0).layers[0]?.contents).toBe(inputOf(archive, 1).layers[0]?.contents)
  })
})

describe('docker save since 25', () => {
  const v1Json = JSON.stringify({
    created: '1970-01-01T00:00:00Z',
    container_config: {},
    os: 'linux',
  })
  const sources = Object.fromEntries(
    layers.map((layer) => [sha256(layer), descriptorOf(layerType, layer)]),
  )
  // docker 25.0.0 wrote the layers of the OCI manifest in a random order, each once
  const ociManifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestType,
    config: descriptorOf(configType, config),
    layers: [app, base].map((layer) => descriptorOf(layerType, layer)),
  })
  const hybrid: readonly TestTarEntry[] = [
    ['blobs/', { type: 'directory' }],
    blobOf(v1Json),
    blobOf(app),
    blobOf(config),
    blobOf(base),
    blobOf(ociManifest),
    [
      'index.json',
      JSON.stringify({
        schemaVersion: 2,
        mediaType: indexType,
        manifests: [
          descriptorOf(manifestType, ociManifest, {
            annotations: {
              'io.containerd.image.name': 'docker.io/library/test:1',
              'org.opencontainers.image.ref.name': '1',
            },
          }),
        ],
      }),
    ],
    manifest({
      Config: `blobs/sha256/${configHex}`,
      RepoTags: ['test:1'],
      Layers: layers.map((layer) => `blobs/sha256/${hexOf(sha256(layer))}`),
      LayerSources: sources,
    }),
    ociLayout,
    ['repositories', JSON.stringify({ test: { 1: hexOf(sha256(app)) } })],
  ]

  it('is one image, in the order of manifest.json', async () => {
    const archive = await archiveOf(...hybrid)
    const input = inputOf(archive)
    expect(archive.format).toBe('docker-oci')
    expect(archive.images).toHaveLength(1)
    expect(pathsOf(archive)).toEqual(wholePaths)
    expect(input.tags).toEqual(['test:1'])
    expect(input.digests).toEqual([])
    expect(input.layers.map(({ digest }) => digest)).toEqual(layers.map(sha256))
    expect(input.layers.map(({ mediaType }) => mediaType)).toEqual([layerType, layerType])
    expect(codesOf(input)).toEqual([])
    expect(archive.repositories).toEqual({ test: { 1: hexOf(sha256(app)) } })
  })

  it('names each entry by its content', async () => {
    const archive = await archiveOf(...hybrid)
    expect(archive.entries.map(({ role }) => role)).toEqual([
      'directory',
      'legacy-json',
      'layer',
      'config',
      'layer',
      'oci-manifest',
      'index',
      'manifest',
      'oci-layout',
      'repositories',
    ])
    const states = archive.entries.map(({ nameVerified }) => nameVerified)
    expect(states).toEqual([null, true, true, true, true, true, null, null, null, null])
    expect(archive.entries[3]?.text).toBe(config)
  })
})
