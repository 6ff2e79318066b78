import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { createHash } from 'node:crypto'
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
  readBytes,
  readFrom,
  sha256,
  tarOf,
} from '../../../test/unit-support/test-archive.ts'
import type { TestTarEntry } from '../../../test/unit-support/test-archive.ts'
import { english } from '../../core/sentences/english.ts'

const base = layerOf({ 'etc/os': 'one' })
const app = layerOf({ 'app/main': 'two' })
const wholePaths = [['/etc/os'], ['/app/main']]
const hostArchitecture = process.arch === 'x64' ? 'amd64' : process.arch

/** An image as manifest, config and compressed blobs. */
function imageOf(architecture: string, layers: readonly Buffer[] = [base, app]) {
  const config = configOf(layers, { architecture })
  const blobs = layers.map((layer) => gzipSync(layer))
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestType,
    config: descriptorOf(configType, config),
    layers: blobs.map((blob) => descriptorOf(`${layerType}+gzip`, blob)),
  })
  return { config, blobs, manifest, platform: { os: 'linux', architecture } }
}

function indexOf(...manifests: readonly object[]): string {
  return JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests })
}

function indexEntry(...manifests: readonly object[]): TestTarEntry {
  return ['index.json', indexOf(...manifests)]
}

function attestationOf(subject: string) {
  const statement = JSON.stringify({
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType: 'https://slsa.dev/provenance/v0.2',
    subject: [],
  })
  const config = JSON.stringify({
    architecture: 'unknown',
    os: 'unknown',
    config: {},
    rootfs: { type: 'layers', diff_ids: [sha256(statement)] },
  })
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestType,
    config: descriptorOf(configType, config),
    layers: [
      descriptorOf('application/vnd.in-toto+json', statement, {
        annotations: { 'in-toto.io/predicate-type': 'https://slsa.dev/provenance/v0.2' },
      }),
    ],
  })
  const descriptor = descriptorOf(manifestType, manifest, {
    platform: { os: 'unknown', architecture: 'unknown' },
    annotations: {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': sha256(subject),
    },
  })
  return { descriptor, entries: [blobOf(statement), blobOf(config), blobOf(manifest)] }
}

describe('the archive of a containerd image store', () => {
  const host = imageOf(hostArchitecture)
  const other = imageOf('s390x')
  const absent = imageOf('riscv64')
  const attestation = attestationOf(host.manifest)
  const nested = indexOf(
    descriptorOf(manifestType, absent.manifest, { platform: absent.platform }),
    descriptorOf(manifestType, other.manifest, { platform: other.platform }),
    descriptorOf(manifestType, host.manifest, { platform: host.platform }),
    attestation.descriptor,
  )
  const root = indexEntry(
    descriptorOf(indexType, nested, {
      annotations: {
        'io.containerd.image.name': 'docker.io/library/test:1',
        'org.opencontainers.image.ref.name': '1',
      },
    }),
  )
  const entries: readonly TestTarEntry[] = [
    ['blobs/', { type: 'directory' }],
    ...attestation.entries,
    ...host.blobs.map(blobOf),
    blobOf(host.config),
    blobOf(host.manifest),
    // the manifest of the other platform is here, its config and layers are not
    blobOf(other.manifest),
    blobOf(nested),
    root,
    [
      'manifest.json',
      JSON.stringify([
        {
          Config: `blobs/sha256/${hexOf(sha256(host.config))}`,
          RepoTags: null,
          Layers: host.blobs.map((blob) => `blobs/sha256/${hexOf(sha256(blob))}`),
        },
      ]),
    ],
    ociLayout,
  ]

  it('offers the platform that is there and names the others', async () => {
    const archive = await archiveOf(...entries)
    expect(archive.images).toHaveLength(1)
    const input = inputOf(archive)
    expect(pathsOf(archive)).toEqual(wholePaths)
    expect(input.tags).toEqual(['test:1'])
    expect(input.imageId).toBe(sha256(host.config))
    expect(input.digests).toEqual([sha256(host.manifest), sha256(nested)])
    expect(input.layers.map(({ compression }) => compression)).toEqual(['gzip', 'gzip'])
    expect(input.layers.map(({ digest }) => digest)).toEqual(host.blobs.map(sha256))
    expect(input.layers.map(({ blobSize }) => blobSize)).toEqual(host.blobs.map((b) => b.length))
    const incomplete = input.findings.find(({ code }) => code === 'platform-incomplete')
    expect(incomplete?.message).toContain('linux/riscv64')
    expect(incomplete?.message).toContain('linux/s390x')
  })

  it('lists the attestation and never chooses it', async () => {
    const archive = await archiveOf(...entries)
    expect(archive.pseudoImages).toHaveLength(1)
    expect(archive.pseudoImages[0]).toMatchObject({ kind: 'attestation' })
    expect(english(archive.pseudoImages[0]!.description)).toContain(
      'https://slsa.dev/provenance/v0.2',
    )
    expect(archive.entries.slice(1, 4).map(({ role }) => role)).toEqual(
      Array(3).fill('attestation'),
    )
    const nestedEntry = archive.entries.find(({ digest }) => digest === sha256(nested))
    expect(nestedEntry?.role).toBe('oci-index')
  })

  it('prefers the platform of this machine over one that comes first', async () => {
    const first = indexEntry(
      descriptorOf(manifestType, other.manifest, { platform: other.platform }),
      descriptorOf(manifestType, host.manifest, { platform: host.platform }),
    )
    const blobs = [other.manifest, other.config, ...other.blobs, host.manifest, host.config]
    const archive = await archiveOf(...blobs.map(blobOf), first, ociLayout)
    expect(archive.images.map(({ choice }) => choice.platform)).toEqual([
      'linux/s390x',
      `linux/${hostArchitecture}`,
    ])
    expect(archive.images.map(({ choice }) => choice.complete)).toEqual([true, true])
    expect(archive.preferred).toBe(1)
  })

  it('prefers a complete image over one of this machine that lacks layers', async () => {
    const foreign = imageOf('s390x', [layerOf({ there: 'yes' })])
    const first = indexEntry(
      descriptorOf(manifestType, host.manifest, { platform: host.platform }),
      descriptorOf(manifestType, foreign.manifest, { platform: foreign.platform }),
    )
    const blobs = [host.manifest, host.config, foreign.manifest, foreign.config, ...foreign.blobs]
    const archive = await archiveOf(...blobs.map(blobOf), first, ociLayout)
    expect(archive.preferred).toBe(1)
    expect(codesOf(inputOf(archive, 0)).filter((code) => code === 'layer-missing')).toHaveLength(2)
  })

  it('says what is missing when no platform is there at all', async () => {
    const result = await readBytes(tarOf(blobOf(other.manifest), blobOf(nested), root, ociLayout))
    expect(result).toMatchObject({ ok: false, error: { code: 'archive-not-image' } })
    expect(result.ok ? '' : result.error.message).toContain('linux/s390x')
  })
})

describe('an OCI image layout', () => {
  const image = imageOf('amd64')
  const descriptor = descriptorOf(manifestType, image.manifest, {
    annotations: { 'org.opencontainers.image.ref.name': 'docker.io/library/test:1' },
  })

  it('is read from a folder, links in it not followed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'strata-layout-'))
    try {
      const put = (name: string, bytes: string | Uint8Array): void => {
        mkdirSync(dirname(join(folder, name)), { recursive: true })
        writeFileSync(join(folder, name), bytes)
      }
      for (const bytes of [...image.blobs, image.config, image.manifest]) {
        put(blobOf(bytes)[0], bytes)
      }
      put('index.json', indexOf(descriptor))
      put('oci-layout', '{"imageLayoutVersion":"1.0.0"}')
      symlinkSync('/etc/passwd', join(folder, 'outside'))
      let seen = 0
      const result = await readFrom(
        { kind: 'directory', path: folder },
        { onBytes: (bytes) => (seen = bytes) },
      )
      if (!result.ok) throw new Error(result.error.message)
      expect(result.value.format).toBe('oci')
      expect(pathsOf(result.value)).toEqual(wholePaths)
      expect(inputOf(result.value).tags).toEqual(['test:1'])
      expect(seen).toBe(result.value.bytesRead)
      expect(result.value.entries.find(({ name }) => name === 'outside')).toMatchObject({
        role: 'other',
        linkTarget: '/etc/passwd',
        digest: null,
      })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('is judged by its bytes when the media types are wrong', async () => {
    const packed = zstdCompressSync(app)
    const config = configOf([base, app])
    const manifest = JSON.stringify({
      schemaVersion: 2,
      config: descriptorOf('application/octet-stream', config),
      layers: [
        descriptorOf('application/vnd.oci.image.layer.v1.tar+gzip', base),
        descriptorOf('application/octet-stream', packed),
      ],
    })
    const archive = await archiveOf(
      ...[base, packed, config, manifest].map(blobOf),
      indexEntry(descriptorOf('text/plain', manifest)),
      ociLayout,
    )
    expect(pathsOf(archive)).toEqual(wholePaths)
    expect(inputOf(archive).layers.map(({ compression }) => compression)).toEqual(['none', 'zstd'])
    expect(codesOf(inputOf(archive))).toEqual(['layer-media-type'])
  })

  it('takes a config and manifest that the descriptor carries itself', async () => {
    const data = Buffer.from(image.manifest).toString('base64')
    const archive = await archiveOf(
      ...image.blobs.map(blobOf),
      blobOf(image.config),
      indexEntry({ ...descriptor, data }),
      ociLayout,
    )
    expect(pathsOf(archive)).toEqual(wholePaths)
  })

  it('accepts blobs that are named by sha512', async () => {
    const sha512 = (bytes: string | Uint8Array): string =>
      createHash('sha512').update(bytes).digest('hex')
    const named = (bytes: string | Uint8Array): TestTarEntry => [
      `blobs/sha512/${sha512(bytes)}`,
      bytes,
    ]
    const by512 = (mediaType: string, bytes: string | Uint8Array) => ({
      ...descriptorOf(mediaType, bytes),
      digest: `sha512:${sha512(bytes)}`,
    })
    const config = configOf([base])
    const manifest = JSON.stringify({
      config: by512(configType, config),
      layers: [by512(layerType, base)],
    })
    const archive = await archiveOf(
      ...[base, config, manifest].map(named),
      indexEntry(by512(manifestType, manifest)),
      ociLayout,
    )
    expect(pathsOf(archive)).toEqual([['/etc/os']])
    expect(archive.entries.slice(0, 3).map(({ nameVerified }) => nameVerified)).toEqual([
      true,
      true,
      true,
    ])
    expect(inputOf(archive).layers[0]?.digest).toBe(`sha512:${sha512(base)}`)
    expect(codesOf(inputOf(archive))).toEqual([])
  })

  it('reports foreign and encrypted layers as what they are', async () => {
    const config = configOf([base, app])
    const secret = Buffer.alloc(2048, 0xa5)
    const manifest = JSON.stringify({
      config: descriptorOf(configType, config),
      layers: [
        descriptorOf('application/vnd.docker.image.rootfs.foreign.diff.tar.gzip', base, {
          urls: ['https://example.com/base'],
        }),
        descriptorOf('application/vnd.oci.image.layer.v1.tar+gzip+encrypted', secret),
      ],
    })
    const archive = await archiveOf(
      ...[secret, config, manifest].map(blobOf),
      indexEntry(descriptorOf(manifestType, manifest)),
      ociLayout,
    )
    expect(codesOf(inputOf(archive))).toEqual(['layer-foreign', 'layer-encrypted'])
    expect(archive.images[0]?.choice.complete).toBe(false)
  })

  it('reports placeholders instead of layers as missing, not as changed', async () => {
    const config = configOf([base])
    const placeholder = Buffer.alloc(0)
    const manifest = JSON.stringify({
      config: descriptorOf(configType, config),
      layers: [descriptorOf(layerType, placeholder)],
    })
    const archive = await archiveOf(
      ...[placeholder, config, manifest].map(blobOf),
      indexEntry(descriptorOf(manifestType, manifest)),
      ociLayout,
    )
    expect(codesOf(inputOf(archive))).toEqual(['layer-missing'])
  })

  it('lists signatures and artifacts as no images', async () => {
    const payload = '{"critical":{}}'
    const empty = '{}'
    const signature = JSON.stringify({
      config: descriptorOf(configType, empty),
      layers: [descriptorOf('application/vnd.dev.cosign.simplesigning.v1+json', payload)],
    })
    const chart = gzipSync(layerOf({ 'chart/values': 'x' }))
    const helm = JSON.stringify({
      artifactType: 'application/vnd.cncf.helm.config.v1+json',
      config: descriptorOf('application/vnd.cncf.helm.config.v1+json', empty),
      layers: [descriptorOf('application/vnd.cncf.helm.chart.content.v1.tar+gzip', chart)],
    })
    const archive = await archiveOf(
      ...[...image.blobs, image.config, image.manifest, payload, empty, signature, helm].map(
        blobOf,
      ),
      blobOf(chart),
      indexEntry(
        descriptorOf(manifestType, signature),
        descriptorOf(manifestType, helm),
        descriptor,
      ),
      ociLayout,
    )
    expect(archive.images).toHaveLength(1)
    expect(archive.pseudoImages.map(({ kind }) => kind)).toEqual(['signature', 'artifact'])
    const only = await readBytes(
      tarOf(
        ...[payload, empty, signature].map(blobOf),
        indexEntry(descriptorOf(manifestType, signature)),
      ),
    )
    expect(only).toMatchObject({ ok: false, error: { code: 'archive-not-image' } })
  })

  it('bounds nesting', async () => {
    let inner = indexOf(descriptor)
    const blobs = [blobOf(inner)]
    for (let depth = 0; depth < 10; depth++) {
      inner = indexOf(descriptorOf(indexType, inner))
      blobs.push(blobOf(inner))
    }
    const result = await readBytes(tarOf(...blobs, ['index.json', inner], ociLayout))
    expect(result).toMatchObject({ ok: false, error: { code: 'limit-exceeded' } })
  })

  it('ends when an index names itself', async () => {
    const name = 'f'.repeat(64)
    const self = { mediaType: indexType, digest: `sha256:${name}`, size: 10 }
    const looping = indexOf(self, self, self, self)
    const result = await readBytes(
      tarOf([`blobs/sha256/${name}`, looping], ['index.json', looping], ociLayout),
    )
    expect(result).toMatchObject({ ok: false, error: { code: 'limit-exceeded' } })
  })
})
