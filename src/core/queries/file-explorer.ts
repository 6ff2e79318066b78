import { decodeName } from '../model/display-text.ts'
import { rootPath } from '../store/path-table.ts'
import { EntryComparison } from '../union/change.ts'
import { removed } from '../union/event-log.ts'
import type { Timeline } from '../union/timeline.ts'
import { ChildOrder } from './child-order.ts'
import { CopyClasses } from './copy-classes.ts'
import { EventColumns } from './event-columns.ts'
import { compileFilter } from './file-filter.ts'
import type { FileFilter } from './file-filter.ts'
import type { ChainLink, FileRow, FileSort, FlatRow } from './file-row.ts'
import { findPath } from './find-path.ts'
import { listItems, sift } from './flat-list.ts'
import type { ListedKinds, ListProgress } from './flat-list.ts'
import { createMatcher } from './name-matcher.ts'
import { MapTree } from './map-tree.ts'
import type { MapDetail, MapNode } from './map-tree.ts'
import { MapWeights } from './map-weights.ts'
import type { NameQuery } from './name-query.ts'
import { Recent } from './recent.ts'
import { RowBuilder } from './row-builder.ts'
import { Shape } from './shape.ts'
import { Sieve } from './sieve.ts'
import type { Items } from './sieve.ts'
import { TreeRows } from './tree-rows.ts'
import type { Revealed } from './tree-rows.ts'
import type { TreeView } from './tree-view.ts'
import { viewKey } from './tree-view.ts'
import { ViewIndex } from './view-index.ts'

/** What of a view is shown. */
export interface ShownTree {
  readonly view: TreeView
  /** Also files that a later layer deleted or overwrote; only in merged views. */
  readonly ghosts: boolean
  /** Null shows everything. In a tree, directories that lead to something shown are shown as well. */
  readonly filter: FileFilter | null
}

export interface RowPage<T> {
  readonly total: number
  readonly offset: number
  readonly rows: readonly T[]
}

/** Views are about six bytes a path each, shapes one. */
const viewsKept = 3
const treesKept = 4
const mapsKept = 2
/** Lists are up to eight bytes a path. */
const listsKept = 2

/** Answers the questions about the files of one image from its timeline. */
export class FileExplorer {
  readonly timeline: Timeline
  readonly order: ChildOrder
  readonly #columns: EventColumns
  readonly #comparison: EntryComparison
  readonly #views = new Recent<ViewIndex>(viewsKept)
  readonly #trees = new Recent<Tree>(treesKept)
  readonly #weights = new Recent<MapWeights>(mapsKept)
  readonly #wholeLists = new Recent<Items>(listsKept)
  #classes: CopyClasses | null = null

  constructor(timeline: Timeline) {
    this.timeline = timeline
    this.order = new ChildOrder(timeline)
    this.#columns = new EventColumns(timeline)
    this.#comparison = new EntryComparison(timeline.entries)
  }

  get comparison(): EntryComparison {
    return this.#comparison
  }

  /** A page of a directory's rows, and the row of the directory itself. */
  children(
    shown: ShownTree,
    directory: number,
    sort: FileSort | null,
    collapse: boolean,
    offset: number,
    limit: number,
  ): RowPage<FileRow> & { readonly directory: FileRow } {
    const { sieve, rows } = this.#tree(shown)
    const { paths, events } = rows.children(directory, sort)
    const builder = new RowBuilder(this.timeline, sieve)
    const page: FileRow[] = []
    for (let at = offset; at < Math.min(paths.length, offset + limit); at++) {
      const path = paths[at] as number
      const event = events[at] as number
      const isMain = event === sieve.index.events[path]
      const chain = collapse && isMain ? rows.chain(path) : [path]
      const last = chain.at(-1) as number
      const shownEvent = isMain ? (sieve.index.events[last] as number) : event
      const expandable = isMain && rows.isExpandable(last)
      page.push(builder.row(last, shownEvent, chain.slice(0, -1), expandable))
    }
    const own = sieve.index.events[directory] as number
    const self = builder.row(directory, own, [], rows.isExpandable(directory))
    return { total: paths.length, offset, rows: page, directory: self }
  }

  /** Where in the tree a path is. */
  reveal(shown: ShownTree, target: number, sort: FileSort | null, collapse: boolean): Revealed {
    return this.#tree(shown).rows.reveal(target, sort, collapse)
  }

  /**
   * A long list, worked out in steps: all rows of a tree that fit the query, or all. Throws a
   * QueryError.
   */
  list(
    shown: ShownTree,
    kinds: ListedKinds,
    query: NameQuery | null,
    sort: FileSort | null,
  ): Generator<ListProgress, Items, undefined> {
    if (query === null) return this.#wholeList(shown, kinds, sort)
    const matcher = createMatcher(this.timeline.paths, query)
    const { sieve } = this.#tree(shown)
    return listItems(this.timeline, this.#columns, this.order, sieve, kinds, matcher, sort)
  }

  /** The order of all rows is kept: another filter only leaves out other rows of it. */
  *#wholeList(
    shown: ShownTree,
    kinds: ListedKinds,
    sort: FileSort | null,
  ): Generator<ListProgress, Items, undefined> {
    const all = { ...shown, filter: null }
    const key = `${keyOf(all)} ${kinds} ${JSON.stringify(sort)}`
    const { timeline, order } = this
    const items =
      this.#wholeLists.find(key) ??
      (yield* listItems(timeline, this.#columns, order, this.#tree(all).sieve, kinds, null, sort))
    this.#wholeLists.put(key, items)
    return shown.filter === null ? items : yield* sift(this.#tree(shown).shape, items)
  }

  /** The rows of a page of a long list. */
  rows(shown: ShownTree, items: Items, offset: number, limit: number): RowPage<FlatRow> {
    const builder = new RowBuilder(this.timeline, this.#tree(shown).sieve)
    const rows: FlatRow[] = []
    for (let at = offset; at < Math.min(items.paths.length, offset + limit); at++) {
      rows.push(builder.flat(items.paths[at] as number, items.events[at] as number))
    }
    return { total: items.paths.length, offset, rows }
  }

  /**
   * One row by itself: of the copy that `layer` stores under a path, or with null of what the view
   * shows there. Null when there is no such copy.
   */
  row(shown: ShownTree, path: number, layer: number | null): FlatRow | null {
    const tree = this.#tree(shown)
    const main = tree.sieve.index.events[path] as number
    const event = layer === null ? main : this.#copyIn(path, layer)
    if (event < 0 && path !== rootPath) return null
    const row = new RowBuilder(this.timeline, tree.sieve).flat(path, event)
    return { ...row, expandable: event === main && tree.rows.isExpandable(path) }
  }

  /** A directory of a shown tree as tiles by bytes; `baseLayers` is how many layers the base has. */
  map(shown: ShownTree, directory: number, detail: MapDetail, baseLayers: number): MapNode {
    const { timeline } = this
    const classes = (this.#classes ??= new CopyClasses(timeline, this.#columns))
    const weights = this.#weights.get(
      keyOf(shown),
      () => new MapWeights(timeline, this.#columns, this.#tree(shown).shape, classes),
    )
    return new MapTree(timeline, weights, baseLayers).below(directory, detail)
  }

  /** The number of the path that a text names, or null. */
  find(text: string): number | null {
    const path = findPath(this.timeline.paths, text)
    return path < 0 || path >= this.timeline.pathCount ? null : path
  }

  /** The directories that lead from the root to a path, and the path. */
  way(path: number): readonly ChainLink[] {
    const { paths } = this.timeline
    const way: ChainLink[] = []
    for (let at = path; at !== rootPath; at = paths.parent(at)) {
      way.unshift({ path: at, name: decodeName(paths.names.bytes(paths.name(at))).text })
    }
    return [{ path: rootPath, name: '/' }, ...way]
  }

  has(path: number): boolean {
    return path >= rootPath && path < this.timeline.pathCount
  }

  #copyIn(path: number, layer: number): number {
    const { starts, layers, entries } = this.timeline.events
    for (let event = starts[path] as number; event < (starts[path + 1] as number); event++) {
      if (layers[event] === layer && entries[event] !== removed) return event
    }
    return -1
  }

  #tree(shown: ShownTree): Tree {
    return this.#trees.get(keyOf(shown), () => {
      const index = this.#views.get(
        viewKey(shown.view),
        () => new ViewIndex(this.timeline, this.#columns, this.#comparison, shown.view),
      )
      const test = compileFilter(this.timeline, this.#columns, shown.filter)
      const sieve = new Sieve(this.timeline, this.#columns, index, shown.ghosts, test)
      return new Tree(this.timeline, this.#columns, this.order, sieve)
    })
  }
}

function keyOf({ view, ghosts, filter }: ShownTree): string {
  return `${viewKey(view)} ${ghosts} ${JSON.stringify(filter)}`
}

/** A shown tree; its shape is worked out when rows of directories are asked for: a list has none. */
class Tree {
  readonly sieve: Sieve
  readonly #timeline: Timeline
  readonly #columns: EventColumns
  readonly #order: ChildOrder
  #shape: Shape | null = null
  #rows: TreeRows | null = null

  constructor(timeline: Timeline, columns: EventColumns, order: ChildOrder, sieve: Sieve) {
    this.#timeline = timeline
    this.#columns = columns
    this.#order = order
    this.sieve = sieve
  }

  get shape(): Shape {
    return (this.#shape ??= new Shape(this.#columns.directories, this.sieve))
  }

  get rows(): TreeRows {
    return (this.#rows ??= new TreeRows(this.#timeline, this.#columns, this.#order, this.shape))
  }
}
