import { createHash } from 'node:crypto'
import type { TarEntry } from './ustar.ts'

/* Short ways to write the entries of a layer. */

type Options = Partial<Pick<TarEntry, 'mode' | 'uid' | 'gid' | 'mtime'>>

const nothing = new Uint8Array(0)

function entry(name: string, type: TarEntry['type'], options: Options): TarEntry {
  const mode = type === 'directory' ? 0o755 : type === 'symlink' ? 0o777 : 0o644
  return {
    name,
    type,
    mode,
    uid: 0,
    gid: 0,
    mtime: 0,
    content: nothing,
    linkTarget: '',
    ...options,
  }
}

export function file(name: string, content: string | Uint8Array, options: Options = {}): TarEntry {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return { ...entry(name, 'file', options), content: bytes }
}

export function directory(name: string, options: Options = {}): TarEntry {
  return entry(`${name}/`, 'directory', options)
}

export function symlink(name: string, target: string): TarEntry {
  return { ...entry(name, 'symlink', {}), linkTarget: target }
}

export function hardlink(name: string, target: string, options: Options = {}): TarEntry {
  return { ...entry(name, 'hardlink', options), linkTarget: target }
}

/** The marker that removes `name` of `folder` from the layers below. */
export function whiteout(folder: string, name: string): TarEntry {
  return entry(`${folder}/.wh.${name}`, 'file', { mode: 0 })
}

/** The marker that hides all that the layers below have in `folder`. */
export function opaque(folder: string): TarEntry {
  return entry(`${folder}/.wh..wh..opq`, 'file', { mode: 0 })
}

/** Bytes that look like a compiled program, always the same for a name: sha256 in counter mode. */
export function program(name: string, length: number): Uint8Array {
  const blocks = [Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1')]
  for (let at = 0; at * 32 < length; at++) {
    blocks.push(createHash('sha256').update(`${name} ${at}`).digest())
  }
  return Buffer.concat(blocks).subarray(0, length)
}

/** All entries with one modification time, as the files of one step have. */
export function at(mtime: number, entries: readonly TarEntry[]): readonly TarEntry[] {
  return entries.map((each) => ({ ...each, mtime: each.mtime || mtime }))
}
