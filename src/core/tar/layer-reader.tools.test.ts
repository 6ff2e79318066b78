import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listLayer } from '../../../test/unit-support/read-layer.ts'
import type { LayerEntry } from '../../../test/unit-support/read-layer.ts'

/* What other programs write must be read as they themselves read it. */

const has = (tool: string, ...args: string[]) => spawnSync(tool, args).status === 0
const hasPython = has('python3', '--version')
const hasBsdtar = has('bsdtar', '--version')
const isRoot = process.getuid?.() === 0

let work = ''
let tree = ''

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'strata-layer-reader-'))
  tree = join(work, 'tree')
  makeTree()
})

afterAll(() => rmSync(work, { recursive: true, force: true }))

function makeTree(): void {
  mkdirSync(join(tree, 'etc/empty.d'), { recursive: true })
  writeFileSync(join(tree, 'etc/passwd'), 'root:x:0:0\n', { mode: 0o644 })
  writeFileSync(join(tree, 'empty'), '')
  writeFileSync(join(tree, 'setuid'), 'x'.repeat(70_000))
  execFileSync('chmod', ['6755', join(tree, 'setuid')])
  symlinkSync('../etc/passwd', join(tree, 'etc/link'))
  linkSync(join(tree, 'etc/passwd'), join(tree, 'etc/passwd-'))
  execFileSync('mkfifo', [join(tree, 'pipe')])
  if (isRoot) {
    execFileSync('mknod', [join(tree, 'device'), 'c', '5', '1'])
    execFileSync('chown', ['70000:80000', join(tree, 'empty')])
  }
  const sparse = join(tree, 'sparse')
  const file = openSync(sparse, 'w')
  for (let piece = 0; piece < 30; piece++)
    writeSync(file, `piece ${piece}`, piece * 200_000 + 100_000)
  truncateSync(sparse, 8_000_000)
  utimesSync(sparse, 1_600_000_000, 1_600_000_000)
}

function gnuTar(archive: string, ...options: string[]): string {
  const path = join(work, archive)
  // devices and fifos cannot be stored in v7: tar warns and goes on
  spawnSync('tar', [...options, '-C', tree, '-cf', path, '.'])
  return path
}

/** The digest of what a program extracts for a path. */
function extracted(tool: string, archive: string, path: string): string {
  const content = execFileSync(tool, ['-xOf', archive, `.${path}`], { maxBuffer: 1 << 27 })
  return createHash('sha256').update(content).digest('hex')
}

/** `tar --list` in the words of our listing: type, mode, owner, size, seconds, path, link. */
function listed(archive: string): string[] {
  const options = [
    '--list',
    '--verbose',
    '--numeric-owner',
    '--full-time',
    '--quoting-style=literal',
  ]
  const text = execFileSync('tar', [...options, '-f', archive], {
    env: { ...process.env, TZ: 'UTC', LC_ALL: 'C' },
    encoding: 'utf8',
  })
  return text.trimEnd().split('\n')
}

function asListed(entry: LayerEntry): RegExp {
  const letter = {
    file: '-',
    directory: 'd',
    symlink: 'l',
    hardlink: 'h',
    character: 'c',
    fifo: 'p',
  }[entry.kind]
  const size = entry.kind === 'character' ? entry.device.join(',') : String(entry.size)
  const time = new Date(Math.floor(entry.mtime / 1000) * 1000).toISOString()
  const seconds = `${time.slice(0, 10)} ${time.slice(11, 19)}`
  const path = `.${entry.path}`.replace(/\/$/, '')
  const slash = entry.kind === 'directory' ? '/' : ''
  const link =
    { symlink: ` -> ${entry.link}`, hardlink: ` link to .${entry.link}` }[entry.kind] ?? ''
  const owner = `${entry.uid}/${entry.gid}`
  return new RegExp(
    `^${letter}${permissions(entry.mode)} ${owner} +${size} ${seconds}(\\.\\d+)? +${escape(path + slash + link)}$`,
  )
}

function permissions(mode: number): string {
  const bits = Array.from((mode & 0o777).toString(2).padStart(9, '0'), (bit, i) =>
    bit === '1' ? 'rwx'[i % 3] : '-',
  )
  const special = (at: number, flag: number, set: string) => {
    if (mode & flag) bits[at] = bits[at] === 'x' ? set : set.toUpperCase()
  }
  special(2, 0o4000, 's')
  special(5, 0o2000, 's')
  special(8, 0o1000, 't')
  return bits.join('')
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function expectAsGnuTarLists(archive: string): void {
  const { entries, tarSize, findings } = listLayer(readFileSync(archive))
  const lines = listed(archive)
  expect(entries).toHaveLength(lines.length)
  entries.forEach((entry, i) => expect(lines[i]).toMatch(asListed(entry)))
  expect(tarSize).toBe(readFileSync(archive).length)
  expect(findings).toEqual([])
  for (const entry of entries.filter(({ kind }) => kind === 'file')) {
    expect(entry.digest).toBe(extracted('tar', archive, entry.path))
  }
}

describe('archives of GNU tar', () => {
  it.each(['v7', 'oldgnu', 'gnu', 'ustar', 'posix'])('in format %s', (format) => {
    expectAsGnuTarLists(gnuTar(`${format}.tar`, `--format=${format}`))
  })

  it.each(['0.0', '0.1', '1.0'])('with sparse files of pax format %s', (version) => {
    const options = ['--format=posix', '--sparse', `--sparse-version=${version}`]
    const archive = gnuTar(`sparse-${version}.tar`, ...options)
    expect(readFileSync(archive).length).toBeLessThan(1_000_000)
    expectAsGnuTarLists(archive)
  })

  it.each(['gnu', 'oldgnu'])(
    'with sparse files of format %s and their extension blocks',
    (format) => {
      const archive = gnuTar(`sparse-${format}.tar`, `--format=${format}`, '--sparse')
      expect(readFileSync(archive).length).toBeLessThan(1_000_000)
      expectAsGnuTarLists(archive)
    },
  )

  it.each(['gnu', 'ustar', 'posix'])('with long names in format %s', (format) => {
    const deep = join(work, `deep-${format}`)
    const folder = join(deep, 'a'.repeat(90), 'b'.repeat(format === 'ustar' ? 40 : 200))
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'c'.repeat(90)), 'deep')
    symlinkSync('t'.repeat(format === 'ustar' ? 90 : 300), join(folder, 'link'))
    const archive = join(work, `long-${format}.tar`)
    execFileSync('tar', [`--format=${format}`, '-C', deep, '-cf', archive, '.'])
    expectAsGnuTarLists(archive)
  })

  it('with a size above 8 GiB', () => {
    const size = 9 * 2 ** 30
    const big = join(work, 'big')
    writeFileSync(big, '')
    truncateSync(big, size)
    for (const format of ['gnu', 'posix']) {
      const pipeline = `tar --format=${format} -C ${work} -cf - big 2>/dev/null | head -c 8192`
      const head = spawnSync('sh', ['-c', pipeline]).stdout
      // were the size misread, the zeros after the header would look like the end of the archive
      expect(() => listLayer(head)).toThrow('it ends inside "/big"')
    }
    for (const format of ['gnu', 'posix']) {
      const archive = join(work, `hole-${format}.tar`)
      execFileSync('tar', [`--format=${format}`, '--sparse', '-C', work, '-cf', archive, 'big'])
      const { entries, findings } = listLayer(readFileSync(archive))
      expect(entries).toMatchObject([{ path: '/big', size, digest: null, dataOffset: -1 }])
      expect(findings[0]).toMatch(/^sparse-file: .*"\/big"/)
    }
  })
})

describe.skipIf(!hasPython)('archives of python', () => {
  it.each(['USTAR', 'GNU', 'PAX'])('in format %s', (format) => {
    const archive = join(work, `python-${format}.tar`)
    const script = `
import io, tarfile, sys
t = tarfile.open(sys.argv[1], 'w', format=tarfile.${format}_FORMAT)
def add(name, data=b'', **fields):
    info = tarfile.TarInfo(name)
    info.size = len(data)
    for key, value in fields.items(): setattr(info, key, value)
    t.addfile(info, io.BytesIO(data))
add('plain', b'content', mtime=1234567890, mode=0o1777, uid=1000, gid=1001)
add('dir', type=tarfile.DIRTYPE, mode=0o700)
add('dir/' + 'n' * 95, b'x' * 513)
if '${format}' != 'USTAR':
    add('far', uid=4000000000 - 1, gid=3000000, mtime=-5)
    add('m' * 400, b'y')
    add('sl', type=tarfile.SYMTYPE, linkname='l' * 250)
t.close()
t = tarfile.open(sys.argv[1])
kinds = {b'0': 'file', b'5': 'directory', b'2': 'symlink'}
import hashlib, json
print(json.dumps([['/' + m.name, kinds[m.type], m.mode, m.uid, m.gid, m.size, m.mtime * 1000, m.linkname or None,
    hashlib.sha256(t.extractfile(m).read()).hexdigest() if m.isfile() else None] for m in t.getmembers()]))
`
    const oracle: unknown = JSON.parse(
      execFileSync('python3', ['-c', script, archive], { encoding: 'utf8' }),
    )
    const { entries } = listLayer(readFileSync(archive))
    expect(
      entries.map((e) => [e.path, e.kind, e.mode, e.uid, e.gid, e.size, e.mtime, e.link, e.digest]),
    ).toEqual(oracle)
  })
})

describe.skipIf(!hasBsdtar)('archives of bsdtar', () => {
  it.each(['pax', 'ustar', 'gnutar', 'v7'])('in format %s', (format) => {
    const archive = join(work, `bsd-${format}.tar`)
    spawnSync('bsdtar', [`--format=${format}`, '-C', tree, '-cf', archive, '.'])
    const { entries } = listLayer(readFileSync(archive))
    const names = execFileSync('bsdtar', ['-tf', archive], { encoding: 'utf8' })
      .trimEnd()
      .split('\n')
    expect(entries.map((entry) => entry.path)).toEqual(
      names.map((name) => name.replace(/^\./, '').replace(/(.)\/$/, '$1')),
    )
    const files = entries.filter(({ kind }) => kind === 'file')
    expect(files.length).toBeGreaterThan(3)
    for (const { path, digest } of files) expect(digest).toBe(extracted('bsdtar', archive, path))
  })
})

describe('extended attributes', () => {
  it('of GNU tar and bsdtar are the same bytes', ({ skip }) => {
    const folder = join(work, 'attributes')
    mkdirSync(folder)
    writeFileSync(join(folder, 'f'), '')
    const set = spawnSync('setfattr', ['-n', 'user.strata', '-v', '0x00ff0a3d', join(folder, 'f')])
    if (set.status !== 0) skip('no setfattr, or no extended attributes here')
    const archives = [join(work, 'xattr-gnu.tar')]
    execFileSync('tar', ['--xattrs', '--format=posix', '-C', folder, '-cf', archives[0] ?? '', 'f'])
    if (hasBsdtar) {
      archives.push(join(work, 'xattr-bsd.tar'))
      execFileSync('bsdtar', [
        '--xattrs',
        '--format=pax',
        '-C',
        folder,
        '-cf',
        archives[1] ?? '',
        'f',
      ])
    }
    for (const archive of archives) {
      const { entries } = listLayer(readFileSync(archive))
      expect(entries[0]?.xattrs['user.strata']).toBe('\x00\xff\n=')
    }
  })
})
