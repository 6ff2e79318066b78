/** One entry of the archive itself, whether it stands in a tar or in a folder. */
export type OuterEntry =
  | { readonly kind: 'directory'; readonly name: string }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly size: number
      /** Where the content begins in the (uncompressed) tar; null for a file of a folder. */
      readonly offset: number | null
      /** The content, to be read to its end before the next entry is asked for. */
      readonly body: AsyncIterable<Uint8Array>
    }
  /** `target` is as stored: relative to the entry for a symlink, to the top for a hard link. */
  | { readonly kind: 'symlink' | 'hardlink'; readonly name: string; readonly target: string }
  | { readonly kind: 'other'; readonly name: string }

/** How the archive ended, known after its last entry. */
export type OuterEnd =
  | { readonly kind: 'complete' }
  /** The end marker is there, and something that is no padding follows it. */
  | { readonly kind: 'trailing-data' }
  /** All entries are whole, but the two zero blocks at the end are missing (POSIX ustar). */
  | { readonly kind: 'no-end-marker' }
  /** Ends inside an entry. */
  | { readonly kind: 'truncated'; readonly at: number; readonly entry: string | null }
  /** What follows byte `at` is not a tar header. */
  | { readonly kind: 'damaged'; readonly at: number; readonly detail: string | null }
  /** The engine reported a failure in the middle of its own stream; '' when it gave no reason. */
  | { readonly kind: 'engine-error'; readonly message: string }

/** The entries in their order. Ask `end()` when the iteration is over. */
export interface OuterEntries {
  entries(): AsyncGenerator<OuterEntry, void, undefined>
  end(): OuterEnd
}
