import type { PathTable } from '../store/path-table.ts'
import { rootPath } from '../store/path-table.ts'

/** Nothing is at this path. */
export const absent = -2
/** A directory that is there only because something below it is. */
export const impliedDirectory = -1

const none = -1

/** Called for a path that leaves the tree, with the entry number it had. */
export type Leave = (path: number, entry: number) => void

/**
 * The paths that exist at one moment, each with the entry that put it there. Children of a
 * directory are a doubly linked list, so that inserting costs the same everywhere and taking a
 * subtree away costs only what is in it. Every present path but the root has a present parent
 * that is a directory; callers see to that.
 */
export class LiveTree {
  readonly #paths: PathTable
  readonly #entry: Int32Array
  readonly #directory: Uint8Array
  readonly #first: Int32Array
  readonly #next: Int32Array
  readonly #previous: Int32Array

  /** A tree over the paths that `paths` has now, holding an implied root. */
  constructor(paths: PathTable) {
    this.#paths = paths
    this.#entry = new Int32Array(paths.count).fill(absent)
    this.#directory = new Uint8Array(paths.count)
    this.#first = new Int32Array(paths.count).fill(none)
    this.#next = new Int32Array(paths.count).fill(none)
    this.#previous = new Int32Array(paths.count).fill(none)
    this.#entry[rootPath] = impliedDirectory
    this.#directory[rootPath] = 1
  }

  has(path: number): boolean {
    return this.#entry[path] !== absent
  }

  /** The entry number at a path, `impliedDirectory` or `absent`. */
  entry(path: number): number {
    return this.#entry[path] as number
  }

  isDirectory(path: number): boolean {
    return this.#directory[path] === 1
  }

  /** Puts an entry at a path, new or in place of another; anything below it must have gone before. */
  put(path: number, entry: number, isDirectory: boolean): void {
    if (this.#entry[path] === absent) this.#link(path)
    this.#entry[path] = entry
    this.#directory[path] = isDirectory ? 1 : 0
  }

  /** Takes a path (not the root) with everything below it out of the tree. */
  remove(path: number, leave: Leave): void {
    this.removeBelow(path, leave)
    this.#unlink(path)
    this.#leave(path, leave)
  }

  /** Takes everything below a path out of the tree. */
  removeBelow(path: number, leave: Leave): void {
    let at = this.#first[path] as number
    while (at !== none && at !== path) {
      const child = this.#first[at] as number
      if (child !== none) {
        at = child
        continue
      }
      const next = this.#next[at] as number
      const parent = this.#paths.parent(at)
      this.#first[parent] = next
      this.#leave(at, leave)
      at = next === none ? parent : next
    }
  }

  /** Visits every path, parents first, and leaves the tree empty but for an implied root. */
  drain(visit: (path: number, entry: number, isDirectory: boolean) => void): void {
    let at: number = rootPath
    for (;;) {
      visit(at, this.#entry[at] as number, this.#directory[at] === 1)
      let onward = this.#first[at] as number
      while (onward === none) {
        if (at === rootPath) {
          this.#entry[rootPath] = impliedDirectory
          return
        }
        onward = this.#next[at] as number
        const parent = this.#paths.parent(at)
        this.#first[parent] = onward
        this.#clear(at)
        if (onward === none) at = parent
      }
      at = onward
    }
  }

  #link(path: number): void {
    const parent = this.#paths.parent(path)
    const first = this.#first[parent] as number
    this.#next[path] = first
    if (first !== none) this.#previous[first] = path
    this.#first[parent] = path
  }

  #unlink(path: number): void {
    const next = this.#next[path] as number
    const previous = this.#previous[path] as number
    if (previous === none) this.#first[this.#paths.parent(path)] = next
    else this.#next[previous] = next
    if (next !== none) this.#previous[next] = previous
  }

  #leave(path: number, leave: Leave): void {
    const entry = this.#entry[path] as number
    this.#clear(path)
    leave(path, entry)
  }

  #clear(path: number): void {
    this.#entry[path] = absent
    this.#directory[path] = 0
    this.#first[path] = none
    this.#next[path] = none
    this.#previous[path] = none
  }
}
