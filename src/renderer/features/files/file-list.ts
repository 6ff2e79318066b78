import type { FlatRow } from '../../../core/queries/file-row.ts'
import type { Result } from '../../../core/model/result.ts'
import type { ErrorInfo } from '../../../shared/errors.ts'
import type { Page } from '../../../shared/views.ts'
import { PageCache } from './page-cache.ts'
import { RowChanges } from './row-changes.ts'
import type { PlacedRow, RowSource } from './row-source.ts'

/** A page of a list; a search says how far it is. */
export interface ListPage extends Page<FlatRow> {
  readonly complete?: boolean
}

export type AskList = (offset: number, limit: number) => Promise<Result<ListPage, ErrorInfo>>

const pageSize = 200
const pagesKept = 120
/** Between two looks at a search that goes on. */
const lookAgainMs = 60

/** A flat list, fetched page by page; a search is asked again until it is complete. */
export class FileList implements RowSource {
  readonly kind = 'list'
  complete = false
  error: ErrorInfo | null = null
  scale = 0
  readonly #ask: AskList
  readonly #changes = new RowChanges()
  readonly #pages = new PageCache<FlatRow>(pageSize, pagesKept)
  #total = 0

  constructor(ask: AskList) {
    this.#ask = ask
  }

  get version(): number {
    return this.#changes.version
  }

  get count(): number {
    return this.#total
  }

  at(index: number): PlacedRow {
    const row = this.#pages.row(index)
    return {
      row,
      level: 1,
      position: index + 1,
      siblings: this.#total,
      directory: row?.directory ?? '/',
      parent: -1,
    }
  }

  find(path: number, layer: number): number {
    return this.#pages.findIndex((row) => row.path === path && row.layer === layer)
  }

  ensure(from: number, to: number): void {
    if (!this.complete || this.#total === 0) return
    const last = Math.min(to, this.#total - 1)
    for (const page of this.#pages.claim(Math.max(0, from), last)) void this.#load(page)
  }

  /** Ends with the first answer; a search goes on by itself. */
  async start(): Promise<void> {
    await this.#load(0)
    if (!this.complete && this.error === null) void this.#goOn()
  }

  stop(): void {
    this.#changes.stop()
  }

  subscribe(listener: () => void): () => void {
    return this.#changes.subscribe(listener)
  }

  async #goOn(): Promise<void> {
    while (!this.complete && this.error === null && !this.#changes.stopped) {
      await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
      if (!this.#changes.stopped) await this.#load(0)
    }
  }

  async #load(page: number): Promise<void> {
    const answer = await this.#ask(page * pageSize, pageSize)
    if (this.#changes.stopped) return
    if (!answer.ok) {
      this.error = answer.error
      this.#changes.tell()
      return
    }
    const { rows, total, complete = true } = answer.value
    this.#total = total
    this.complete = complete
    this.#pages.put(page, rows)
    if (page === 0) this.scale = rows.reduce((most, row) => Math.max(most, row.size), 0)
    this.#changes.tell()
  }
}
