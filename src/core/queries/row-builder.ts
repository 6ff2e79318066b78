import { PathTexts } from '../analysis/path-text.ts'
import { decodeName } from '../model/display-text.ts'
import { entryKindOf, kindDirectory, kindHardlink, kindSymlink } from '../model/entry-kind.ts'
import { rootPath } from '../store/path-table.ts'
import { changeType, changeWordsOf } from '../union/change.ts'
import { removed } from '../union/event-log.ts'
import type { Timeline } from '../union/timeline.ts'
import { contentOf, factsOf, impliedFacts, isLinkAt, ownKind, rowOf } from './entry-facts.ts'
import type { EntryFacts } from './entry-facts.ts'
import type {
  ChangedAspect,
  ChangeKind,
  ChainLink,
  FileRow,
  FlatRow,
  ResolvedLink,
} from './file-row.ts'
import { resolveLink } from './resolve-link.ts'
import type { Sieve } from './sieve.ts'
import { shownLayerOf } from './tree-view.ts'
import { changeKindMask, hasChangeBelow, isGhost, isRemoved } from './view-index.ts'

/** In the order of the numbers that `ViewIndex.state` holds. */
const changeWordOf: readonly ChangeKind[] = ['unchanged', 'added', 'modified', 'removed']

/** Puts the rows of a page into words; keep an instance only while a page is made. */
export class RowBuilder {
  readonly #timeline: Timeline
  readonly #sieve: Sieve
  readonly #texts: PathTexts

  constructor(timeline: Timeline, sieve: Sieve) {
    this.#timeline = timeline
    this.#sieve = sieve
    this.#texts = new PathTexts(timeline.paths)
  }

  /** The row of a path with the event it shows; `expandable` is whether it has rows below. */
  row(path: number, event: number, chain: readonly number[], expandable: boolean): FileRow {
    const { index } = this.#sieve
    const { events, paths } = this.#timeline
    const isMain = event === index.events[path]
    const state = isMain ? (index.state[path] as number) : 0
    const entry = event < 0 ? -1 : (events.entries[event] as number)
    const facts = entry < 0 ? impliedFacts : this.#facts(entry, event, isMain)
    const isDirectory = facts.kind === kindDirectory
    const change = isMain ? state & changeKindMask : this.#sieve.copyChange(event)
    const name = path === rootPath ? rootName : decodeName(paths.names.bytes(paths.name(path)))
    return {
      path,
      name: name.text,
      escaped: name.escaped,
      chain: chain.map((link) => this.#chainLink(link)),
      kind: entryKindOf(facts.kind),
      size: isDirectory ? index.bytesBelow(path) : facts.size,
      sizeBefore: this.#sizeBefore(path, change),
      entriesBelow: isDirectory ? index.rowsBelow(path) : null,
      mode: facts.mode,
      uid: facts.uid,
      gid: facts.gid,
      mtime: facts.mtime,
      linkTarget: this.#target(entry, facts.kind),
      link: facts.kind === kindSymlink ? this.#link(path, event) : null,
      device: facts.device,
      xattrs: [...facts.xattrs.keys()],
      layer: event < 0 ? 0 : (events.layers[event] as number),
      implied: entry < 0,
      change: changeWordOf[change] ?? 'unchanged',
      changed: isMain ? aspectsOf(index.changes[path] as number) : [],
      changeBelow: isMain && (state & hasChangeBelow) !== 0,
      ghost: !isMain || (state & isGhost) !== 0,
      hiddenBy: this.#hiddenBy(path, event),
      expandable,
    }
  }

  /** A hard link whose file has lost the name it was made to is a file like any other. */
  #facts(entry: number, event: number, isMain: boolean): EntryFacts {
    const { entries, events } = this.#timeline
    const facts = factsOf(entries, entry)
    const { view } = this.#sieve.index
    if (facts.kind !== kindHardlink || facts.broken || view.mode === 'layer') return facts
    const at = isMain ? shownLayerOf(view) : (events.layers[event] as number)
    return isLinkAt(this.#timeline, entry, at)
      ? facts
      : { ...facts, kind: entries.kindNumber(entry) }
  }

  #target(entry: number, kind: number): string | null {
    if (entry < 0 || (kind !== kindSymlink && kind !== kindHardlink)) return null
    const { entries } = this.#timeline
    const stored = kind === kindSymlink ? contentOf(entries, entry) : entry
    return linkTargetOf(this.#timeline, stored, this.#texts)
  }

  flat(path: number, event: number): FlatRow {
    const directory = this.#texts.of(this.#timeline.paths.parent(path)).text
    return { ...this.row(path, event, [], false), directory }
  }

  #chainLink(path: number): ChainLink {
    const { paths } = this.#timeline
    return { path, name: decodeName(paths.names.bytes(paths.name(path))).text }
  }

  /** A directory's own sum, a file's size at the other side; of a removed path what it had. */
  #sizeBefore(path: number, change: number): number | null {
    const { index } = this.#sieve
    const { view } = index
    if (view.mode !== 'compare' || changeWordOf[change] === 'added') return null
    const before = this.#timeline.stateAt(path, view.from)
    if (before < -1) return null
    const facts = before < 0 ? impliedFacts : factsOf(this.#timeline.entries, before)
    return facts.kind === kindDirectory ? index.bytesBelowBefore(path) : facts.size
  }

  #link(path: number, event: number): ResolvedLink {
    const next = this.#nextOf(path, event)
    const { events, entries } = this.#timeline
    if (next >= 0 && ((events.changes[next] as number) & changeType) !== 0) {
      const entry = events.entries[next] as number
      const becomesDirectory = entry === -1 || (entry >= 0 && entries.isDirectory(entry))
      if (becomesDirectory) return { state: 'shadowed', path: null, text: null }
    }
    const { index } = this.#sieve
    const isCurrent =
      event === index.events[path] && ((index.state[path] as number) & isGhost) === 0
    const isGone = ((index.state[path] as number) & changeKindMask) === isRemoved
    const layer = isCurrent && !isGone ? shownLayerOf(index.view) : (events.layers[event] as number)
    const end = resolveLink(this.#timeline, path, layer)
    return { ...end, text: end.path === null ? null : this.#texts.of(end.path).text }
  }

  /** The layer that takes this copy away: one that removes it, or puts something else in its place. */
  #hiddenBy(path: number, event: number): number | null {
    const next = this.#nextOf(path, event)
    if (next < 0 || event < 0) return null
    const { events, entries } = this.#timeline
    const entry = events.entries[event] as number
    const isDirectory = entry < 0 || entries.isDirectory(entry)
    const after = events.entries[next] as number
    // a directory over a directory hides nothing
    const stays = isDirectory && after !== removed && (after < 0 || entries.isDirectory(after))
    return stays ? null : (events.layers[next] as number)
  }

  #nextOf(path: number, event: number): number {
    const next = event + 1
    return event >= 0 && next < (this.#timeline.events.starts[path + 1] as number) ? next : -1
  }
}

const rootName = { text: '/', escaped: false }

/** The words for change bits of a modified file. */
export function aspectsOf(changes: number): readonly ChangedAspect[] {
  return changeWordsOf(changes).filter((word): word is ChangedAspect => word !== 'added')
}

/** The target of a symbolic link as stored, of a hard link as an absolute path; else null. */
export function linkTargetOf(
  timeline: Timeline,
  entry: number,
  texts: PathTexts = new PathTexts(timeline.paths),
): string | null {
  const { entries, paths } = timeline
  const kind = ownKind(entries, entry)
  if (kind !== kindSymlink && kind !== kindHardlink) return null
  const { table, row } = rowOf(entries, entry)
  const link = table.link[row] as number
  if (kind === kindSymlink) return decodeName(paths.names.bytes(link)).text
  return link < 0 ? null : texts.of(link).text
}

/** Facts of an entry number or of an implied directory. */
export function factsAt(timeline: Timeline, entry: number): EntryFacts {
  return entry < 0 ? impliedFacts : factsOf(timeline.entries, entry)
}
