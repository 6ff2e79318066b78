import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  blobOf,
  codesOf,
  configOf,
  configType,
  descriptorOf,
  fileIn,
  headerOf,
  hexOf,
  inputOf,
  layerOf,
  layerType,
  manifestType,
  ociLayout,
  pathsOf,
  readBytes,
  readFrom,
  sealed,
  sha256,
  tarOf,
} from '../../../test/unit-support/test-archive.ts'
import type { TestTarEntry } from '../../../test/unit-support/test-archive.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import type { Archive } from './archive.ts'

const base = layerOf({ 'etc/os': 'one'.repeat(300), 'bin/sh': 'two' })
const app = layerOf({ 'app/main': 'three'.repeat(200) })
const config = configOf([base, app])
const configName = `${hexOf(sha256(config))}.json`
const manifest = JSON.stringify([
  { Config: configName, RepoTags: ['test:1'], Layers: ['a/layer.tar', 'b/layer.tar'] },
])
const plain = tarOf(
  ['a/VERSION', '1.0'],
  ['a/json', '{"id":"a"}'],
  ['a/layer.tar', base],
  ['b/layer.tar', app],
  [configName, config],
  ['manifest.json', manifest],
  ['repositories', '{}'],
)
/** Metadata first, compressed layers. */
const packed = tarOf(
  [
    'manifest.json',
    JSON.stringify([{ Config: configName, RepoTags: null, Layers: ['a.tar.gz', 'b.tar.gz'] }]),
  ],
  [configName, config],
  ['a.tar.gz', gzipSync(base)],
  ['b.tar.gz', gzipSync(app)],
)

type Outcome = Archive | ErrorInfo

/** Reads within twenty seconds, or the test fails: nothing may hang. */
async function outcomeOf(bytes: Uint8Array, chunkSize?: number): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('still reading')), 20_000)
  })
  const result = await Promise.race([readBytes(bytes, {}, chunkSize), late])
  clearTimeout(timer)
  return result.ok ? result.value : result.error
}

async function errorOf(bytes: Uint8Array): Promise<ErrorInfo> {
  const outcome = await outcomeOf(bytes)
  if ('images' in outcome) throw new Error('it was read')
  return outcome
}

async function readable(bytes: Uint8Array): Promise<Archive> {
  const outcome = await outcomeOf(bytes)
  if (!('images' in outcome)) throw new Error(`${outcome.code}: ${outcome.message}`)
  return outcome
}

/** Refused with a code of its own, or readable; never an error nobody thought of. */
function expectSound(outcome: Outcome, what: string): void {
  if ('images' in outcome) {
    expect(outcome.images.length, what).toBeGreaterThan(0)
    inputOf(outcome)
    return
  }
  expect(outcome.code, what).toMatch(/^(?:archive-|limit-exceeded)/)
  expect(outcome.message, what).toMatch(/^[^\n]+\.$/)
}

describe('an archive that is cut', () => {
  it.each([
    ['plain', plain],
    ['with compressed layers and the metadata first', packed],
    ['compressed', gzipSync(plain)],
  ])(
    '%s, at any byte',
    async (name, whole) => {
      const complete = await readable(whole)
      const step = Math.ceil(whole.length / 120)
      for (let length = 0; length < whole.length; length += step) {
        const outcome = await outcomeOf(whole.subarray(0, length), 1 + ((length * 7919) % 3000))
        expectSound(outcome, `${name} at ${length}`)
        if (!('images' in outcome)) continue
        const isWhole = JSON.stringify(pathsOf(outcome)) === JSON.stringify(pathsOf(complete))
        expect(isWhole || codesOf(inputOf(outcome)).includes('archive-truncated')).toBe(true)
      }
    },
    60_000,
  )

  it('before its metadata says where', async () => {
    const at = plain.indexOf('b/layer.tar') + 700
    expect(await errorOf(plain.subarray(0, at))).toMatchObject({
      code: 'archive-truncated',
      message: `The archive is cut short: it ends at byte ${at}, inside b/layer.tar, before the metadata that names its images.`,
      advice: 'Save or download it again, and compare its size with the original.',
      detail: null,
    })
  })

  it('behind its metadata shows the image with what is there', async () => {
    const at = packed.indexOf('b.tar.gz', 1200) + 530
    const archive = await readable(packed.subarray(0, at))
    expect(pathsOf(archive)).toEqual([['/etc/os', '/bin/sh'], null])
    expect(codesOf(inputOf(archive))).toEqual(['archive-truncated', 'layer-missing'])
  })

  it('of its end marker is read with a warning', async () => {
    const archive = await readable(plain.subarray(0, plain.length - 1024))
    expect(archive.findings).toMatchObject([{ code: 'archive-truncated', severity: 'warning' }])
  })
})

describe('an archive with flipped bits', () => {
  it.each([
    ['plain', plain],
    ['with compressed layers', packed],
    ['compressed', gzipSync(plain)],
  ])(
    '%s, anywhere',
    async (name, whole) => {
      const step = Math.ceil(whole.length / 150)
      for (let at = 0; at < whole.length; at += step) {
        const bytes = Buffer.from(whole)
        bytes[at] = (bytes[at] as number) ^ (1 << (at % 8))
        expectSound(await outcomeOf(bytes, 1 + ((at * 7919) % 5000)), `${name} at ${at}`)
      }
    },
    60_000,
  )

  it('in a file of a layer shows it and says that it is not verified', async () => {
    const bytes = Buffer.from(plain)
    bytes[bytes.indexOf('threethree')] = 'T'.charCodeAt(0)
    const archive = await readable(bytes)
    const input = inputOf(archive)
    expect(codesOf(input)).toEqual(['layer-digest-mismatch'])
    expect(input.findings[0]).toMatchObject({ severity: 'error', layer: 1 })
    expect(input.layers.map(({ verified }) => verified)).toEqual([true, false])
    expect(pathsOf(archive)[1]).toEqual(['/app/main'])
    expect(input.layers[1]?.diffId).toBe(sha256(app))
  })

  it('in the config says so and gives the ID of the bytes that are there', async () => {
    const bytes = Buffer.from(plain)
    const at = bytes.indexOf('step 0')
    bytes[at] = 'S'.charCodeAt(0)
    const input = inputOf(await readable(bytes))
    expect(codesOf(input)).toEqual(['config-digest-mismatch'])
    expect(input.imageId).toBe(sha256(config.replace('step 0', 'Step 0')))
  })

  it('in a compressed layer leaves out that layer only', async () => {
    const bytes = Buffer.from(packed)
    const at = bytes.indexOf(gzipSync(app))
    bytes.fill(0xff, at + 20, at + 30)
    const archive = await readable(bytes)
    expect(pathsOf(archive)).toEqual([['/etc/os', '/bin/sh'], null])
    expect(codesOf(inputOf(archive))).toEqual(['layer-damaged'])
    expect(archive.images[0]?.choice.complete).toBe(false)
  })

  it('in a blob of an OCI layout names the blob', async () => {
    const oci = JSON.stringify({
      config: descriptorOf(configType, config),
      layers: [base, app].map((layer) => descriptorOf(layerType, layer)),
    })
    const index = JSON.stringify({ manifests: [descriptorOf(manifestType, oci)] })
    const changed: TestTarEntry = [blobOf(app)[0], layerOf({ 'app/other': 'x' })]
    const archive = await readable(
      tarOf(...[base, config, oci].map(blobOf), changed, ['index.json', index], ociLayout),
    )
    expect(codesOf(inputOf(archive))).toEqual(['blob-digest-mismatch', 'layer-digest-mismatch'])
    expect(archive.findings[0]?.message).toContain(changed[0])
    expect(pathsOf(archive)[1]).toEqual(['/app/other'])
  })
})

describe('something that is no image archive', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'archive-empty'],
    ['text', Buffer.from('FROM scratch\n'.repeat(100)), 'archive-not-tar'],
    ['a web page', Buffer.from('<!DOCTYPE html><title>404</title>'), 'archive-not-tar'],
    ['a ZIP file', Buffer.from('PK\x03\x04'.repeat(500), 'latin1'), 'archive-not-tar'],
    ['a gzip file of text', gzipSync('hello '.repeat(500)), 'archive-not-tar'],
    ['xz', Buffer.from('fd377a585a000004e6d6b446', 'hex'), 'compression-unsupported'],
    ['bzip2', Buffer.from('425a6839314159265359', 'hex'), 'compression-unsupported'],
    ['an empty tar', Buffer.alloc(10240), 'archive-not-image'],
    ['a tar of notes', tarOf(['notes.txt', 'nothing here']), 'archive-not-image'],
    ['a layer', base, 'archive-not-image'],
    [
      'a web application with a manifest.json of its own',
      tarOf(['manifest.json', '{"name":"app"}'], ['index.html', '<html>']),
      'archive-damaged',
    ],
    [
      'a container export',
      tarOf(['.dockerenv', ''], ['bin/', { type: 'directory' }], ['etc/passwd', 'root']),
      'archive-container-export',
    ],
    [
      'a container export of podman',
      tarOf(
        ...['bin', 'dev', 'etc', 'home', 'lib', 'proc', 'usr'].map((name): TestTarEntry => [
          `${name}/`,
          { type: 'directory' },
        ]),
      ),
      'archive-container-export',
    ],
  ])('%s', async (_, bytes, code) => {
    const error = await errorOf(bytes)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(/^[^\n]+\.$/)
    expect(error.advice).toMatch(/^[^\n]+$/)
  })

  it('names the command that decompresses', async () => {
    const error = await errorOf(Buffer.from('fd377a585a000004e6d6b446', 'hex'))
    expect(error.message).toContain('xz')
    expect(error.advice).toContain('xz -dk')
  })

  it('a path that is not there, and a folder that is none', async () => {
    const missing = await readFrom({ kind: 'file', path: '/nowhere/image.tar' })
    expect(missing).toMatchObject({ ok: false, error: { code: 'source-not-found' } })
    const folder = mkdtempSync(join(tmpdir(), 'strata-folder-'))
    try {
      writeFileSync(join(folder, 'notes.txt'), 'x')
      const result = await readFrom({ kind: 'directory', path: folder })
      expect(result).toMatchObject({ ok: false, error: { code: 'archive-not-image' } })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('a stream of the engine', () => {
  const failure = '{"errorDetail":{"message":"open layer: no such file"},"error":"open layer"}\r\n'

  it.each([
    ['between two entries', plain.subarray(0, plain.indexOf(configName))],
    ['inside an entry', plain.subarray(0, plain.indexOf('b/layer.tar') + 900)],
    ['behind the last entry', plain.subarray(0, plain.length - 1024)],
  ])('that fails %s gives the reason of the engine', async (_, start) => {
    const long = failure.replace('open layer:', `open layer${' x'.repeat(400)}:`)
    for (const text of [failure, long]) {
      const error = await errorOf(Buffer.concat([start, Buffer.from(text)]))
      expect(error.code).toBe('engine-save-failed')
      expect(error.message).toContain('open layer')
      expect(error.detail).toContain('no such file')
    }
  })

  it('that breaks off is told apart from a damaged archive', async () => {
    const stream = new Readable({ read: () => undefined })
    stream.push(plain.subarray(0, 3000))
    setTimeout(() => stream.destroy(new Error('aborted')), 20)
    const result = await readFrom({ kind: 'stream', stream })
    expect(result).toMatchObject({ ok: false, error: { code: 'stream-cut', detail: 'aborted' } })
  })
})

describe('cancelling', () => {
  it.each([0, 3000])('ends when the source is silent after %i bytes', async (length) => {
    const stream = new Readable({ read: () => undefined })
    if (length > 0) stream.push(plain.subarray(0, length))
    const controller = new AbortController()
    const reading = readFrom({ kind: 'stream', stream }, { signal: controller.signal })
    await new Promise((resolve) => setTimeout(resolve, 30))
    controller.abort()
    expect(await reading).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(stream.destroyed).toBe(true)
  })

  it('before the start reads nothing', async () => {
    const stream = Readable.from([plain])
    const signal = AbortSignal.abort()
    const result = await readFrom({ kind: 'stream', stream }, { signal })
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(stream.destroyed).toBe(true)
  })

  it('ends an endless archive', async () => {
    const content = Buffer.alloc(1024 * 1024)
    function* endless() {
      yield headerOf('a/layer.tar', 0o77777777777)
      yield base.subarray(0, base.length - 1024)
      for (;;) yield content
    }
    const stream = Readable.from(endless(), { objectMode: false })
    const controller = new AbortController()
    const reading = readFrom({ kind: 'stream', stream }, { signal: controller.signal })
    setTimeout(() => controller.abort(), 50)
    expect(await reading).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(stream.destroyed).toBe(true)
  })
})

describe('a hostile archive', () => {
  it('with content behind a folder or with a size that is no number ends', async () => {
    const folder = sealed(headerOf('folder/', 0o3000, '5'))
    const numberless = headerOf('x', 0)
    numberless.fill(0x81, 124, 136)
    for (const header of [folder, sealed(numberless)]) {
      expectSound(await outcomeOf(Buffer.concat([header, plain])), 'header first')
      expectSound(await outcomeOf(Buffer.concat([header, Buffer.alloc(3000, 7), plain])), 'content')
    }
  })

  it('with too many entries, layers or entries of layers is refused', async () => {
    const limits = [{ archiveEntries: 3 }, { layers: 1 }, { entries: 2 }, { metadataBytes: 5 }]
    for (const limit of limits) {
      const result = await readBytes(plain, { limits: limit })
      expect(result, JSON.stringify(limit)).toMatchObject({
        ok: false,
        error: { code: 'limit-exceeded' },
      })
    }
  })

  it('that unpacks to far more than it is, is refused', async () => {
    const bomb = gzipSync(fileIn('zeros', Buffer.alloc(4_000_000)))
    const limits = { compressionRatio: 100, freeUnpackedBytes: 1_000_000 }
    for (const bytes of [bomb, tarOf(['a.tar.gz', bomb])]) {
      const result = await readBytes(bytes, { limits })
      expect(result).toMatchObject({ ok: false, error: { code: 'limit-exceeded' } })
    }
    expect(codesOf(inputOf(await readable(gzipSync(plain))))).toEqual([])
  })

  it('with a JSON document that is too long or too deep is refused in words', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const error = await errorOf(tarOf(['manifest.json', deep]))
    expect(error).toMatchObject({ code: 'archive-damaged' })
    expect(error.message).toContain('nested too deeply')
    const result = await readBytes(plain, { limits: { jsonBytes: 20 } })
    expect(result).toMatchObject({ ok: false, error: { code: 'archive-damaged' } })
  })

  it('with another archive behind its end is read as docker load reads it', async () => {
    const second = tarOf(['manifest.json', '[]'])
    const archive = await readable(Buffer.concat([plain, second]))
    expect(codesOf(inputOf(archive))).toEqual(['archive-trailing-data'])
    expect(pathsOf(archive)).toEqual([['/etc/os', '/bin/sh'], ['/app/main']])
  })

  it('with names that are keys of every object keeps them apart', async () => {
    const names = ['__proto__', 'constructor', 'toString']
    const archive = await readable(
      Buffer.concat([...names.map((name) => fileIn(name, '{}')), plain]),
    )
    expect(archive.entries.slice(0, 3).map(({ name }) => name)).toEqual(names)
    expect(pathsOf(archive)[1]).toEqual(['/app/main'])
  })
})
