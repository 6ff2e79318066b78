import { decodeName } from '../model/display-text.ts'
import type { DecodedName } from '../model/display-text.ts'
import type { PathTable } from '../store/path-table.ts'
import { rootPath } from '../store/path-table.ts'

/**
 * Absolute paths of an image as text. Remembers directories, so that many paths cost little more
 * than their last names; keep an instance only while a list is made.
 */
export class PathTexts {
  readonly #paths: PathTable
  readonly #directories = new Map<number, DecodedName>()

  constructor(paths: PathTable) {
    this.#paths = paths
  }

  of(path: number): DecodedName {
    if (path === rootPath) return { text: '/', escaped: false }
    const name = decodeName(this.#paths.names.bytes(this.#paths.name(path)))
    const parent = this.#paths.parent(path)
    const directory = parent === rootPath ? top : this.#directory(parent)
    // Escapes hold for a whole path: where one name needs them, the others are escaped as well.
    if (name.escaped || directory.escaped) return decodeName(this.#paths.bytes(path))
    return { text: `${directory.text}/${name.text}`, escaped: false }
  }

  #directory(path: number): DecodedName {
    const known = this.#directories.get(path)
    if (known !== undefined) return known
    const text = decodeName(this.#paths.bytes(path))
    this.#directories.set(path, text)
    return text
  }
}

const top: DecodedName = { text: '', escaped: false }

/** One absolute path as text. */
export function pathText(paths: PathTable, path: number): DecodedName {
  return decodeName(paths.bytes(path))
}

/** Orders paths by their bytes. Path numbers have no order: they depend on how the archive was read. */
export function comparePaths(paths: PathTable, one: number, other: number): number {
  if (one === other) return 0
  const a = paths.bytes(one)
  const b = paths.bytes(other)
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const difference = (a[at] as number) - (b[at] as number)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Orders texts by code units, the same everywhere. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
