/** What became of a path in a layer, beside an entry number or `impliedDirectory`. */
export const removed = -2

/** Why a path went, kept in the change of its `removed` event. */
export const removedByWhiteout = 0
export const removedByOpaque = 1
export const removedByType = 2

/** Events of all paths grouped by path, those of one path oldest first. */
export interface EventColumns {
  /** Events of path `p` are `starts[p]` … `starts[p + 1]` − 1. */
  readonly starts: Uint32Array
  readonly layers: Uint32Array
  /** An entry number, `impliedDirectory` or `removed`. */
  readonly entries: Int32Array
  /** Change bits (change.ts), or for `removed` the reason. */
  readonly changes: Uint8Array
}

/** Collects events as layers are stacked. A path has at most one event in a layer. */
export class EventLog {
  #count = 0
  #paths: Uint32Array
  #entries: Int32Array
  #changes: Uint8Array
  /** How many events there were at the end of each layer. */
  readonly #ends: number[] = []

  constructor(expected: number) {
    this.#paths = new Uint32Array(expected)
    this.#entries = new Int32Array(expected)
    this.#changes = new Uint8Array(expected)
  }

  add(path: number, entry: number, change: number): void {
    if (this.#count === this.#paths.length) this.#grow()
    const at = this.#count++
    this.#paths[at] = path
    this.#entries[at] = entry
    this.#changes[at] = change
  }

  endLayer(): void {
    this.#ends.push(this.#count)
  }

  /** Groups the events by path: a counting sort, which keeps the order of the layers. */
  columns(pathCount: number): EventColumns {
    const starts = new Uint32Array(pathCount + 1)
    for (let at = 0; at < this.#count; at++) {
      const slot = (this.#paths[at] as number) + 1
      starts[slot] = (starts[slot] as number) + 1
    }
    for (let path = 0; path < pathCount; path++) {
      starts[path + 1] = (starts[path + 1] as number) + (starts[path] as number)
    }
    const next = starts.slice(0, pathCount)
    const layers = new Uint32Array(this.#count)
    const entries = new Int32Array(this.#count)
    const changes = new Uint8Array(this.#count)
    let at = 0
    for (const [layer, end] of this.#ends.entries()) {
      for (; at < end; at++) {
        const path = this.#paths[at] as number
        const to = next[path] as number
        next[path] = to + 1
        layers[to] = layer
        entries[to] = this.#entries[at] as number
        changes[to] = this.#changes[at] as number
      }
    }
    return { starts, layers, entries, changes }
  }

  #grow(): void {
    const size = Math.ceil(this.#paths.length * 1.5) + 64
    const paths = new Uint32Array(size)
    paths.set(this.#paths)
    this.#paths = paths
    const entries = new Int32Array(size)
    entries.set(this.#entries)
    this.#entries = entries
    const changes = new Uint8Array(size)
    changes.set(this.#changes)
    this.#changes = changes
  }
}
