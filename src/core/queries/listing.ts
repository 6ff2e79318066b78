import { PathTexts } from '../analysis/path-text.ts'
import type { DecodedName } from '../model/display-text.ts'
import {
  entryKindOf,
  kindDirectory,
  kindFile,
  kindHardlink,
  kindOpaque,
  kindWhiteout,
} from '../model/entry-kind.ts'
import type { EntryKind } from '../model/entry-kind.ts'
import { rootPath } from '../store/path-table.ts'
import { changeAdded } from '../union/change.ts'
import { noContent } from '../union/image-entries.ts'
import { absent } from '../union/live-tree.ts'
import type { Timeline } from '../union/timeline.ts'
import type { ChildOrder } from './child-order.ts'
import type { ChangeKind } from './file-row.ts'
import { digestText } from './life.ts'
import { factsAt, linkTargetOf } from './row-builder.ts'
import { impliedFacts, isLinkAt, ownKind, rowOf } from './entry-facts.ts'
import type { EntryFacts } from './entry-facts.ts'

/** One entry as `strata files` writes it. */
export interface ListedFile {
  readonly path: string
  /** The path is not UTF-8 and written with escapes. */
  readonly pathEscaped?: true
  readonly kind: EntryKind
  readonly size: number
  /** Four octal digits. */
  readonly mode: string
  readonly uid: number
  readonly gid: number
  /** ISO 8601; null for a directory that no entry describes. */
  readonly mtime: string | null
  readonly linkTarget: string | null
  /** `sha256:…` of the content of a file. */
  readonly digest: string | null
  /** Index of the layer that stores the entry, 0 is the lowest. */
  readonly layer: number
  /** What that layer did to the path; null for an entry that a later one of its layer replaces. */
  readonly change: ChangeKind | null
}

/** Directory texts are kept for this many rows. */
const rowsPerTexts = 50_000

/** The merged tree at a layer, parents first and by name; the root is not listed. */
export function* listMerged(
  timeline: Timeline,
  order: ChildOrder,
  layer: number,
): Generator<ListedFile, void, undefined> {
  const { events } = timeline
  const named = new Map<number, number>()
  let texts = new PathTexts(timeline.paths)
  let rows = 0
  for (const path of order.walk()) {
    const entry = timeline.stateAt(path, layer)
    if (path === rootPath || entry === absent) continue
    const event = timeline.eventAt(path, layer)
    if (++rows % rowsPerTexts === 0) texts = new PathTexts(timeline.paths)
    const link = linkOf(timeline, path, entry, layer, named)
    yield {
      ...described(texts.of(path), { ...factsAt(timeline, entry), kind: link.kind }),
      linkTarget: link.target < 0 ? link.text(texts) : texts.of(link.target).text,
      layer: events.layers[event] as number,
      change: changeOf(events.changes[event] as number),
    }
  }
}

interface ListedLink {
  readonly kind: number
  /** The path that a hard link is another name of; -1 for everything else. */
  readonly target: number
  /** The target of a symbolic link. */
  readonly text: (texts: PathTexts) => string | null
}

/**
 * A hard link in the tree that there is now: to the name of the file's own entry when that is still
 * there. Otherwise the first name that is listed, kept in `named`, is the file.
 */
function linkOf(
  timeline: Timeline,
  path: number,
  entry: number,
  layer: number,
  named: Map<number, number>,
): ListedLink {
  const { entries } = timeline
  const kind = entry < 0 ? kindDirectory : ownKind(entries, entry)
  const raw = (texts: PathTexts) => (entry < 0 ? null : linkTargetOf(timeline, entry, texts))
  if (kind !== kindHardlink) return { kind, target: -1, text: raw }
  const inode = entries.inodes[entry] as number
  if (inode === noContent) return { kind, target: -1, text: raw }
  if (isLinkAt(timeline, entry, layer)) return { kind, target: entries.path(inode), text: raw }
  const first = named.get(inode)
  if (first !== undefined) return { kind, target: first, text: raw }
  named.set(inode, path)
  const inner = (texts: PathTexts) => linkTargetOf(timeline, inode, texts)
  return { kind: entries.kindNumber(inode), target: -1, text: inner }
}

/** The entries of one layer's own tar in their order, whiteouts under the names they have there. */
export function* listLayer(
  timeline: Timeline,
  layer: number,
): Generator<ListedFile, void, undefined> {
  const { entries, events, paths } = timeline
  const count = entries.layers[layer]?.entries.count ?? 0
  let texts = new PathTexts(paths)
  for (let row = 0; row < count; row++) {
    const entry = (entries.starts[layer] as number) + row
    if ((row + 1) % rowsPerTexts === 0) texts = new PathTexts(paths)
    const { table } = rowOf(entries, entry)
    const path = table.path[row] as number
    const kind = table.kind[row] as number
    if (kind === kindWhiteout || kind === kindOpaque) {
      const facts = { ...rawFacts(timeline, entry), kind: kindFile }
      const name = markerText(texts, path, kind)
      yield { ...described(name, facts), linkTarget: null, layer, change: 'removed' }
      continue
    }
    const event = timeline.eventAt(path, layer)
    const counts = events.layers[event] === layer && events.entries[event] === entry
    yield {
      ...described(texts.of(path), rawFacts(timeline, entry)),
      linkTarget: linkTargetOf(timeline, entry, texts),
      layer,
      change: counts ? changeOf(events.changes[event] as number) : null,
    }
  }
}

/** What the tar entry itself says: a hard link has no size there. */
function rawFacts({ entries }: Timeline, entry: number): EntryFacts {
  const { table, row } = rowOf(entries, entry)
  return {
    ...impliedFacts,
    kind: table.kind[row] as number,
    size: table.size[row] as number,
    mode: table.mode[row] as number,
    uid: table.uid[row] as number,
    gid: table.gid[row] as number,
    mtime: table.mtime[row] as number,
    digest: table.digest(row),
  }
}

type Described = Omit<ListedFile, 'linkTarget' | 'layer' | 'change'>

function described(path: DecodedName, facts: EntryFacts): Described {
  return {
    path: path.text,
    ...(path.escaped ? { pathEscaped: true as const } : {}),
    kind: entryKindOf(facts.kind),
    size: facts.size,
    mode: facts.mode.toString(8).padStart(4, '0'),
    uid: facts.uid,
    gid: facts.gid,
    mtime: facts.mtime === null ? null : isoTime(facts.mtime),
    digest: facts.kind === kindFile ? digestText(facts.digest) : null,
  }
}

/** The name of a marker in its tar. */
function markerText(texts: PathTexts, path: number, kind: number): DecodedName {
  const { text, escaped } = texts.of(path)
  if (kind === kindOpaque) return { text: `${text === '/' ? '' : text}/.wh..wh..opq`, escaped }
  const name = text.lastIndexOf('/') + 1
  return { text: `${text.slice(0, name)}.wh.${text.slice(name)}`, escaped }
}

function changeOf(change: number): ChangeKind {
  return change === 0 ? 'unchanged' : change === changeAdded ? 'added' : 'modified'
}

/** Times beyond what a date can be are brought to its ends. */
function isoTime(milliseconds: number): string {
  const furthest = 8.64e15
  return new Date(Math.max(-furthest, Math.min(furthest, Math.floor(milliseconds)))).toISOString()
}
