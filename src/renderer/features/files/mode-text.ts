import type { EntryKind } from '../../../core/model/entry-kind.ts'

const kindLetters: Readonly<Record<EntryKind, string>> = {
  file: '-',
  directory: 'd',
  symlink: 'l',
  hardlink: '-',
  character: 'c',
  block: 'b',
  fifo: 'p',
  whiteout: '?',
  opaque: '?',
  other: '?',
}

/** Permission bits as `ls -l` writes them: `drwxr-xr-x`, `-rwsr-xr-x`. */
export function modeText(kind: EntryKind, mode: number): string {
  return kindLetters[kind] + permissionText(mode)
}

/** The same without the kind: `rw-r--r--`. */
export function permissionText(mode: number): string {
  return (
    triple(mode >> 6, (mode & 0o4000) !== 0, 's') +
    triple(mode >> 3, (mode & 0o2000) !== 0, 's') +
    triple(mode, (mode & 0o1000) !== 0, 't')
  )
}

function triple(bits: number, special: boolean, letter: string): string {
  const runs = (bits & 1) !== 0
  const last = special ? (runs ? letter : letter.toUpperCase()) : runs ? 'x' : '-'
  return `${(bits & 4) !== 0 ? 'r' : '-'}${(bits & 2) !== 0 ? 'w' : '-'}${last}`
}

/** Permission bits as a number: `0644`, `4755`. */
export function modeNumber(mode: number): string {
  return (mode & 0o7777).toString(8).padStart(4, '0')
}
