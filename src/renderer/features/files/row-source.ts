import type { FileRow, FlatRow } from '../../../core/queries/file-row.ts'
import type { ErrorInfo } from '../../../shared/errors.ts'

/** A row at its place in the list that is drawn. */
export interface PlacedRow {
  /** Null while the page it is on is not there yet. */
  readonly row: FileRow | FlatRow | null
  /** Depth, from 1. */
  readonly level: number
  /** Place among the rows of its directory, from 1, and how many they are. */
  readonly position: number
  readonly siblings: number
  /** Path text of the directory the row stands in: `/`, `/usr/share`. */
  readonly directory: string
  /** Where the row of that directory is, -1 when it has none. */
  readonly parent: number
}

/** Rows that are fetched as they are looked at: a tree, or a flat list. */
export interface RowSource {
  readonly kind: 'tree' | 'list'
  /** Grows with every change. */
  readonly version: number
  /** Rows there are to draw, as far as that is known. */
  readonly count: number
  /** Bytes that a full bar stands for. */
  readonly scale: number
  readonly error: ErrorInfo | null
  /** False while a search still goes on. */
  readonly complete: boolean
  at(index: number): PlacedRow
  /** Where a row is, -1 when it is not known. */
  find(path: number, layer: number): number
  /** Fetches what is missing between two rows, both included. */
  ensure(from: number, to: number): void
  /** Fetches what is in view first; the promise ends when it is there, or cannot be had. */
  start(): Promise<void>
  stop(): void
  subscribe(listener: () => void): () => void
}

/** Names one stored copy: a path can be there twice, as itself and as a ghost. */
export function rowKey({ path, layer }: { readonly path: number; readonly layer: number }): string {
  return `${path}/${layer}`
}

/** The whole path of a row, from the directory it stands in. */
export function pathOf(directory: string, row: FileRow): string {
  if (row.path === 0) return '/'
  const names = [...row.chain.map((link) => link.name), row.name]
  return `${directory === '/' ? '' : directory}/${names.join('/')}`
}
