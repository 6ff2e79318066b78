import type { FileRow } from '../../../core/queries/file-row.ts'
import type { RevealStep } from '../../../core/queries/tree-rows.ts'
import type { Answer } from '../../../shared/contract.ts'
import type { ErrorInfo } from '../../../shared/errors.ts'
import { PageCache } from './page-cache.ts'
import { RowChanges } from './row-changes.ts'
import { pathOf, type PlacedRow, type RowSource } from './row-source.ts'

export type AskChildren = (
  directory: number,
  offset: number,
  limit: number,
) => Promise<Answer<'files:children'>>

/** Rows fetched at once. */
export const pageSize = 200
const pagesKept = 60
/** Directories that are opened again at once when the view changes. */
const reopenedAtStart = 64
const rootPath = 0

interface Directory {
  readonly path: number
  readonly text: string
  readonly above: Directory | null
  /** Its place among the rows of the directory above. */
  readonly index: number
  /** Null until the first page is there. */
  total: number | null
  readonly pages: PageCache<FileRow>
  /** Directories among its rows that are or were open, by place. */
  readonly inside: Directory[]
  /** How many rows stand between its own and the next after all that is below; cached. */
  size: number | null
}

/**
 * A tree whose directories are fetched when they are opened, page by page. What is open is kept by
 * path in a set that outlives the tree, so that another view opens the same directories.
 */
export class FileTree implements RowSource {
  readonly kind = 'tree'
  readonly complete = true
  error: ErrorInfo | null = null
  readonly #ask: AskChildren
  readonly #opened: Set<number>
  readonly #changes = new RowChanges()
  readonly #root: Directory
  readonly #directories = new Map<number, Directory>()
  #rootRow: FileRow | null = null
  #scale = 0

  constructor(ask: AskChildren, opened: Set<number>) {
    this.#ask = ask
    this.#opened = opened
    this.#root = this.#newDirectory(rootPath, '/', null, 0)
  }

  get version(): number {
    return this.#changes.version
  }

  get count(): number {
    return this.#sizeOf(this.#root)
  }

  get scale(): number {
    return this.#scale
  }

  /** The row of `/` itself, with the totals of the view; null until it is there. */
  get rootRow(): FileRow | null {
    return this.#rootRow
  }

  isOpen(row: FileRow): boolean {
    return row.expandable && this.#opened.has(row.path) && this.#directories.has(row.path)
  }

  at(index: number): PlacedRow {
    const { directory, at, level, start } = this.#locate(index)
    return {
      row: directory.pages.row(at),
      level,
      position: at + 1,
      siblings: directory.total ?? 1,
      directory: directory.text,
      parent: start - 1,
    }
  }

  find(path: number, layer: number): number {
    let near = -1
    for (const directory of this.#directories.values()) {
      if (!this.#isReachable(directory)) continue
      for (const [index, row] of directory.pages.rows()) {
        if (row.path !== path && !row.chain.some((link) => link.path === path)) continue
        const at = this.#startOf(directory) + this.#offsetOf(directory, index)
        if (row.path === path && row.layer === layer) return at
        near = at
      }
    }
    return near
  }

  ensure(from: number, to: number): void {
    const last = Math.min(to, this.count - 1)
    for (let index = Math.max(0, from); index <= last; index++) {
      const { directory, at } = this.#locate(index)
      if (directory.pages.row(at) === null) void this.#load(directory, at, at)
    }
  }

  async start(): Promise<void> {
    let left = reopenedAtStart
    const read = async (directory: Directory): Promise<void> => {
      await this.#load(directory, 0, 0)
      const inner = this.#openInside(directory).slice(0, Math.max(0, left))
      left -= inner.length
      await Promise.all(inner.map(read))
    }
    await read(this.#root)
  }

  /** Opens the directory whose row is at this place. */
  open(index: number): Promise<void> {
    const { directory, at } = this.#locate(index)
    const row = directory.pages.row(at)
    return row?.expandable ? this.#open(directory, at, row) : Promise.resolve()
  }

  close(row: FileRow): void {
    for (const path of pathsOf(row)) this.#opened.delete(path)
    this.#told()
  }

  /** Opens every directory that stands beside the row at this place, as far as they are known. */
  async openBeside(index: number): Promise<void> {
    const { directory } = this.#locate(index)
    const rows = [...directory.pages.rows()].filter(([, row]) => row.expandable)
    await Promise.all(rows.map(([at, row]) => this.#open(directory, at, row)))
  }

  /** Opens all that leads to a row; gives its place, -1 when the tree has changed meanwhile. */
  async reveal(steps: readonly RevealStep[]): Promise<number> {
    let place = -1
    for (const [depth, step] of steps.entries()) {
      const directory = this.#directories.get(step.directory)
      if (!directory) return -1
      await this.#load(directory, step.index, step.index)
      const row = directory.pages.row(step.index)
      if (row?.path !== step.path) return -1
      if (depth < steps.length - 1) await this.#open(directory, step.index, row)
      place = this.#startOf(directory) + this.#offsetOf(directory, step.index)
    }
    return place
  }

  stop(): void {
    this.#changes.stop()
  }

  subscribe(listener: () => void): () => void {
    return this.#changes.subscribe(listener)
  }

  #open(directory: Directory, index: number, row: FileRow): Promise<void> {
    for (const path of pathsOf(row)) this.#opened.add(path)
    const inner = this.#enter(directory, index, row)
    this.#told()
    return this.#load(inner, 0, 0)
  }

  async #load(directory: Directory, from: number, to: number): Promise<void> {
    const pages = directory.pages.claim(from, to)
    await Promise.all(pages.map((page) => this.#loadPage(directory, page)))
  }

  async #loadPage(directory: Directory, page: number): Promise<void> {
    const answer = await this.#ask(directory.path, page * pageSize, pageSize)
    if (this.#changes.stopped) return
    if (!answer.ok) {
      this.error = answer.error
      this.#told()
      return
    }
    const { rows, total } = answer.value
    directory.total = total
    directory.pages.put(page, rows)
    if (directory === this.#root) {
      this.#rootRow = answer.value.directory
      this.#scale = rows.reduce((most, row) => Math.max(most, row.size), this.#scale)
    }
    for (const [at, row] of rows.entries()) {
      if (!row.expandable || !this.#opened.has(row.path)) continue
      this.#enter(directory, page * pageSize + at, row)
    }
    this.#told()
  }

  #enter(above: Directory, index: number, row: FileRow): Directory {
    const known = this.#directories.get(row.path)
    if (known) return known
    const inner = this.#newDirectory(row.path, pathOf(above.text, row), above, index)
    const after = above.inside.findIndex((other) => other.index > index)
    above.inside.splice(after < 0 ? above.inside.length : after, 0, inner)
    return inner
  }

  #newDirectory(path: number, text: string, above: Directory | null, index: number): Directory {
    const pages = new PageCache<FileRow>(pageSize, pagesKept)
    const made = { path, text, above, index, total: null, pages, inside: [], size: null }
    this.#directories.set(path, made)
    return made
  }

  #openInside(directory: Directory): readonly Directory[] {
    return directory.inside.filter((inner) => this.#opened.has(inner.path))
  }

  #isReachable(directory: Directory): boolean {
    for (let at = directory; at.above !== null; at = at.above) {
      if (!this.#opened.has(at.path)) return false
    }
    return true
  }

  /** A directory whose first page is on its way has one row that says so. */
  #sizeOf(directory: Directory): number {
    directory.size ??= this.#openInside(directory).reduce(
      (sum, inner) => sum + this.#sizeOf(inner),
      directory.total ?? 1,
    )
    return directory.size
  }

  /** Place of a directory's first row. */
  #startOf(directory: Directory): number {
    const { above } = directory
    if (above === null) return 0
    return this.#startOf(above) + this.#offsetOf(above, directory.index) + 1
  }

  /** How far behind a directory's first row its row with this index is. */
  #offsetOf(directory: Directory, index: number): number {
    let offset = index
    for (const inner of this.#openInside(directory)) {
      if (inner.index >= index) break
      offset += this.#sizeOf(inner)
    }
    return offset
  }

  /** The directory that a row stands in, its place there, and where that directory begins. */
  #locate(index: number): {
    readonly directory: Directory
    readonly at: number
    readonly level: number
    readonly start: number
  } {
    let directory = this.#root
    let start = 0
    for (let level = 1; ; level++) {
      let at = index - start
      let next: Directory | null = null
      for (const inner of this.#openInside(directory)) {
        if (at <= inner.index) break
        const size = this.#sizeOf(inner)
        if (at <= inner.index + size) {
          next = inner
          break
        }
        at -= size
      }
      if (next === null) return { directory, at, level, start }
      start = this.#startOf(next)
      directory = next
    }
  }

  #told(): void {
    for (const directory of this.#directories.values()) directory.size = null
    this.#changes.tell()
  }
}

/** A row stands for all directories of its chain. */
function pathsOf(row: FileRow): readonly number[] {
  return [...row.chain.map((link) => link.path), row.path]
}
