/**
 * What one tar entry of a layer is. The number kept in the columns is the index in this list.
 * `whiteout` and `opaque` are markers (OCI image-spec, layer.md "Whiteouts"): their path is the
 * path they hide (whiteout: the hidden name; opaque: the directory whose lower children are hidden).
 */
export const entryKinds = [
  'file',
  'directory',
  'symlink',
  'hardlink',
  'character',
  'block',
  'fifo',
  'whiteout',
  'opaque',
  'other',
] as const

export type EntryKind = (typeof entryKinds)[number]

export const kindFile = 0
export const kindDirectory = 1
export const kindSymlink = 2
export const kindHardlink = 3
export const kindCharacter = 4
export const kindBlock = 5
export const kindFifo = 6
export const kindWhiteout = 7
export const kindOpaque = 8
export const kindOther = 9

/** The word for a stored kind number. */
export function entryKindOf(kind: number): EntryKind {
  return entryKinds[kind] ?? 'other'
}
