import type { ReportWaste } from '../../../core/model/report.ts'
import type { Owner, WasteGroup, WasteGrouping } from '../../../core/queries/waste-view.ts'
import type { Bridge } from '../../../shared/contract.ts'
import type { ErrorInfo } from '../../../shared/errors.ts'
import { PageCache } from '../files/page-cache.ts'
import type { RowPlace } from './waste-state.ts'

/** A row of the list as it is drawn. */
export type WasteRow =
  | { readonly kind: 'group'; readonly group: WasteGroup; readonly open: boolean }
  /** `file` is null until its page has come. */
  | {
      readonly kind: 'file'
      readonly group: WasteGroup
      readonly at: number
      readonly file: ReportWaste | null
    }

const pageSize = 200
const pagesKept = 50

/** The wasted files of one selection: its groups, and their files page by page as they are looked at. */
export class WasteSource {
  readonly #bridge: Bridge
  readonly #session: string
  readonly #owner: Owner
  readonly #by: WasteGrouping | 'none'
  readonly #groups: readonly WasteGroup[]
  readonly #pages = new Map<string, PageCache<ReportWaste>>()
  readonly #listeners = new Set<() => void>()
  #version = 0
  #error: ErrorInfo | null = null

  constructor(
    bridge: Bridge,
    session: string,
    owner: Owner,
    by: WasteGrouping | 'none',
    groups: readonly WasteGroup[],
  ) {
    this.#bridge = bridge
    this.#session = session
    this.#owner = owner
    this.#by = by
    this.#groups = groups
  }

  get error(): ErrorInfo | null {
    return this.#error
  }

  /** Grows with every page that comes. */
  readonly version = (): number => this.#version

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Where every group begins; groups that are closed are one row high, without grouping none is. */
  layout(closed: ReadonlySet<string>): WasteLayout {
    return new WasteLayout(this.#groups, this.#by, closed)
  }

  file(group: WasteGroup, at: number): ReportWaste | null {
    return this.#pages.get(group.key)?.row(at) ?? null
  }

  /** Asks for the files between two places of a group that are not there yet. */
  load(group: WasteGroup, from: number, to: number): void {
    const cache = this.#pages.get(group.key) ?? new PageCache<ReportWaste>(pageSize, pagesKept)
    this.#pages.set(group.key, cache)
    for (const page of cache.claim(Math.max(0, from), Math.min(group.files - 1, to))) {
      void this.#fetch(group, cache, page)
    }
  }

  async #fetch(group: WasteGroup, cache: PageCache<ReportWaste>, page: number): Promise<void> {
    const answer = await this.#bridge.call('session:waste', {
      session: this.#session,
      offset: page * pageSize,
      limit: pageSize,
      selection: {
        owner: this.#owner,
        group: this.#by === 'none' ? null : { by: this.#by, key: group.key },
      },
    })
    if (answer.ok) cache.put(page, answer.value.rows)
    else {
      cache.release(page)
      this.#error = answer.error
    }
    this.#version += 1
    for (const listener of this.#listeners) listener()
  }
}

/** Turns the number of a row into what it is, and back. */
export class WasteLayout {
  readonly #groups: readonly WasteGroup[]
  readonly #header: 0 | 1
  readonly #isOpen: (group: WasteGroup) => boolean
  /** First row of each group, and behind the last. */
  readonly #starts: readonly number[]

  constructor(
    groups: readonly WasteGroup[],
    by: WasteGrouping | 'none',
    closed: ReadonlySet<string>,
  ) {
    this.#groups = groups
    this.#header = by === 'none' ? 0 : 1
    this.#isOpen = ({ key }) => !closed.has(`${by} ${key}`)
    const starts = [0]
    for (const group of groups) {
      const files = this.#isOpen(group) ? group.files : 0
      starts.push((starts.at(-1) ?? 0) + this.#header + files)
    }
    this.#starts = starts
  }

  get count(): number {
    return this.#starts.at(-1) ?? 0
  }

  /** Null behind the end. `at` is -1 for the row of the group itself. */
  at(row: number): { readonly group: WasteGroup; readonly at: number } | null {
    if (row < 0 || row >= this.count) return null
    let low = 0
    let high = this.#groups.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] as number) <= row) low = middle
      else high = middle - 1
    }
    const group = this.#groups[low]
    return group ? { group, at: row - (this.#starts[low] as number) - this.#header } : null
  }

  isOpen(group: WasteGroup): boolean {
    return this.#isOpen(group)
  }

  /** -1 when it is not in view: closed, or of another selection. */
  rowOf({ group, at }: RowPlace): number {
    const index = this.#groups.findIndex(({ key }) => key === group)
    const found = this.#groups[index]
    if (!found || at >= found.files) return -1
    if (at < 0) return this.#header === 0 ? -1 : (this.#starts[index] as number)
    return this.#isOpen(found) ? (this.#starts[index] as number) + this.#header + at : -1
  }
}
