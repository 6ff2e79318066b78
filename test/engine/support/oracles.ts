import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './command.ts'
import { docker, scratch } from './context.ts'

/* What others say about an image: docker, GNU tar, sha256sum. None of it is our code. */

export interface Inspected {
  readonly Id: string
  readonly RepoTags: readonly string[]
  readonly Os: string
  readonly Architecture: string
  readonly Created: string
  readonly RootFS: { readonly Layers: readonly string[] }
  readonly Config: Readonly<Record<string, unknown>>
  readonly Size: number
}

export async function dockerInspect(reference: string): Promise<Inspected> {
  const [inspected] = JSON.parse(await docker(['image', 'inspect', reference])) as Inspected[]
  return inspected!
}

export interface HistoryRow {
  readonly createdBy: string
  readonly comment: string
  readonly size: number
}

/** docker history, oldest step first. */
export async function dockerHistory(reference: string): Promise<readonly HistoryRow[]> {
  const fields = ['--no-trunc', '--human=false', '--format', '{{json .}}']
  const output = await docker(['history', ...fields, reference])
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<'CreatedBy' | 'Comment' | 'Size', string>)
    .map((row) => ({ createdBy: row.CreatedBy, comment: row.Comment, size: Number(row.Size) }))
    .reverse()
}

/** One path as `tar --list --verbose` shows it. */
export interface ListedEntry {
  readonly path: string
  /** `-` file, `d` directory, `l` symbolic link, `h` hard link, `c` `b` device, `p` fifo. */
  readonly type: string
  /** As ls writes it, without the type: `rwxr-sr-t`. */
  readonly mode: string
  readonly uid: number
  readonly gid: number
  /** Bytes; 0 for everything but files. */
  readonly size: number
  /** `major,minor` of a device. */
  readonly device: string | null
  /** Target of a symbolic link as stored; of a hard link as a path from the root. */
  readonly target: string | null
}

const line =
  /^(?<type>[-dlhcbp])(?<mode>[-rwxsStT]{9})\+? (?<uid>\d+)\/(?<gid>\d+) +(?<size>\d+(?:,\d+)?) (?<date>\S+ \S+) (?<name>.*)$/

/** The entries of a tar file in their order, read by GNU tar. */
export async function tarListing(tar: string): Promise<readonly ListedEntry[]> {
  const format = ['--numeric-owner', '--full-time', '--quoting-style=escape']
  const output = await run('tar', ['-tv', ...format, '-f', tar], {
    env: { LC_ALL: 'C', TZ: 'UTC' },
  })
  return output.split('\n').flatMap((text) => {
    if (text === '') return []
    const fields = line.exec(text)?.groups
    if (fields === undefined) throw new Error(`cannot read the line of tar: ${text}`)
    const { type = '', mode = '', size = '', name = '' } = fields
    const arrow = type === 'l' ? ' -> ' : type === 'h' ? ' link to ' : null
    const [path = '', target] = arrow === null ? [name] : name.split(arrow)
    const isDevice = type === 'c' || type === 'b'
    return [
      {
        path: absolute(unescape(path)),
        type,
        mode,
        uid: Number(fields['uid']),
        gid: Number(fields['gid']),
        size: type === '-' ? Number(size) : 0,
        device: isDevice ? size : null,
        target:
          target === undefined
            ? null
            : type === 'h'
              ? absolute(unescape(target))
              : unescape(target),
      },
    ]
  })
}

/** The root file system of a fresh container of the image, as docker export writes it. */
export async function dockerExport(reference: string): Promise<string> {
  const tar = join(scratch('exports'), `${reference.replaceAll(/[/:]/g, '-')}.tar`)
  const id = (await docker(['create', '--network', 'none', reference, '/bin/sh'])).trim()
  try {
    await docker(['export', '-o', tar, id])
  } finally {
    await docker(['rm', id])
  }
  return tar
}

/**
 * What the engine puts into every container of its own accord: mount points and files that are
 * in no layer (moby, daemon/initlayer/setup_unix.go).
 */
export const engineOwnFiles: ReadonlySet<string> = new Set([
  '/.dockerenv',
  '/dev',
  '/dev/console',
  '/dev/pts',
  '/dev/shm',
  '/etc/hostname',
  '/etc/hosts',
  '/etc/mtab',
  '/etc/resolv.conf',
  '/proc',
  '/sys',
])

/** sha256 of every regular file of a tar, by GNU tar and sha256sum: path → `sha256:…`. */
export async function contentDigests(tar: string): Promise<ReadonlyMap<string, string>> {
  const folder = scratch('contents')
  await run('tar', ['-C', folder, '-xf', tar], { timeout: 300_000 })
  const command = 'find . -type f -print0 | xargs -0 -r sha256sum --zero'
  const output = await run('sh', ['-c', command], { cwd: folder })
  rmSync(folder, { recursive: true })
  const rows = output.split('\0').filter((row) => row !== '')
  // "digest, two spaces, ./path"
  return new Map(rows.map((row) => [absolute(row.slice(66)), `sha256:${row.slice(0, 64)}`]))
}

/** sha256sum of a file, `sha256:…`. */
export async function sha256sum(path: string): Promise<string> {
  const output = await run('sha256sum', ['--zero', path])
  return `sha256:${output.slice(0, 64)}`
}

/** `./usr/bin/` → `/usr/bin`, `.` → `/`. */
function absolute(name: string): string {
  const inner = name.replace(/^\.?\/+/, '').replace(/\/+$/, '')
  return inner === '.' ? '/' : `/${inner}`
}

/** Undoes tar's escape style: `\303\251`, `\n`, `\\`, `\ `. */
function unescape(text: string): string {
  const bytes: number[] = []
  const simple: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, b: 8, f: 12, v: 11, a: 7 }
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (character !== '\\') {
      bytes.push(...Buffer.from(character))
      continue
    }
    const octal = /^[0-7]{3}/.exec(text.slice(at + 1))
    const next = text[at + 1] ?? ''
    bytes.push(octal ? parseInt(octal[0], 8) : (simple[next] ?? next.charCodeAt(0)))
    at += octal ? 3 : 1
  }
  return Buffer.from(bytes).toString('utf8')
}
