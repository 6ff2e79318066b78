import { pathText } from '../analysis/path-text.ts'
import { entryKindOf } from '../model/entry-kind.ts'
import type { EntryKind } from '../model/entry-kind.ts'
import { changeAdded } from '../union/change.ts'
import { removed, removedByOpaque, removedByWhiteout } from '../union/event-log.ts'
import type { PathEvent, Timeline } from '../union/timeline.ts'
import type { ChangedAspect } from './file-row.ts'
import { aspectsOf, factsAt, linkTargetOf } from './row-builder.ts'

/** One stop in the life of a path. */
export interface LifeEvent {
  readonly layer: number
  readonly event: 'added' | 'modified' | 'removed' | 'unchanged'
  readonly changed: readonly ChangedAspect[]
  /** Why a file went: a whiteout, an opaque directory above, or a parent that is no directory now. */
  readonly removedBy: 'whiteout' | 'opaque' | 'replaced' | null
  /** Null when the file is removed; a directory that no entry describes has no more than that. */
  readonly kind: EntryKind | null
  readonly size: number | null
  readonly mode: number | null
  readonly uid: number | null
  readonly gid: number | null
  readonly mtime: number | null
  readonly linkTarget: string | null
  /** sha256 of the content, `sha256:…`. */
  readonly digest: string | null
}

export interface FileLife {
  readonly path: number
  readonly text: string
  readonly events: readonly LifeEvent[]
}

/** All that the layers did to a path, oldest first. */
export function lifeOf(timeline: Timeline, path: number): FileLife {
  return {
    path,
    text: pathText(timeline.paths, path).text,
    events: timeline.life(path).map((event) => describe(timeline, event)),
  }
}

function describe(timeline: Timeline, { layer, entry, change }: PathEvent): LifeEvent {
  if (entry === removed) {
    const removedBy =
      change === removedByWhiteout ? 'whiteout' : change === removedByOpaque ? 'opaque' : 'replaced'
    return { ...gone, layer, removedBy }
  }
  const event = change === changeAdded ? 'added' : change === 0 ? 'unchanged' : 'modified'
  return {
    layer,
    event,
    changed: aspectsOf(change),
    removedBy: null,
    ...detailsAt(timeline, entry),
  }
}

/** What an entry puts at its path, in words: the facts that a life and a difference both tell. */
export function detailsAt(timeline: Timeline, entry: number) {
  const facts = factsAt(timeline, entry)
  return {
    kind: entryKindOf(facts.kind),
    size: facts.size,
    mode: facts.mode,
    uid: facts.uid,
    gid: facts.gid,
    mtime: facts.mtime,
    linkTarget: entry < 0 ? null : linkTargetOf(timeline, entry),
    digest: digestText(facts.digest),
  }
}

const gone: LifeEvent = {
  layer: 0,
  event: 'removed',
  changed: [],
  removedBy: null,
  kind: null,
  size: null,
  mode: null,
  uid: null,
  gid: null,
  mtime: null,
  linkTarget: null,
  digest: null,
}

/** `sha256:…`, null for null. */
export function digestText(digest: Uint8Array | null): string | null {
  if (digest === null) return null
  let text = 'sha256:'
  for (const byte of digest) text += byte.toString(16).padStart(2, '0')
  return text
}
