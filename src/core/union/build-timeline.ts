import { kindSymlink } from '../model/entry-kind.ts'
import type { PathTable } from '../store/path-table.ts'
import { rootPath } from '../store/path-table.ts'
import type { LayerContents } from '../tar/layer-contents.ts'
import { changeAdded, EntryComparison } from './change.ts'
import {
  EventLog,
  removed,
  removedByOpaque,
  removedByType,
  removedByWhiteout,
} from './event-log.ts'
import { ImageEntries } from './image-entries.ts'
import { LayerTree } from './layer-tree.ts'
import { absent, impliedDirectory, LiveTree } from './live-tree.ts'
import { Timeline } from './timeline.ts'

/** What a layer did to the tree below it, and what was odd about it. The root counts nowhere. */
export interface LayerStacking {
  readonly added: number
  readonly modified: number
  readonly removed: number
  /** Whiteouts of paths that no lower layer has, and one of them. */
  readonly danglingWhiteouts: PathSample
  /** Paths that the layer describes more than once. */
  readonly repeatedEntries: PathSample
  /** Hard links without a target. */
  readonly brokenLinks: PathSample
  /** Symbolic links that a directory of this layer takes the place of without deleting them. */
  readonly shadowedLinks: PathSample
}

/** How many paths, and the first of them in tar order (-1 when there is none). */
export interface PathSample {
  readonly count: number
  readonly path: number
}

export interface Stacking {
  readonly timeline: Timeline
  readonly layers: readonly LayerStacking[]
}

/**
 * Stacks the layers of an image as overlayfs does (OCI layer.md, "Changesets"), oldest first. A
 * layer that is not there (null) changes nothing. In a layer, markers act on the layers below
 * before its own entries come; a directory over a directory keeps what is in it, anything else
 * replaces what was there with all below it.
 */
export function buildTimeline(
  paths: PathTable,
  layers: readonly (LayerContents | null)[],
): Stacking {
  const entries = new ImageEntries(layers)
  const stacker = new Stacker(paths, entries)
  const stackings = layers.map((contents, layer) =>
    contents === null ? stacker.skip() : stacker.stack(layer),
  )
  return {
    timeline: new Timeline(paths, entries, stacker.log.columns(paths.count)),
    layers: stackings,
  }
}

class Stacker {
  readonly log: EventLog
  readonly #entries: ImageEntries
  readonly #comparison: EntryComparison
  readonly #merged: LiveTree
  readonly #own: LayerTree
  /** What a path held that a marker of this layer took away and an entry of it brings back. */
  readonly #before: Int32Array
  #added = 0
  #modified = 0
  #removed = 0
  #shadowed: number[] = []

  constructor(paths: PathTable, entries: ImageEntries) {
    this.log = new EventLog(entries.count)
    this.#entries = entries
    this.#comparison = new EntryComparison(entries)
    this.#merged = new LiveTree(paths)
    this.#own = new LayerTree(paths, entries)
    this.#before = new Int32Array(paths.count).fill(absent)
  }

  skip(): LayerStacking {
    this.log.endLayer()
    return untouched
  }

  stack(layer: number): LayerStacking {
    this.#added = this.#modified = this.#removed = 0
    const marks = this.#own.read(layer)
    this.#shadowed = [...marks.shadowedLinks]
    const dangling = this.#applyMarkers(marks.whiteouts, marks.opaques)
    const links = this.#own.resolveLinks(layer, this.#merged)
    this.#own.live.drain((path, entry, isDirectory) => this.#overlay(path, entry, isDirectory))
    this.log.endLayer()
    return {
      added: this.#added,
      modified: this.#modified,
      removed: this.#removed,
      danglingWhiteouts: sampleOf(dangling),
      repeatedEntries: sampleOf(marks.repeated),
      brokenLinks: {
        count: links.broken,
        path: links.first < 0 ? -1 : this.#entries.path(links.first),
      },
      shadowedLinks: sampleOf(this.#shadowed),
    }
  }

  /** Takes away what whiteouts and opaque markers hide; returns the whiteouts that hid nothing. */
  #applyMarkers(whiteouts: readonly number[], opaques: readonly number[]): readonly number[] {
    const merged = this.#merged
    // Asked before anything goes: below a deleted directory a whiteout is not dangling.
    const dangling = whiteouts.filter((path) => !merged.has(path))
    for (const path of whiteouts) {
      if (path === rootPath || !merged.has(path)) continue
      merged.remove(path, (gone, entry) => this.#takeAway(gone, entry, removedByWhiteout))
    }
    for (const path of opaques) {
      merged.removeBelow(path, (gone, entry) => this.#takeAway(gone, entry, removedByOpaque))
    }
    return dangling
  }

  /** A path that this layer's own tree holds, too, is not removed but changed: see `#overlay`. */
  #takeAway(path: number, entry: number, reason: number): void {
    if (this.#own.live.has(path)) this.#before[path] = entry
    else this.#logRemoved(path, reason)
  }

  #overlay(path: number, entry: number, isDirectory: boolean): void {
    const merged = this.#merged
    const wasThere = merged.has(path)
    const before = wasThere ? merged.entry(path) : (this.#before[path] as number)
    this.#before[path] = absent
    if (wasThere) {
      const wasDirectory = merged.isDirectory(path)
      // Only entries describe: a directory that is merely implied keeps what was known of it.
      if (wasDirectory && entry === impliedDirectory) return
      if (wasDirectory && !isDirectory) {
        merged.removeBelow(path, (gone) => this.#logRemoved(gone, removedByType))
      }
      if (!wasDirectory && isDirectory && this.#isSymlink(before)) this.#shadowed.push(path)
    }
    merged.put(path, entry, isDirectory)
    if (before === absent) {
      this.#added++
      this.log.add(path, entry, changeAdded)
      return
    }
    const change = this.#comparison.compare(before, entry)
    if (change !== 0 && path !== rootPath) this.#modified++
    this.log.add(path, entry, change)
  }

  #logRemoved(path: number, reason: number): void {
    this.#removed++
    this.log.add(path, removed, reason)
  }

  #isSymlink(entry: number): boolean {
    return entry >= 0 && this.#entries.kindNumber(entry) === kindSymlink
  }
}

const nothing: PathSample = { count: 0, path: -1 }

const untouched: LayerStacking = {
  added: 0,
  modified: 0,
  removed: 0,
  danglingWhiteouts: nothing,
  repeatedEntries: nothing,
  brokenLinks: nothing,
  shadowedLinks: nothing,
}

function sampleOf(paths: readonly number[]): PathSample {
  return { count: paths.length, path: paths[0] ?? -1 }
}
