import { execFileSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { concat, paxHeader, tar, tarEntry } from '../../../test/unit-support/build-tar.ts'
import type { TarEntry } from '../../../test/unit-support/build-tar.ts'
import { configOf, tarOf } from '../../../test/unit-support/test-archive.ts'
import { say } from '../../core/sentences/sentence.ts'
import type { ExtractProgress, ExtractRequest } from '../../shared/file-views.ts'
import { StrataError } from '../../shared/errors.ts'
import { runAnalysis } from '../analysis/run-analysis.ts'
import type { FileDesk } from '../explorer/file-desk.ts'
import { extractTo } from './extract.ts'

const folder = mkdtempSync(join(tmpdir(), 'strata-extract-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let made = 0
const fresh = () => {
  const path = join(folder, String(made++))
  mkdirSync(path)
  return path
}

/** The files of an image of these layer tars, in an archive file. */
async function deskOf(
  layers: readonly Uint8Array[],
  pack: (layer: Uint8Array) => Uint8Array = (layer) => layer,
): Promise<FileDesk> {
  const path = join(fresh(), 'image.tar')
  const names = layers.map((_, at) => `${at}/layer.tar`)
  const manifest = [{ Config: 'config.json', RepoTags: ['x:1'], Layers: names }]
  writeFileSync(
    path,
    tarOf(
      ...layers.map((layer, at) => [names[at]!, pack(layer)] as const),
      ['config.json', configOf(layers)],
      ['manifest.json', JSON.stringify(manifest)],
    ),
  )
  const finished = await runAnalysis({
    source: { kind: 'path', path, name: 'image.tar' },
    platform: null,
    choice: null,
    generator: 'test',
    signal: new AbortController().signal,
  })
  return finished.files()
}

const run = { signal: new AbortController().signal, onProgress: () => {} }
const whole = (at: number, form: ExtractRequest['form'] = 'folder'): ExtractRequest => ({
  selection: { kind: 'merged', path: 0, at },
  form,
  keepOwners: false,
})

/** All names below a folder, links not followed. */
function namesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).sort()
}

const everyKind: readonly TarEntry[] = [
  { name: 'etc/', type: '5', mode: 0o750, mtime: 1_600_000_000 },
  { name: 'etc/passwd', content: 'root', mode: 0o640, mtime: 1_600_000_001 },
  { name: 'etc/also', type: '1', link: 'etc/passwd' },
  { name: 'etc/link', type: '2', link: 'passwd' },
  { name: 'etc/su', content: 'su', mode: 0o4755 },
  { name: 'dev/', type: '5' },
  { name: 'dev/null', type: '3', device: [1, 3] },
  { name: 'dev/pipe', type: '6' },
]

describe('extraction to a folder', () => {
  it('keeps content, links, modes and times, and says what it leaves out', async () => {
    const desk = await deskOf([tar(...everyKind)])
    const to = fresh()
    const report = await extractTo(desk, whole(0), to, run)
    expect(readFileSync(join(to, 'etc/passwd'), 'utf8')).toBe('root')
    expect(statSync(join(to, 'etc/also')).ino).toBe(statSync(join(to, 'etc/passwd')).ino)
    expect(readlinkSync(join(to, 'etc/link'))).toBe('passwd')
    expect(statSync(join(to, 'etc/passwd')).mode & 0o7777).toBe(0o640)
    expect(statSync(join(to, 'etc')).mode & 0o7777).toBe(0o750)
    expect(statSync(join(to, 'etc')).mtimeMs).toBe(1_600_000_000_000)
    expect(statSync(join(to, 'etc/su')).mode & 0o7777).toBe(0o755)
    expect(existsSync(join(to, 'dev/null'))).toBe(false)
    expect(report).toMatchObject({ files: 2, directories: 2, links: 2, bytes: 6 })
    expect(report.problems.map(({ path }) => path).sort()).toEqual([
      '/dev/null',
      '/dev/pipe',
      '/etc/su',
    ])
  })

  it('is followed inside one large file', async () => {
    const size = 40_000_000
    const desk = await deskOf([tar({ name: 'large', content: new Uint8Array(size) })])
    const told: number[] = []
    const following = { ...run, onProgress: (now: ExtractProgress) => void told.push(now.bytes) }
    const { bytes } = await extractTo(desk, whole(0), fresh(), following)
    expect(told.some((now) => now > 0 && now < size)).toBe(true)
    expect([bytes, told.at(-1)]).toEqual([size, size])
  })

  it('never writes outside, whatever the image says', async () => {
    const outside = fresh()
    const desk = await deskOf([
      tar(
        { name: '../escaped', content: 'x' },
        { name: '/absolute', content: 'a' },
        { name: 'out', type: '2', link: outside },
        { name: 'dir', type: '2', link: outside },
        { name: 'dir/', type: '5' },
        { name: 'dir/through', content: 'x' },
        { name: 'up', type: '2', link: '../../../../../../../tmp' },
      ),
      tar({ name: 'out/child', content: 'x' }),
    ])
    for (const at of [0, 1]) {
      const to = fresh()
      await extractTo(desk, whole(at), to, run)
      expect(readFileSync(join(to, 'absolute'), 'utf8')).toBe('a')
      expect(lstatSync(join(to, 'dir')).isDirectory()).toBe(true)
      expect(existsSync(join(to, '../escaped'))).toBe(false)
    }
    expect(readdirSync(outside)).toEqual([])
  })

  it('follows no link that is in the folder already, and overwrites nothing', async () => {
    const desk = await deskOf([tar(...everyKind, { name: 'free', content: 'f' })])
    const outside = fresh()
    const to = fresh()
    symlinkSync(outside, join(to, 'etc'))
    symlinkSync(join(outside, 'target'), join(to, 'free'))
    const report = await extractTo(desk, whole(0), to, run)
    expect(readdirSync(outside)).toEqual([])
    expect(report.problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/etc', '/etc/passwd', '/free']),
    )
    const again = fresh()
    writeFileSync(join(again, 'free'), 'mine')
    await extractTo(desk, whole(0), again, run)
    expect(readFileSync(join(again, 'free'), 'utf8')).toBe('mine')
  })

  it('takes names as bytes, and refuses what a file system cannot hold', async () => {
    const latin = Uint8Array.of(0x63, 0x61, 0x66, 0xe9)
    const long = 'n'.repeat(4096)
    const desk = await deskOf([
      tar(
        { name: latin, content: 'latin' },
        { name: 'new\nline\x1b[31m', content: 'c' },
        { name: 'right\u202eleft', content: 'b' },
        { name: 'Case', content: '1' },
        { name: 'case', content: '2' },
        concat([paxHeader({ path: long }), tarEntry({ name: 'x', content: 'long' })]),
      ),
    ])
    const to = fresh()
    const report = await extractTo(desk, whole(0), to, run)
    const names = readdirSync(to, { encoding: 'buffer' }).map((name) => name.toString('latin1'))
    expect(names).toContain('caf\xe9')
    expect(names).toContain('new\nline\x1b[31m')
    expect(readFileSync(join(to, 'Case'), 'utf8')).toBe('1')
    expect(readFileSync(join(to, 'case'), 'utf8')).toBe('2')
    expect(report.problems).toEqual([{ path: `/${long}`, reason: say('nameTooLongHere') }])
  })

  it('goes down three thousand directories', { timeout: 60_000 }, async () => {
    const deep = `${'d/'.repeat(3000)}leaf`
    const desk = await deskOf([
      tar(concat([paxHeader({ path: deep }), tarEntry({ name: 'x', content: 'deep' })])),
    ])
    const to = fresh()
    const report = await extractTo(desk, whole(0), to, run)
    expect(report).toMatchObject({ files: 1, directories: 3000, problemCount: 0 })
    const found = execFileSync('find', [to, '-name', 'leaf', '-printf', '%d %s'], {
      encoding: 'utf8',
    })
    expect(found).toBe('3001 4')
  })

  it('keeps the owners when asked and able', async () => {
    if (process.getuid?.() !== 0) return
    const desk = await deskOf([tar({ name: 'a', content: 'x', uid: 1234, gid: 4321 })])
    const to = fresh()
    await extractTo(desk, { ...whole(0), keepOwners: true }, to, run)
    expect(statSync(join(to, 'a'))).toMatchObject({ uid: 1234, gid: 4321 })
    const plain = fresh()
    await extractTo(desk, whole(0), plain, run)
    expect(statSync(join(plain, 'a')).uid).toBe(0)
  })

  it('gives one layer as it is stored', async () => {
    const desk = await deskOf([
      tar({ name: 'a/b', content: 'x' }),
      tar({ name: 'a/.wh.b' }, { name: 'c/.wh..wh..opq' }, { name: 'c/d', content: 'y' }),
    ])
    const to = fresh()
    const selection = { kind: 'layer', layer: 1 } as const
    await extractTo(desk, { ...whole(1), selection }, to, run)
    expect(namesBelow(to)).toEqual(['a', 'a/.wh.b', 'c', 'c/.wh..wh..opq', 'c/d'])
  })

  it('says what it has written when it is stopped', async () => {
    const desk = await deskOf([tar(...everyKind)])
    const abort = new AbortController()
    const stopping = { signal: abort.signal, onProgress: () => abort.abort() }
    const error = await extractTo(desk, whole(0), fresh(), stopping).catch(
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(StrataError)
    expect((error as StrataError).info.code).toBe('cancelled')
    expect((error as StrataError).info.message).toMatch(/1 file and 2 directories/)
  })
})

describe('extraction to a tar', () => {
  it('is read by GNU tar with everything kept', async () => {
    const desk = await deskOf([
      tar(
        ...everyKind,
        concat([
          paxHeader({ path: `${'long/'.repeat(60)}naïve`, mtime: '1600000000.25' }),
          tarEntry({ name: 'x', content: 'p', uid: 5, gid: 6 }),
        ]),
      ),
    ])
    const path = join(fresh(), 'out.tar')
    const report = await extractTo(desk, { ...whole(0, 'tar'), keepOwners: true }, path, run)
    expect(report.problems).toEqual([])
    const listing = execFileSync('tar', ['-tvf', path, '--numeric-owner'], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    })
    expect(listing).toMatch(/^-rwsr-xr-x .* etc\/su$/m)
    expect(listing).toMatch(/^crw-r--r-- .*1,3 .* dev\/null$/m)
    expect(listing).toMatch(/^prw-r--r-- .* dev\/pipe$/m)
    expect(listing).toMatch(/^h.* etc\/also link to etc\/passwd$/m)
    expect(listing).toMatch(/^l.* etc\/link -> passwd$/m)
    expect(listing).toMatch(/ 5\/6 .*na\\303\\257ve$/m)
  })

  it('leaves nothing behind when it is stopped', async () => {
    const desk = await deskOf([tar(...everyKind)])
    const to = fresh()
    const abort = new AbortController()
    const stopping = { signal: abort.signal, onProgress: () => abort.abort() }
    await expect(extractTo(desk, whole(0, 'tar'), join(to, 'x.tar'), stopping)).rejects.toThrow()
    expect(readdirSync(to)).toEqual([])
  })
})

describe('extraction of one file', () => {
  const layers = [
    tar({ name: 'a', content: 'before '.repeat(1000) }, { name: 'key', content: 'secret' }),
    tar({ name: '.wh.key' }),
  ]
  it.each([
    ['plain', (layer: Uint8Array) => layer],
    ['gzip', (layer: Uint8Array) => gzipSync(layer)],
    ['zstd', (layer: Uint8Array) => zstdCompressSync(layer)],
  ])('that a later layer deleted, from %s layers', async (_, pack) => {
    const desk = await deskOf(layers, pack)
    const path = desk.explorer.find('/key')!
    const to = join(fresh(), 'key')
    const selection = { kind: 'copy', path, layer: 0 } as const
    await extractTo(desk, { selection, form: 'file', keepOwners: false }, to, run)
    expect(readFileSync(to, 'utf8')).toBe('secret')
  })

  it('refuses a directory and a source that has changed', async () => {
    const desk = await deskOf([tar({ name: 'd/', type: '5' }, { name: 'f', content: 'x' })])
    const at = (name: string) =>
      ({
        selection: { kind: 'copy', path: desk.explorer.find(name)!, layer: 0 },
        form: 'file',
        keepOwners: false,
      }) as const
    const to = join(fresh(), 'out')
    await expect(extractTo(desk, at('/d'), to, run)).rejects.toMatchObject({
      info: { code: 'invalid-argument' },
    })
    const { source } = desk.content
    if (source.kind !== 'file') throw new Error('expected a file')
    writeFileSync(source.path, Buffer.concat([readFileSync(source.path), Buffer.alloc(512)]))
    await expect(extractTo(desk, at('/f'), to, run)).rejects.toMatchObject({
      info: { code: 'source-unreadable' },
    })
    expect(existsSync(to)).toBe(false)
  })
})

it('says how else a sparse file is had', async () => {
  const pieces = paxHeader({ 'GNU.sparse.map': '100,4', 'GNU.sparse.size': '200' })
  const desk = await deskOf([tar(pieces, { name: 'sparse', content: 'abcd' })])
  const to = fresh()
  const { problems } = await extractTo(desk, whole(0), to, run)
  expect(problems).toMatchObject([{ path: '/sparse', reason: say('sparseInPieces') }])
  const path = desk.explorer.find('/sparse')!
  const file: ExtractRequest = { ...whole(0, 'file'), selection: { kind: 'copy', path, layer: 0 } }
  await expect(extractTo(desk, file, join(to, 'out'), run)).rejects.toMatchObject({
    info: { said: { advice: say('joinedByTar') } },
  })
  expect(namesBelow(to)).toEqual([])
})
