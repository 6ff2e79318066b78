import { say } from '../../core/sentences/sentence.ts'
import {
  kindDirectory,
  kindFile,
  kindHardlink,
  kindOpaque,
  kindWhiteout,
} from '../../core/model/entry-kind.ts'
import { contentOf, ownKind, rowOf } from '../../core/queries/entry-facts.ts'
import type { FileExplorer } from '../../core/queries/file-explorer.ts'
import { stableOrder } from '../../core/queries/stable-order.ts'
import { rootPath } from '../../core/store/path-table.ts'
import { absent, impliedDirectory } from '../../core/union/live-tree.ts'
import type { ExtractSelection } from '../../shared/file-views.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import { removed } from '../../core/union/event-log.ts'

/** One thing to extract. */
export interface PlannedItem {
  readonly path: number
  /** An entry number, or `impliedDirectory`. */
  readonly entry: number
}

/** A further name of a file that is extracted, too. */
export interface PlannedLink extends PlannedItem {
  /** The path that is extracted as the file. */
  readonly target: number
}

/** What is to be written, in the order in which it is. */
export interface ExtractPlan {
  /** The directory that names begin below: its parent's part is left out. */
  readonly base: number
  /** Parents first. */
  readonly directories: readonly PlannedItem[]
  /** In the order of their places, so that every layer is read once. */
  readonly files: readonly PlannedItem[]
  readonly hardLinks: readonly PlannedLink[]
  /** Symbolic links, devices and pipes: last, so that nothing is written through a link. */
  readonly others: readonly PlannedItem[]
  /** Whiteouts of a layer. */
  readonly markers: readonly PlannedItem[]
  readonly bytes: number
}

/** Works out what belongs to a selection. Throws a StrataError when there is nothing. */
export function planOf(explorer: FileExplorer, selection: ExtractSelection): ExtractPlan {
  const { timeline } = explorer
  switch (selection.kind) {
    case 'merged':
      return sorted(explorer, selection.path, subtree(explorer, selection.path, selection.at))
    case 'copy': {
      const { path, layer } = selection
      const event = timeline.life(path).find((each) => each.layer === layer)
      if (!event || event.entry === removed) throw nothingThere()
      const isDirectory = event.entry < 0 || timeline.entries.isDirectory(event.entry)
      const items = isDirectory ? subtree(explorer, path, layer) : [{ path, entry: event.entry }]
      return sorted(explorer, path, items)
    }
    case 'layer':
      return sorted(explorer, rootPath, ofLayer(explorer, selection.layer))
  }
}

/** A directory with what the merged tree at a layer has below it. */
function subtree(explorer: FileExplorer, from: number, layer: number): readonly PlannedItem[] {
  const { timeline, order } = explorer
  const items: PlannedItem[] = []
  const first = timeline.stateAt(from, layer)
  if (first === absent) throw nothingThere()
  if (first >= 0 && !timeline.entries.isDirectory(first)) return [{ path: from, entry: first }]
  for (const path of order.walk(from)) {
    const entry = timeline.stateAt(path, layer)
    if (entry !== absent) items.push({ path, entry })
  }
  return items
}

/** A layer as if it was extracted by itself: of entries with one path the last. */
function ofLayer({ timeline }: FileExplorer, layer: number): readonly PlannedItem[] {
  const { entries, paths } = timeline
  const contents = entries.layers[layer]
  if (!contents) throw new StrataError(errorInfo('unsupported', say('layerAbsent', layer)))
  const last = new Map<number, number>()
  const markers: PlannedItem[] = []
  const { path, kind, count } = contents.entries
  for (let row = 0; row < count; row++) {
    const item = { path: path[row] as number, entry: (entries.starts[layer] as number) + row }
    if (kind[row] === kindWhiteout || kind[row] === kindOpaque) markers.push(item)
    else last.set(item.path, item.entry)
  }
  const inside = markers.map(({ path: at, entry }) =>
    ownKind(entries, entry) === kindOpaque ? at : paths.parent(at),
  )
  for (const each of [...[...last.keys()].map((at) => paths.parent(at)), ...inside]) {
    for (let at = each; at !== rootPath && !last.has(at); at = paths.parent(at)) {
      last.set(at, impliedDirectory)
    }
  }
  // numbers of paths grow downwards
  const tree = [...last].sort(([a], [b]) => a - b).map(([at, entry]) => ({ path: at, entry }))
  return [...tree, ...markers]
}

function sorted(
  { timeline }: FileExplorer,
  base: number,
  items: readonly PlannedItem[],
): ExtractPlan {
  const { entries } = timeline
  const directories: PlannedItem[] = []
  const stored: PlannedItem[] = []
  const others: PlannedItem[] = []
  const markers: PlannedItem[] = []
  for (const item of items) {
    const kind = item.entry < 0 ? kindDirectory : ownKind(entries, item.entry)
    if (kind === kindDirectory) directories.push(item)
    else if (kind === kindWhiteout || kind === kindOpaque) markers.push(item)
    else if (kind === kindFile || (kind === kindHardlink && entries.isFile(item.entry))) {
      stored.push(item)
    } else others.push(item)
  }
  const { files, hardLinks } = byContent(timeline.entries, stored)
  let bytes = 0
  const places = new Float64Array(files.length)
  for (const [at, { entry }] of files.entries()) {
    const { table, row, layer } = rowOf(entries, contentOf(entries, entry))
    bytes += table.size[row] as number
    // layers one after the other, each front to back: entries of a layer are numbered in tar order
    places[at] = (entries.starts[layer] as number) + row
  }
  const order = stableOrder(places)
  const inOrder = Array.from(order, (at) => files[at] as PlannedItem)
  return { base, directories, files: inOrder, hardLinks, others, markers, bytes }
}

/** Of several names of one file one is the file, its own if it is among them, and the others links. */
function byContent(
  entries: FileExplorer['timeline']['entries'],
  items: readonly PlannedItem[],
): Pick<ExtractPlan, 'files' | 'hardLinks'> {
  const first = new Map<number, number>()
  for (const { path, entry } of items) {
    const inode = contentOf(entries, entry)
    if (inode === entry || !first.has(inode)) first.set(inode, path)
  }
  const files: PlannedItem[] = []
  const hardLinks: PlannedLink[] = []
  for (const item of items) {
    const target = first.get(contentOf(entries, item.entry)) as number
    if (target === item.path) files.push(item)
    else hardLinks.push({ ...item, target })
  }
  return { files, hardLinks }
}

function nothingThere(): StrataError {
  return new StrataError(errorInfo('invalid-argument', say('nothingUnderPath')))
}
