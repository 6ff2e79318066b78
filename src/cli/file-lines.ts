import { visibleText } from '../core/model/display-text.ts'
import type { ListedFile } from '../core/queries/listing.ts'

export const listFormats = ['table', 'ndjson', 'csv'] as const
export type ListFormat = (typeof listFormats)[number]

const columns = [
  'path',
  'kind',
  'size',
  'mode',
  'uid',
  'gid',
  'mtime',
  'linkTarget',
  'digest',
  'layer',
  'change',
] as const

/** What stands before the rows; '' for nothing. */
export function listHead(format: ListFormat): string {
  return format === 'csv' ? `${columns.join(',')}\r\n` : ''
}

/** An entry as one line of the format. */
export function fileLine(file: ListedFile, format: ListFormat): string {
  switch (format) {
    case 'ndjson':
      return `${JSON.stringify(file)}\n`
    case 'csv':
      return `${columns.map((column) => csvField(file[column])).join(',')}\r\n`
    case 'table':
      return tableLine(file)
  }
}

const changeGlyphs = { added: '+', modified: '~', removed: '-', unchanged: ' ' } as const

/** As `ls -l` has it, with the change and the layer in front. */
function tableLine(file: ListedFile): string {
  const { change, layer, kind, mode, uid, gid, size, mtime, path, linkTarget } = file
  const arrow = kind === 'hardlink' ? '=>' : '->'
  const target = linkTarget === null ? '' : ` ${arrow} ${visibleText(linkTarget)}`
  return (
    [
      change === null ? '!' : changeGlyphs[change],
      String(layer).padStart(3),
      modeText(kind, parseInt(mode, 8)),
      `${uid}:${gid}`.padStart(9),
      String(size).padStart(12),
      (mtime === null ? '' : mtime.slice(0, 16).replace('T', ' ')).padEnd(16),
      visibleText(path),
    ].join(' ') + `${target}\n`
  )
}

const kindLetters: Readonly<Record<ListedFile['kind'], string>> = {
  file: '-',
  directory: 'd',
  symlink: 'l',
  hardlink: 'h',
  character: 'c',
  block: 'b',
  fifo: 'p',
  whiteout: 'w',
  opaque: 'w',
  other: '?',
}

/** `drwxr-sr-x`, as ls and tar write it; a hard link begins with `h`. */
function modeText(kind: ListedFile['kind'], mode: number): string {
  const bits = ['r', 'w', 'x', 'r', 'w', 'x', 'r', 'w', 'x'].map((letter, at) =>
    (mode & (0o400 >> at)) !== 0 ? letter : '-',
  )
  const special = [
    [0o4000, 2, 's'],
    [0o2000, 5, 's'],
    [0o1000, 8, 't'],
  ] as const
  for (const [bit, at, letter] of special) {
    if ((mode & bit) !== 0) bits[at] = bits[at] === 'x' ? letter : letter.toUpperCase()
  }
  return kindLetters[kind] + bits.join('')
}

/** RFC 4180; text that a spreadsheet would take for a formula gets an apostrophe in front. */
function csvField(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
