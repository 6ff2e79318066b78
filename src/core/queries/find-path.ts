import type { PathTable } from '../store/path-table.ts'

/**
 * The path that a text names, -1 when there is none. Takes what `decodeName` writes, so that every
 * path that is shown can be named; a leading slash may be left out.
 */
export function findPath(paths: PathTable, text: string): number {
  const plain = paths.find(new TextEncoder().encode(text))
  return plain >= 0 || !text.includes('\\') ? plain : paths.find(unescapeName(text))
}

/** The bytes that an escaped name stands for: `\xHH` is a byte, `\\` a backslash. */
export function unescapeName(text: string): Uint8Array {
  const bytes: number[] = []
  for (const [part, hex, escaped] of text.matchAll(/\\x([0-9a-f]{2})|\\(\\)|[^\\]+|\\/gu)) {
    if (hex !== undefined) bytes.push(parseInt(hex, 16))
    else bytes.push(...new TextEncoder().encode(escaped ?? part))
  }
  return Uint8Array.from(bytes)
}
