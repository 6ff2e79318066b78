import type { Finding } from '../model/finding.ts'
import type { EntryTable } from '../store/entry-table.ts'

/** Extended attributes of an entry: name → raw value bytes (OCI layer.md, "Change Types"). */
export type XattrSet = ReadonlyMap<string, Uint8Array>

/** All that one uncompressed layer tar holds, as read in one pass. */
export interface LayerContents {
  readonly entries: EntryTable
  /** Distinct xattr sets; index 0 is the empty set. */
  readonly xattrSets: readonly XattrSet[]
  /** Bytes of the uncompressed tar, padding and trailing bytes included. */
  readonly tarSize: number
  /** What was odd while reading: unsafe names, unknown types, sparse files. Without layer index. */
  readonly findings: readonly Finding[]
}

/** Incremental sha256, given from outside because the core has no crypto. */
export interface ContentHash {
  update(bytes: Uint8Array): void
  /** 32 bytes. */
  digest(): Uint8Array
}

export type CreateHash = () => ContentHash
