import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { buildElf } from '../../../test/unit-support/build-elf.ts'
import { bytesOf, concat, paxHeader, tar, tarEntry } from '../../../test/unit-support/build-tar.ts'
import { listLayer, readLayer } from '../../../test/unit-support/read-layer.ts'

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function errorOf(bytes: Uint8Array, limits = {}) {
  const read = readLayer(bytes, { limits })
  return read.ok ? null : read.error
}

function paths(bytes: Uint8Array): string[] {
  return listLayer(bytes).entries.map((entry) => entry.path)
}

describe('what a layer holds', () => {
  it('reads files with their digest, owner, mode and time', () => {
    const content = 'root:x:0:0\n'
    const entry = {
      name: 'etc/passwd',
      content,
      mode: 0o104755,
      uid: 12,
      gid: 34,
      mtime: 1700000000,
    }
    const { entries, tarSize } = listLayer(tar(entry))
    expect(entries).toEqual([
      {
        path: '/etc/passwd',
        kind: 'file',
        mode: 0o4755,
        uid: 12,
        gid: 34,
        size: content.length,
        mtime: 1700000000_000,
        link: null,
        digest: sha256(content),
        device: [0, 0],
        xattrs: {},
        dataOffset: 512,
        symbolBytes: 0,
      },
    ])
    expect(tarSize).toBe(1024 + 1024)
  })

  it('gives empty files the digest of nothing', () => {
    expect(listLayer(tar({ name: 'empty' })).entries[0]?.digest).toBe(sha256(''))
  })

  it('hashes files across chunks and at once alike', () => {
    const content = randomBytes(5000)
    const bytes = tar({ name: 'a', content }, { name: 'b', content: content.subarray(0, 512) })
    for (const options of [{ chunkSize: 1 }, { chunkSize: 700 }, { hashOnce: false }, {}]) {
      const digests = listLayer(bytes, options).entries.map((entry) => entry.digest)
      expect(digests).toEqual([sha256(content), sha256(content.subarray(0, 512))])
    }
  })

  it('reads every type', () => {
    const { entries, findings } = listLayer(
      tar(
        { name: './', type: '5', mode: 0o755 },
        { name: 'dir-of-old-tar/', type: '\0', magic: 'v7' },
        { name: 'contiguous', type: '7', content: 'x' },
        { name: 's', type: '2', link: '../a/b' },
        { name: 'h', type: '1', link: './contiguous' },
        { name: 'c', type: '3', device: [1, 3] },
        { name: 'b', type: '4', device: [8, 1] },
        { name: 'p', type: '6' },
      ),
    )
    expect(entries.map(({ path, kind, link, device }) => [path, kind, link, device])).toEqual([
      ['/', 'directory', null, [0, 0]],
      ['/dir-of-old-tar', 'directory', null, [0, 0]],
      ['/contiguous', 'file', null, [0, 0]],
      ['/s', 'symlink', '../a/b', [0, 0]],
      ['/h', 'hardlink', '/contiguous', [0, 0]],
      ['/c', 'character', null, [1, 3]],
      ['/b', 'block', null, [8, 1]],
      ['/p', 'fifo', null, [0, 0]],
    ])
    expect(findings).toEqual([])
  })

  it('cleans paths and link targets as extraction does', () => {
    const odd = ['/usr/bin/a', './b', 'x//y/./c', 'x/../d', '/./e/']
    expect(paths(tar(...odd.map((name) => ({ name }))))).toEqual([
      '/usr/bin/a',
      '/b',
      '/x/y/c',
      '/d',
      '/e',
    ])
    const kaniko = tar({ name: 'x', content: '1' }, { name: 'y', type: '1', link: '/x' })
    expect(listLayer(kaniko).entries[1]?.link).toBe('/x')
  })

  it('keeps names that are no UTF-8 apart', () => {
    const names = [Uint8Array.of(0xff, 0x61), Uint8Array.of(0xfe, 0x61)]
    expect(paths(tar(...names.map((name) => ({ name }))))).toEqual(['/\xffa', '/\xfea'])
  })

  it('lists unknown types, skips their content and says so', () => {
    const { entries, findings } = listLayer(
      tar({ name: 'label', type: 'V', content: 'skipped' }, { name: 'after', content: 'x' }),
    )
    expect(entries.map(({ path, kind, size }) => [path, kind, size])).toEqual([
      ['/label', 'other', 0],
      ['/after', 'file', 1],
    ])
    expect(findings).toEqual(['unknown-entry-type: "label" has the unknown type "V".'])
  })

  it('reads 3,000 nested directories', () => {
    const name = 'd/'.repeat(3000)
    const bytes = tar(paxHeader({ path: `${name}file` }), { name: 'short', content: 'deep' })
    expect(paths(bytes)).toEqual([`/${name}file`])
  })
})

describe('names that reach out of the image', () => {
  it('leaves such entries out with a finding and reads on', () => {
    const { entries, findings } = listLayer(
      tar({ name: '../../etc/passwd', content: 'evil' }, { name: 'good', content: 'x' }),
    )
    expect(entries.map((entry) => entry.path)).toEqual(['/good'])
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatch(/^unsafe-path: .*\.\.\/\.\.\/etc\/passwd/)
  })

  it('does not let a file replace the root directory', () => {
    const { entries, findings } = listLayer(tar({ name: '.', content: 'x' }))
    expect(entries).toEqual([])
    expect(findings[0]).toContain('root directory')
  })

  it('keeps a hard link out of the image, without a target', () => {
    const { entries } = listLayer(tar({ name: 'a', type: '1', link: '../../etc/shadow' }))
    expect(entries.map(({ kind, link }) => [kind, link])).toEqual([['hardlink', null]])
  })

  it('says the same thing twenty times at most, then counts', () => {
    const many = Array.from({ length: 500 }, (_, i) => ({ name: `../${i}` }))
    const { findings } = listLayer(tar(...many))
    expect(findings).toHaveLength(21)
    expect(findings[20]).toContain('480 more')
  })

  it('shows names in messages without raw control bytes', () => {
    const { findings } = listLayer(tar({ name: '../\x1b[31m\u202Ered' }))
    expect(findings[0]).toContain('␛[31m')
    expect(findings[0]).not.toMatch(/[\x00-\x1f\u202e]/)
  })
})

describe('whiteouts', () => {
  it('are known by name, whatever their type, and take no space', () => {
    const { entries } = listLayer(
      tar(
        { name: 'etc/.wh.passwd' },
        { name: 'var/.wh.log', type: '5' },
        { name: 'opt/.wh.x', content: 'odd content' },
        { name: 'srv/.wh..wh..opq' },
        { name: '.wh..wh..opq' },
        { name: 'after' },
      ),
    )
    expect(entries.map(({ path, kind, size }) => [path, kind, size])).toEqual([
      ['/etc/passwd', 'whiteout', 0],
      ['/var/log', 'whiteout', 0],
      ['/opt/x', 'whiteout', 0],
      ['/srv', 'opaque', 0],
      ['/', 'opaque', 0],
      ['/after', 'file', 0],
    ])
  })

  it('that hide nothing nameable are ignored with a finding', () => {
    const names = ['a/.wh.', 'a/.wh..', 'a/.wh...']
    const { entries, findings } = listLayer(tar(...names.map((name) => ({ name }))))
    expect(entries).toEqual([])
    expect(findings.every((finding) => finding.startsWith('invalid-whiteout'))).toBe(true)
    expect(findings).toHaveLength(3)
  })

  it('AUFS bookkeeping is no part of the image', () => {
    const { entries, findings } = listLayer(
      tar(
        { name: '.wh..wh.aufs' },
        { name: './.wh..wh.orph/', type: '5' },
        { name: '.wh..wh.orph/deep/file', content: 'x' },
        { name: '.wh..wh.plnk/', type: '5' },
        { name: 'x/.wh..wh.odd' },
      ),
    )
    expect(entries).toEqual([])
    expect(findings.map((finding) => finding.split(':')[0])).toEqual(['invalid-whiteout'])
  })

  it('hard links to a file that AUFS parked become that file', () => {
    const content = 'shared'
    const { entries } = listLayer(
      tar(
        { name: '.wh..wh.plnk/123.4', content },
        { name: 'a', type: '1', link: '.wh..wh.plnk/123.4' },
        { name: 'b', type: '1', link: '/.wh..wh.plnk/123.4' },
      ),
    )
    expect(
      entries.map(({ path, kind, size, link, digest }) => [path, kind, size, link, digest]),
    ).toEqual([
      ['/a', 'file', content.length, null, sha256(content)],
      ['/b', 'hardlink', 0, '/a', null],
    ])
  })

  it('flags raw overlay whiteouts', () => {
    const { findings } = listLayer(
      tar(
        { name: 'gone', type: '3', device: [0, 0] },
        paxHeader({ 'SCHILY.xattr.trusted.overlay.opaque': 'y' }),
        { name: 'dir', type: '5' },
      ),
    )
    expect(findings.map((finding) => finding.split(':')[0])).toEqual([
      'overlay-whiteout-device',
      'overlay-whiteout-device',
    ])
  })
})

describe('pax headers', () => {
  it('override name, link, owner, time and size', () => {
    const content = 'x'.repeat(600)
    const { entries } = listLayer(
      tar(
        paxHeader({
          path: 'long/näme',
          uid: '3000000',
          gid: '4000000',
          mtime: '-1.25',
          size: '600',
        }),
        { name: 'short', content, size: 0 },
        paxHeader({ linkpath: 'over\nthere', mtime: '1700000000.5' }),
        { name: 'link', type: '2', link: 'here' },
      ),
    )
    expect(entries[0]).toMatchObject({ uid: 3000000, gid: 4000000, mtime: -1250, size: 600 })
    expect(entries[0]?.digest).toBe(sha256(content))
    expect(Buffer.from(entries[0]?.path ?? '', 'latin1').toString()).toBe('/long/näme')
    expect(entries[1]).toMatchObject({ link: 'over\nthere', mtime: 1700000000_500 })
  })

  it('keep xattr values byte for byte', () => {
    const value = Uint8Array.of(1, 0, 0, 2, 0xff, 0x0a, 0x3d, 0x20, 0x80)
    const { entries } = listLayer(
      tar(
        paxHeader({ 'SCHILY.xattr.security.capability': value, 'SCHILY.xattr.user.a': '=b\n' }),
        { name: 'ping' },
        paxHeader({ 'LIBARCHIVE.xattr.user.with%20space': Buffer.from(value).toString('base64') }),
        { name: 'other' },
        { name: 'none' },
      ),
    )
    const raw = Buffer.from(value).toString('latin1')
    expect(entries.map((entry) => entry.xattrs)).toEqual([
      { 'security.capability': raw, 'user.a': '=b\n' },
      { 'user.with space': raw },
      {},
    ])
  })

  it('apply to one entry only, and global ones to none', () => {
    const global = tarEntry({ name: 'g', type: 'g', content: '18 path=elsewhere\n' })
    const bytes = tar(global, paxHeader({ path: 'renamed' }), { name: 'a' }, { name: 'b' })
    expect(paths(bytes)).toEqual(['/renamed', '/b'])
  })

  it('may be empty, or padded with zeros', () => {
    expect(paths(tar({ name: 'p', type: 'x' }, { name: 'a' }))).toEqual(['/a'])
    const padded = concat([bytesOf('10 path=z\n'), new Uint8Array(30)])
    expect(paths(tar({ name: 'p', type: 'x', content: padded }, { name: 'a' }))).toEqual(['/z'])
  })

  it('that hold no records are damage', () => {
    for (const content of [
      'nonsense',
      '99 path=a\n',
      '5 a=b\n',
      '3 \n',
      '0 path=a\n',
      '-1 a=b\n',
    ]) {
      expect(errorOf(tar({ name: 'p', type: 'x', content }, { name: 'a' }))?.kind).toBe('damaged')
    }
  })
})

describe('the other formats', () => {
  it('GNU long names and links', () => {
    const long = 'n'.repeat(300)
    const { entries } = listLayer(
      tar(
        { name: '././@LongLink', type: 'L', content: `${long}\0`, magic: 'gnu' },
        { name: '././@LongLink', type: 'K', content: `../${long}\0`, magic: 'gnu' },
        { name: 'n', type: '2', link: 'l', magic: 'gnu' },
        { name: 'next', magic: 'gnu' },
      ),
    )
    expect(entries.map(({ path, link }) => [path, link])).toEqual([
      [`/${long}`, `../${long}`],
      ['/next', null],
    ])
  })

  it('ustar prefixes, but not the times that GNU keeps there', () => {
    const times = { name: 'b', magic: 'gnu', prefix: '14000000000\x0014000000000' } as const
    const oldGo = { name: 'c', magic: 'gnu', prefix: 'written/by/old/go' } as const
    const bytes = tar({ name: 'a', prefix: 'some/dir' }, times, oldGo)
    expect(paths(bytes)).toEqual(['/some/dir/a', '/b', '/written/by/old/go/c'])
  })

  it('base-256 numbers, negative ones too', () => {
    const { entries } = listLayer(
      tar({
        name: 'a',
        content: 'abc',
        magic: 'gnu',
        patch: (header) => {
          header.set([0x80, 0, 0, 0, 0, 0x2d, 0xc6, 0xc0], 108)
          header.set([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe], 116)
          header.set([0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3], 124)
          header.set([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xf6], 136)
        },
      }),
    )
    expect(entries[0]).toMatchObject({ uid: 3000000, gid: 4294967294, size: 3, mtime: -10_000 })
  })

  it('headers whose checksum was summed over signed bytes', () => {
    const header = tarEntry({ name: Uint8Array.of(0xe9) })
    const sum = header
      .subarray(0, 148)
      .reduce((total, byte) => total + (byte > 127 ? byte - 256 : byte), 256)
    const rest = header.subarray(156).reduce((total, byte) => total + byte, 0)
    header.set(bytesOf(`${(sum + rest).toString(8).padStart(6, '0')}\0 `), 148)
    expect(paths(tar(header))).toEqual(['/\xe9'])
  })
})

describe('sizes on entries that have no content', () => {
  const other = { name: 'next', content: 'x' }

  it('are ignored when a header follows', () => {
    for (const type of ['1', '2', '5', '6']) {
      const bytes = tar({ name: 'odd', type, link: 'a', size: 5000 }, other)
      expect(listLayer(bytes).entries.map(({ path, size }) => [path, size])).toEqual([
        ['/odd', 0],
        ['/next', 1],
      ])
    }
  })

  it('are believed when none does', () => {
    for (const type of ['1', '5']) {
      for (const length of [1, 512, 513, 5000]) {
        const content = 'y'.repeat(length)
        expect(paths(tar({ name: 'odd', type, link: 'a', content }, other))).toEqual([
          '/odd',
          '/next',
        ])
      }
    }
  })

  it('may stand at the end', () => {
    expect(paths(tar({ name: 'odd', type: '1', link: 'a', size: 5000 }))).toEqual(['/odd'])
    expect(paths(tarEntry({ name: 'odd', type: '5', size: 5000 }))).toEqual(['/odd'])
  })
})

describe('the end of a layer', () => {
  const file = tarEntry({ name: 'a', content: 'x'.repeat(600) })

  it('nothing, or nothing but zeros, is an empty layer', () => {
    for (const length of [0, 1, 100, 512, 1024, 10240]) {
      expect(listLayer(new Uint8Array(length))).toEqual({
        entries: [],
        tarSize: length,
        findings: [],
      })
    }
  })

  it('needs no end blocks, or only one, or not even the padding', () => {
    expect(paths(file)).toEqual(['/a'])
    expect(paths(concat([file, new Uint8Array(512)]))).toEqual(['/a'])
    expect(paths(file.subarray(0, 512 + 600))).toEqual(['/a'])
  })

  it('counts what follows the end blocks without reading it', () => {
    const bytes = concat([tar(file), file, bytesOf('junk')])
    expect(listLayer(bytes)).toMatchObject({ tarSize: bytes.length, entries: [{ path: '/a' }] })
  })

  it('inside an entry or a header is a cut', () => {
    for (const length of [300, 512 + 599, 512 + 1]) {
      const error = errorOf(file.subarray(0, length))
      expect(error?.kind).toBe(length < 512 ? 'not-tar' : 'truncated')
    }
    const second = concat([file, tarEntry({ name: 'b' })])
    expect(errorOf(second.subarray(0, second.length - 200))?.kind).toBe('truncated')
    expect(errorOf(paxHeader({ path: 'x' }))?.kind).toBe('truncated')
    expect(errorOf(file.subarray(0, 1111))?.message).toContain('"/a"')
  })

  it('something else is no tar, or damage', () => {
    expect(errorOf(bytesOf('{"not":"a tar"}'))?.kind).toBe('not-tar')
    expect(errorOf(randomBytes(5000))?.kind).toBe('not-tar')
    expect(errorOf(concat([file, randomBytes(2048)]))).toMatchObject({
      kind: 'damaged',
      offset: 1536,
    })
    expect(errorOf(concat([file, new Uint8Array(512), file]))?.kind).toBe('damaged')
    expect(
      errorOf(tar({ name: 'a', patch: (h) => h.set(bytesOf('99999999999'), 124) }))?.kind,
    ).toBe('damaged')
    expect(errorOf(tar({ name: 'a', patch: (h) => h.fill(0xff, 124, 136) }))?.kind).toBe('damaged')
  })
})

describe('symbols of programs', () => {
  const program = (type: number) =>
    buildElf(
      [
        { name: '.text', type: 1, size: 700, isLoaded: true },
        { name: '.symtab', type: 2, size: 480 },
      ],
      { is64: true, littleEndian: true, type, tableAt: 'end', namesAt: 'last' },
    )
  const bytes = tar(
    { name: 'plain', content: 'x'.repeat(2000) },
    { name: 'program', content: program(2) },
    { name: 'object', content: program(1) },
    { name: 'empty' },
    { name: 'library', content: program(3) },
  )

  it.each([1, 7, 512, 1000, 1 << 20])('are told, in chunks of %i', (chunkSize) => {
    const { entries } = listLayer(bytes, { chunkSize })
    expect(entries.map(({ path, symbolBytes }) => [path, symbolBytes])).toEqual([
      ['/plain', 0],
      ['/program', 480],
      ['/object', 0],
      ['/empty', 0],
      ['/library', 480],
    ])
  })
})

describe('limits', () => {
  it('on pax headers and long names', () => {
    const bytes = tar(paxHeader({ path: 'p'.repeat(2000) }), { name: 'a' })
    expect(errorOf(bytes, { metadataBytes: 1000 })?.kind).toBe('limit')
    const huge = tar({ name: 'l', type: 'L', size: 8 * 2 ** 30 })
    expect(errorOf(huge)?.kind).toBe('limit')
  })

  it('on entries', () => {
    const bytes = tar(...Array.from({ length: 11 }, (_, i) => ({ name: `f${i}` })))
    expect(errorOf(bytes, { entries: 11 })).toBe(null)
    expect(errorOf(bytes, { entries: 10 })).toMatchObject({ kind: 'limit', offset: 5120 })
  })

  it('on distinct xattr sets', () => {
    const entries = Array.from({ length: 20 }, (_, i) => [
      paxHeader({ 'SCHILY.xattr.user.n': `${i}`.repeat(100) }),
      { name: `f${i}` },
    ]).flat()
    expect(errorOf(tar(...entries), { xattrBytes: 1000 })?.kind).toBe('limit')
  })
})
