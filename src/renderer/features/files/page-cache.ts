/** Rows of one list that arrive page by page; beyond `limit` pages the one not used longest goes. */
export class PageCache<Row> {
  readonly #pages = new Map<number, readonly Row[]>()
  readonly #asked = new Set<number>()
  readonly #size: number
  readonly #limit: number

  constructor(size: number, limit: number) {
    this.#size = size
    this.#limit = limit
  }

  row(index: number): Row | null {
    return this.#pages.get(this.pageOf(index))?.[index % this.#size] ?? null
  }

  pageOf(index: number): number {
    return Math.floor(index / this.#size)
  }

  has(page: number): boolean {
    return this.#pages.has(page)
  }

  put(page: number, rows: readonly Row[]): void {
    this.#asked.delete(page)
    this.#pages.delete(page)
    this.#pages.set(page, rows)
    const [oldest] = this.#pages.keys()
    if (this.#pages.size > this.#limit && oldest !== undefined) this.#pages.delete(oldest)
  }

  /** Claims the pages between two rows that are neither there nor on their way. */
  claim(from: number, to: number): readonly number[] {
    const missing: number[] = []
    for (let page = this.pageOf(from); page <= this.pageOf(to); page++) {
      const rows = this.#pages.get(page)
      if (rows) {
        // used now: the last to go
        this.#pages.delete(page)
        this.#pages.set(page, rows)
      } else if (!this.#asked.has(page)) {
        this.#asked.add(page)
        missing.push(page)
      }
    }
    return missing
  }

  /** The page did not come; it may be asked for again. */
  release(page: number): void {
    this.#asked.delete(page)
  }

  clear(): void {
    this.#pages.clear()
    this.#asked.clear()
  }

  /** The first place of a row that fits, -1 when none is known. */
  findIndex(test: (row: Row) => boolean): number {
    for (const [page, rows] of this.#pages) {
      const at = rows.findIndex(test)
      if (at >= 0) return page * this.#size + at
    }
    return -1
  }

  *rows(): Generator<readonly [number, Row]> {
    for (const [page, rows] of this.#pages) {
      for (const [at, row] of rows.entries()) yield [page * this.#size + at, row]
    }
  }
}
