import { kindFile } from '../model/entry-kind.ts'
import type { EntryHeader } from './entry-header.ts'
import type { PaxHeader, PaxSparse } from './pax-header.ts'
import { addListedPieces, readOldRealSize, SparseMap } from './sparse-map.ts'

/** Type flag 'S': a sparse file of the old GNU format. */
export const oldSparseType = 0x53

/** Beyond this a sparse file's claimed size is not believed, so that sums of sizes stay exact. */
const largestSize = 2 ** 50

/**
 * The map of a sparse file, as far as the pax header tells it; null when the entry is none. What
 * the header block, its extensions or the content hold of it comes later.
 */
export function sparseMapOf(
  header: EntryHeader,
  pax: PaxHeader | null,
  block: Uint8Array,
  at: number,
  mostPieces: number,
): SparseMap | null {
  if (header.kind !== kindFile) return null
  if (header.type === oldSparseType) return new SparseMap(readOldRealSize(block, at), mostPieces)
  const sparse = pax?.sparse
  if (!pax || !sparse?.isSparse) return null
  const map = new SparseMap(sparse.realSize, mostPieces)
  if (!sparse.mapInContent) addPaxPieces(map, sparse, pax.bytes)
  return map
}

/** Makes the header say what the file is when expanded. */
export function describeSparse(header: EntryHeader, { realSize }: SparseMap): void {
  header.dataOffset = -1
  if (realSize >= 0 && realSize <= largestSize) header.size = realSize
}

/** Adds the pieces that a pax header of format 0.0 or 0.1 lists. */
function addPaxPieces(map: SparseMap, pax: PaxSparse, bytes: Uint8Array): void {
  if (pax.list !== null) addListedPieces(map, bytes, pax.list.start, pax.list.end)
  else {
    const count = Math.max(pax.offsets.length, pax.lengths.length)
    for (let i = 0; i < count; i++) map.add(pax.offsets[i] ?? NaN, pax.lengths[i] ?? NaN)
  }
}
