import type { Sentence } from '../core/sentences/sentence.ts'
import type { EntryKind } from '../core/model/entry-kind.ts'
import type { ShownTree } from '../core/queries/file-explorer.ts'
import type {
  ChainLink,
  ChangedAspect,
  FileRow,
  FileSort,
  FlatRow,
} from '../core/queries/file-row.ts'
import type { FileLife } from '../core/queries/life.ts'
import type { Makeup } from '../core/queries/map-makeup.ts'
import type { MapNode } from '../core/queries/map-tree.ts'
import type { NameQuery } from '../core/queries/name-query.ts'
import type { Revealed } from '../core/queries/tree-rows.ts'
import type { Page } from './views.ts'

/*
 * The files of an image as the window asks for them. A path is a number that stays the same as
 * long as the session is open; the root is 0. A path and the layer that stores it name one copy.
 */

/** What of a view is shown, and in which order. */
export interface Shown extends ShownTree {
  /** Null: names as they are in the tree. */
  readonly sort: FileSort | null
}

export interface Slice {
  readonly offset: number
  /** At most 1000. */
  readonly limit: number
}

export interface ChildrenRequest extends Shown, Slice {
  readonly directory: number
  /** Directories whose only child is a directory become one row with it. */
  readonly collapse: boolean
}

export interface ChildrenPage extends Page<FileRow> {
  /** The directory itself, with its totals. */
  readonly directory: FileRow
}

export interface SearchRequest extends Shown, Slice {
  readonly query: NameQuery
}

/**
 * Answered in well under 100 ms with what is found so far. Ask again with the same request until
 * `complete`; a request for anything else ends the search, and calls still open end as `cancelled`.
 */
export interface SearchPage extends Page<FlatRow> {
  readonly complete: boolean
  /** How far the search is, 0 … 1. */
  readonly progress: number
}

export interface ListRequest extends Shown, Slice {
  readonly what: 'files' | 'directories' | 'all'
}

export interface RevealRequest extends Shown {
  /** A number, or an absolute path as text. */
  readonly target: number | string
  readonly collapse: boolean
}

export interface RowRequest extends ShownTree {
  readonly path: number
  /** The layer that stores the copy; null for what the view shows under the path. */
  readonly layer: number | null
}

export interface MapRequest extends ShownTree {
  readonly directory: number
  /** Pixels of the whole map, at least 1 and at most 10,000. */
  readonly width: number
  readonly height: number
  /** How many layers the base has, to tell its bytes from yours. */
  readonly baseLayers: number
}

/** A rectangle of a map whose area stands for bytes; places are pixels from the map's corner. */
export interface MapTile extends Makeup {
  readonly kind: MapNode['kind']
  /** Of the rest the directory that it is in. */
  readonly path: number
  /** Names below the tile it lies in, a chain of directories joined by slashes; of the rest empty. */
  readonly name: string
  /** The tile it lies in, by its place in the list; -1 for a tile of the directory itself. */
  readonly above: number
  /** Divided: it has a heading, and other tiles lie in it. */
  readonly divided: boolean
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface FileMap {
  readonly bytes: number
  readonly files: number
  /** The way from the root to the directory, both included. */
  readonly crumbs: readonly ChainLink[]
  /** A tile comes before those that lie in it, larger ones before smaller ones. */
  readonly tiles: readonly MapTile[]
}

/** Names one stored copy of a file. */
export interface CopyOf {
  readonly path: number
  /** The layer that stores it. */
  readonly layer: number
}

export interface PreviewRequest extends CopyOf {
  /** First byte of content wanted; a preview shows at most 1 MiB (hex: 64 KiB) from there. */
  readonly offset: number
  /** `auto` decides by the content. */
  readonly as: 'auto' | 'text' | 'hex'
}

export interface HexRow {
  readonly offset: number
  /** Up to 16 bytes, two digits each, without spaces. */
  readonly hex: string
  /** The same as characters; a dot for what cannot be shown. */
  readonly text: string
}

export type PreviewContent =
  | {
      readonly kind: 'text'
      readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin-1'
      /** Control and bidi characters are as they are in the file: show them with `visibleLines`. */
      readonly text: string
    }
  | { readonly kind: 'hex'; readonly rows: readonly HexRow[] }
  | { readonly kind: 'image'; readonly mediaType: string; readonly base64: string }
  /** A link, a directory, a device, an empty file. */
  | { readonly kind: 'nothing' }

/** An extended attribute with its value in words. */
export interface DecodedXattr {
  readonly name: string
  /** `cap_net_raw=ep`, text, or hex digits. */
  readonly value: string
  readonly form: 'capability' | 'text' | 'hex'
}

export interface Preview extends CopyOf {
  readonly kind: EntryKind
  readonly size: number
  /** Bytes of content that this preview covers: `offset` to `end` (not included). */
  readonly offset: number
  readonly end: number
  /** There is more behind `end`. */
  readonly more: boolean
  readonly content: PreviewContent
  readonly linkTarget: string | null
  readonly xattrs: readonly DecodedXattr[]
  /** sha256 stated by the analysis, null when there is none. */
  readonly digest: string | null
}

/** One path at two layers, each as the merged tree has it there. */
export interface DiffRequest {
  readonly path: number
  readonly from: number
  readonly to: number
}

export interface DiffSide {
  readonly layer: number
  readonly kind: EntryKind
  readonly size: number
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly mtime: number | null
  readonly linkTarget: string | null
  readonly xattrs: readonly DecodedXattr[]
  readonly digest: string | null
}

export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
  /** Line numbers before and after, from 1; null on the side that has no such line. */
  readonly before: number | null
  readonly after: number | null
}

export interface DiffHunk {
  readonly lines: readonly DiffLine[]
}

export type DiffContent =
  /** Both sides have the same bytes. */
  | { readonly kind: 'same' }
  /** One side has no content: added, removed, a link or a directory. */
  | { readonly kind: 'one-sided' }
  | {
      readonly kind: 'text'
      readonly hunks: readonly DiffHunk[]
      readonly noNewlineAtEnd: 'before' | 'after' | 'both' | null
    }
  | {
      readonly kind: 'binary'
      /** Offset of the first byte that differs. */
      readonly firstDifference: number
      /** Up to 256 bytes around it, before and after. */
      readonly before: readonly HexRow[]
      readonly after: readonly HexRow[]
    }
  /** More than 1 MiB of text, or too many differences to work out. */
  | { readonly kind: 'too-large'; readonly limit: number }

export interface FileDiff {
  readonly path: number
  readonly text: string
  readonly before: DiffSide | null
  readonly after: DiffSide | null
  readonly changed: readonly ChangedAspect[]
  readonly content: DiffContent
}

/** What is taken out of an image. */
export type ExtractSelection =
  /** One stored copy; a directory with all that is below it in the merged tree at its layer. */
  | { readonly kind: 'copy'; readonly path: number; readonly layer: number }
  /** A path with everything below it as the merged tree at `at` has it; the root is the whole. */
  | { readonly kind: 'merged'; readonly path: number; readonly at: number }
  /** The layer as it is stored, whiteouts included. */
  | { readonly kind: 'layer'; readonly layer: number }

export interface ExtractRequest {
  readonly selection: ExtractSelection
  /** `file`: one regular file. `folder`: below a folder that the user picks. `tar`: one archive. */
  readonly form: 'file' | 'folder' | 'tar'
  /** Give files their owners; in a folder only root may. */
  readonly keepOwners: boolean
}

export interface ExtractProgress {
  readonly files: number
  readonly filesTotal: number
  readonly bytes: number
  readonly bytesTotal: number
}

/** Something that was not extracted, or not as it is in the image. */
export interface ExtractProblem {
  /** Path in the image. */
  readonly path: string
  readonly reason: Sentence
}

export interface ExtractReport {
  readonly files: number
  readonly directories: number
  readonly links: number
  readonly bytes: number
  /** The first 1000. */
  readonly problems: readonly ExtractProblem[]
  readonly problemCount: number
}

export type ExtractOutcome =
  | { readonly kind: 'saved'; readonly path: string; readonly report: ExtractReport }
  /** A browser fetches it from its host: one GET of `url`, once. */
  | {
      readonly kind: 'download'
      readonly fileName: string
      readonly url: string
      readonly report: ExtractReport
    }
  | { readonly kind: 'cancelled' }

/** Questions about files, without the session they go to. */
export interface FileQueries {
  /** A page of a directory's rows. */
  'files:children': { arg: ChildrenRequest; result: ChildrenPage }
  'files:search': { arg: SearchRequest; result: SearchPage }
  /** All files of a view in one list: the largest files, the largest directories. */
  'files:list': { arg: ListRequest; result: Page<FlatRow> }
  'files:life': { arg: { readonly path: number }; result: FileLife }
  'files:reveal': { arg: RevealRequest; result: Revealed }
  /** A row by itself; null when the view has no such copy. */
  'files:row': { arg: RowRequest; result: FlatRow | null }
  /** A directory as a map of tiles by bytes. */
  'files:map': { arg: MapRequest; result: FileMap }
  'files:preview': { arg: PreviewRequest; result: Preview }
  'files:diff': { arg: DiffRequest; result: FileDiff }
}
