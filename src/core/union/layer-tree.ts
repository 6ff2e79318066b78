import {
  kindDirectory,
  kindHardlink,
  kindOpaque,
  kindSymlink,
  kindWhiteout,
} from '../model/entry-kind.ts'
import type { PathTable } from '../store/path-table.ts'
import { rootPath } from '../store/path-table.ts'
import type { ImageEntries } from './image-entries.ts'
import { noContent } from './image-entries.ts'
import { impliedDirectory, LiveTree } from './live-tree.ts'

/** A link whose target was not there yet when it was read. */
const unresolved = -2
const beingResolved = -3

/** What one layer says about the layers below it, and what was odd in it. All are lists of paths. */
export interface LayerMarks {
  /** Hidden with everything below them. */
  readonly whiteouts: readonly number[]
  /** Directories whose lower children are hidden. */
  readonly opaques: readonly number[]
  /** Paths described twice; the last description counts. */
  readonly repeated: readonly number[]
  /** Symbolic links of this layer that a directory of this layer takes the place of. */
  readonly shadowedLinks: readonly number[]
}

interface Marks extends LayerMarks {
  readonly whiteouts: number[]
  readonly opaques: number[]
  readonly repeated: number[]
  readonly shadowedLinks: number[]
}

/**
 * The tree that one layer holds by itself, as if extracted into an empty directory: that is how
 * overlayfs stacks, each layer whole and then one over the other. One instance serves all layers
 * of an image, one after the other.
 */
export class LayerTree {
  readonly live: LiveTree
  readonly #paths: PathTable
  readonly #entries: ImageEntries
  /** Hard links that wait for the end of the layer, each with the entry it is bound to, or -1. */
  readonly #waiting = new Map<number, number>()

  constructor(paths: PathTable, entries: ImageEntries) {
    this.live = new LiveTree(paths)
    this.#paths = paths
    this.#entries = entries
  }

  /**
   * Reads the entries of a layer in tar order. Of two entries with one path the last counts, as
   * extraction would have it (OCI layer.md forbids them, real layers have them); a path below
   * something that is no directory makes it one. Markers say nothing about this layer's own entries.
   */
  read(layer: number): LayerMarks {
    const marks: Marks = { whiteouts: [], opaques: [], repeated: [], shadowedLinks: [] }
    const table = this.#entries.table(layer)
    const start = this.#entries.starts[layer] as number
    for (let row = 0; row < table.count; row++) {
      const path = table.path[row] as number
      const kind = table.kind[row]
      if (kind === kindWhiteout) marks.whiteouts.push(path)
      else if (kind === kindOpaque) marks.opaques.push(path)
      else {
        if (kind === kindHardlink) this.#bindLink(start + row, table.link[row] as number)
        this.#place(path, start + row, kind === kindDirectory, marks)
      }
    }
    return marks
  }

  /**
   * Binds the hard links whose target stands later in this layer, or in a lower one. Returns how
   * many are broken, and the first of them.
   */
  resolveLinks(
    layer: number,
    lower: LiveTree,
  ): { readonly broken: number; readonly first: number } {
    const { inodes } = this.#entries
    let broken = 0
    let first = -1
    for (const link of this.#waiting.keys()) {
      if (inodes[link] === unresolved) this.#resolve(link, layer, lower)
      if (inodes[link] !== noContent) continue
      if (broken++ === 0) first = link
    }
    this.#waiting.clear()
    return { broken, first }
  }

  #place(path: number, entry: number, isDirectory: boolean, marks: Marks): void {
    const { live } = this
    if (path === rootPath) {
      if (isDirectory) live.put(rootPath, entry, true)
      return
    }
    if (!live.isDirectory(this.#paths.parent(path))) {
      this.#makeDirectory(this.#paths.parent(path), marks)
    }
    if (live.entry(path) >= 0) marks.repeated.push(path)
    if (live.isDirectory(path) && !isDirectory) {
      live.removeBelow(path, (below, removed) => {
        if (removed >= 0) marks.repeated.push(below)
      })
    }
    live.put(path, entry, isDirectory)
  }

  /** Makes a path, and what is missing above it, directories that no entry describes. */
  #makeDirectory(path: number, marks: Marks): void {
    const { live } = this
    const missing: number[] = []
    for (let at = path; !live.isDirectory(at); at = this.#paths.parent(at)) missing.push(at)
    for (let at = missing.pop(); at !== undefined; at = missing.pop()) {
      const replaced = live.entry(at)
      if (replaced >= 0) {
        marks.repeated.push(at)
        if (this.#kind(replaced) === kindSymlink) marks.shadowedLinks.push(at)
      }
      live.put(at, impliedDirectory, true)
    }
  }

  #kind(entry: number): number {
    const layer = this.#entries.layerOf(entry)
    return this.#entries.table(layer).kind[
      entry - (this.#entries.starts[layer] as number)
    ] as number
  }

  /** A link shares the inode that its target has at this moment, whatever comes to the target later. */
  #bindLink(link: number, target: number): void {
    const { inodes } = this.#entries
    const bound = target < 0 || this.live.isDirectory(target) ? -1 : this.live.entry(target)
    const inode = bound >= 0 ? (inodes[bound] as number) : unresolved
    inodes[link] = inode
    if (inode === unresolved) this.#waiting.set(link, bound >= 0 ? bound : -1)
  }

  #resolve(link: number, layer: number, lower: LiveTree): void {
    const { inodes } = this.#entries
    const chain: number[] = []
    let at = link
    while (at !== noContent && inodes[at] === unresolved) {
      inodes[at] = beingResolved
      chain.push(at)
      at = this.#targetOf(at, layer, lower)
    }
    // A chain that comes back to itself names no content.
    const end = at === noContent || inodes[at] === beingResolved ? noContent : inodes[at]
    for (const member of chain) inodes[member] = end as number
  }

  #targetOf(link: number, layer: number, lower: LiveTree): number {
    const bound = this.#waiting.get(link) ?? -1
    if (bound >= 0) return bound
    const table = this.#entries.table(layer)
    const target = table.link[link - (this.#entries.starts[layer] as number)] as number
    if (target < 0) return noContent
    const tree = this.live.has(target) ? this.live : lower
    return tree.has(target) && !tree.isDirectory(target) ? tree.entry(target) : noContent
  }
}
