import { decodeName } from '../model/display-text.ts'
import type { DecodedName } from '../model/display-text.ts'
import type { PathTable } from '../store/path-table.ts'

/** An absolute path of the image as text. */
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
