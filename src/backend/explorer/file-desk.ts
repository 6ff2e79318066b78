import { setImmediate } from 'node:timers/promises'
import type { Sentence } from '../../core/sentences/sentence.ts'
import { say } from '../../core/sentences/sentence.ts'
import { FileExplorer } from '../../core/queries/file-explorer.ts'
import { lifeOf } from '../../core/queries/life.ts'
import type { FileLife } from '../../core/queries/life.ts'
import { QueryError } from '../../core/queries/name-matcher.ts'
import type { TreeView } from '../../core/queries/tree-view.ts'
import type { Revealed } from '../../core/queries/tree-rows.ts'
import { rootPath } from '../../core/store/path-table.ts'
import { removed } from '../../core/union/event-log.ts'
import type { Timeline } from '../../core/union/timeline.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type {
  ChildrenPage,
  ChildrenRequest,
  CopyOf,
  DiffRequest,
  FileDiff,
  FileMap,
  ListRequest,
  MapRequest,
  Preview,
  PreviewRequest,
  RevealRequest,
  RowRequest,
  SearchPage,
  SearchRequest,
} from '../../shared/file-views.ts'
import type { FlatRow } from '../../core/queries/file-row.ts'
import type { Page } from '../../shared/views.ts'
import type { LayerPlace } from '../archive/archive.ts'
import type { ContentSource } from '../content/content-source.ts'
import { diffOf } from '../content/diff.ts'
import { FileContent } from '../content/file-content.ts'
import { previewOf } from '../content/preview.ts'
import { LongLists } from './long-lists.ts'
import { detailOf, layOut } from './map-layout.ts'

/** Answers what is asked about the files of one image. Every question is checked; errors are thrown. */
export class FileDesk {
  readonly timeline: Timeline
  readonly content: FileContent
  readonly explorer: FileExplorer
  readonly #lists = new LongLists()

  constructor(timeline: Timeline, source: ContentSource, places: readonly (LayerPlace | null)[]) {
    this.timeline = timeline
    this.explorer = new FileExplorer(timeline)
    this.content = new FileContent(source, places, timeline)
  }

  /**
   * Works out what will be asked first, so that it is there at once; between the steps others may ask.
   */
  async warm(): Promise<void> {
    const layer = this.timeline.layerCount - 1
    if (layer < 0) return
    const shown = { view: { mode: 'merged', layer }, ghosts: false, filter: null } as const
    this.explorer.children(shown, rootPath, null, true, 0, 0)
    await setImmediate()
    this.explorer.map(shown, rootPath, detailOf(1, 1), 0)
    const largest = this.explorer.list(shown, 'files', null, { by: 'size', order: 'desc' })
    for (const work of [this.explorer.order.rank(), largest]) {
      while (work.next().done !== true) await setImmediate()
    }
  }

  children(request: ChildrenRequest): ChildrenPage {
    this.#checkView(request.view)
    this.#checkPath(request.directory)
    const { directory, sort, collapse, offset, limit } = request
    return this.explorer.children(request, directory, sort, collapse, offset, limit)
  }

  async search(request: SearchRequest): Promise<SearchPage> {
    this.#checkView(request.view)
    const { query, sort, offset, limit } = request
    const key = keyOf(request, query)
    const state = await this.#lists.search(key, query.syntax !== 'substring', () =>
      refusing(() => this.explorer.list(request, 'all', query, sort)),
    )
    const page = this.explorer.rows(request, state.items, offset, limit)
    return { ...page, complete: state.complete, progress: state.progress }
  }

  async list(request: ListRequest): Promise<Page<FlatRow>> {
    this.#checkView(request.view)
    const { what, sort, offset, limit } = request
    const key = keyOf(request, what)
    const items = await this.#lists.whole(key, () => this.explorer.list(request, what, null, sort))
    return this.explorer.rows(request, items, offset, limit)
  }

  row(request: RowRequest): FlatRow | null {
    this.#checkView(request.view)
    this.#checkPath(request.path)
    return this.explorer.row(request, request.path, request.layer)
  }

  map(request: MapRequest): FileMap {
    this.#checkView(request.view)
    this.#checkPath(request.directory)
    const { directory, width, height, baseLayers } = request
    const root = this.explorer.map(request, directory, detailOf(width, height), baseLayers)
    const { bytes, files } = root.makeup
    const crumbs = this.explorer.way(directory)
    return { bytes, files, crumbs, tiles: layOut(root, width, height) }
  }

  life(path: number): FileLife {
    this.#checkPath(path)
    return lifeOf(this.timeline, path)
  }

  reveal(request: RevealRequest): Revealed {
    this.#checkView(request.view)
    const { target, sort, collapse } = request
    const path = typeof target === 'string' ? this.explorer.find(target) : target
    if (path === null) return { found: false, steps: [] }
    this.#checkPath(path)
    return this.explorer.reveal(request, path, sort, collapse)
  }

  preview(request: PreviewRequest, signal: AbortSignal): Promise<Preview> {
    const entry = this.entryOf(request)
    return previewOf(this.timeline, this.content, entry, request, signal)
  }

  diff(request: DiffRequest, signal: AbortSignal): Promise<FileDiff> {
    this.#checkPath(request.path)
    this.#checkLayer(request.from)
    this.#checkLayer(request.to)
    const { timeline, explorer, content } = this
    return diffOf(timeline, explorer.comparison, content, request, signal)
  }

  /** The entry number of a stored copy, or `impliedDirectory`. */
  entryOf({ path, layer }: CopyOf): number {
    this.#checkPath(path)
    this.#checkLayer(layer)
    const found = this.timeline.life(path).find((event) => event.layer === layer)
    if (found && found.entry !== removed) return found.entry
    throw invalid(say('nothingStored'))
  }

  #checkPath(path: number): void {
    if (!this.explorer.has(path)) throw invalid(say('noSuchFilePath'))
  }

  #checkLayer(layer: number): void {
    if (layer >= this.timeline.layerCount) throw invalid(say('noSuchLayer'))
  }

  #checkView(view: TreeView): void {
    if (view.mode !== 'compare') return this.#checkLayer(view.layer)
    this.#checkLayer(view.from)
    this.#checkLayer(view.to)
  }
}

function keyOf({ view, ghosts, filter, sort }: SearchRequest | ListRequest, more: unknown): string {
  return JSON.stringify([view, ghosts, filter, sort, more])
}

/** A query that makes no sense is the asker's mistake. */
function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof QueryError) throw invalid(say('notAnExpression', error.message))
    throw error
  }
}

function invalid(message: Sentence): StrataError {
  return new StrataError(errorInfo('invalid-argument', message))
}
