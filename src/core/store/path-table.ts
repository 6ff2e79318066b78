import { NameTable, randomSeed } from './name-table.ts'
import type { NameTableSnapshot } from './name-table.ts'

/** The path "/" of an image. Every other path has a parent. */
export const rootPath = 0

const slash = 0x2f
const dot = 0x2e

/**
 * Every path of every layer of one archive, as a tree of interned segments: a path is a small
 * number, its parent and its last name are one array look-up away, and all layers share it. A
 * path here says nothing about whether a file is there; that is the union's business.
 */
export class PathTable {
  readonly names: NameTable
  #seed = randomSeed()
  #parents = new Uint32Array(1 << 8)
  #name = new Uint32Array(1 << 8)
  #count = 1
  #slots = new Int32Array(1 << 9).fill(-1)
  /** The directory part of the last interned path, with its closing slash. */
  #recent = new Uint8Array(256)
  #recentLength = 0
  #recentPath = rootPath

  constructor(names: NameTable = new NameTable()) {
    this.names = names
  }

  /** How many paths there are, the root included; path numbers are 0 … count − 1. */
  get count(): number {
    return this.#count
  }

  get memory(): number {
    return (
      this.names.memory + this.#parents.byteLength + this.#name.byteLength + this.#slots.byteLength
    )
  }

  parent(path: number): number {
    return this.#parents[path] as number
  }

  /** The number in `names` of the last segment. Meaningless for the root. */
  name(path: number): number {
    return this.#name[path] as number
  }

  /** The path of `name` (a number of `names`) in directory `parent`, added when new. */
  child(parent: number, name: number): number {
    const mask = this.#slots.length - 1
    let slot = mix(parent, name, this.#seed) & mask
    for (;;) {
      const path = this.#slots[slot] as number
      if (path < 0) break
      if (this.#parents[path] === parent && this.#name[path] === name) return path
      slot = (slot + 1) & mask
    }
    if (this.#count === this.#parents.length) this.#growColumns()
    const path = this.#count++
    this.#parents[path] = parent
    this.#name[path] = name
    this.#slots[slot] = path
    if (this.#count * 2 > this.#slots.length) this.#growSlots()
    return path
  }

  /** The path of `name` in `parent`, or -1 when it was never seen. */
  findChild(parent: number, name: number): number {
    const mask = this.#slots.length - 1
    let slot = mix(parent, name, this.#seed) & mask
    for (;;) {
      const path = this.#slots[slot] as number
      if (path < 0 || (this.#parents[path] === parent && this.#name[path] === name)) return path
      slot = (slot + 1) & mask
    }
  }

  /**
   * The path that the bytes name, cleaned as extraction does: leading "/", "./", "//" and "."
   * segments go, ".." goes up. Returns -1 when it climbs out of the root. Links are never followed.
   */
  intern(source: Uint8Array, start = 0, end = source.length): number {
    let base = end
    while (base > start && source[base - 1] !== slash) base--
    const directory = this.#internDirectory(source, start, base)
    return directory < 0 ? -1 : this.#walk(source, base, end, directory, true)
  }

  /** As `intern`, without adding anything: -1 when the path is unknown or climbs out. */
  find(source: Uint8Array, start = 0, end = source.length): number {
    return this.#walk(source, start, end, rootPath, false)
  }

  /** The raw bytes of a path, absolute ("/usr/bin"); "/" for the root. */
  bytes(path: number): Uint8Array {
    if (path === rootPath) return Uint8Array.of(slash)
    let length = 0
    for (let at = path; at !== rootPath; at = this.parent(at)) {
      length += 1 + this.names.length(this.name(at))
    }
    const bytes = new Uint8Array(length)
    for (let at = path, end = length; at !== rootPath; at = this.parent(at)) {
      const name = this.names.bytes(this.name(at))
      bytes.set(name, end - name.length)
      end -= name.length + 1
      bytes[end] = slash
    }
    return bytes
  }

  /** How many segments: 0 for the root. */
  depth(path: number): number {
    let depth = 0
    for (let at = path; at !== rootPath; at = this.parent(at)) depth++
    return depth
  }

  /** All that the table holds, for keeping; its arrays are the table's own. */
  snapshot(): PathTableSnapshot {
    return {
      names: this.names.snapshot(),
      seed: this.#seed,
      parents: this.#parents.subarray(0, this.#count),
      name: this.#name.subarray(0, this.#count),
      slots: this.#slots,
    }
  }

  /** The table of a snapshot, whose arrays it takes over. */
  static restore({ names, seed, parents, name, slots }: PathTableSnapshot): PathTable {
    const table = new PathTable(NameTable.restore(names))
    table.#seed = seed
    table.#parents = parents
    table.#name = name
    table.#count = parents.length
    table.#slots = slots
    return table
  }

  /**
   * The path of `source[start, end)`, which is empty or ends in a slash. Archives list a directory's
   * children one after the other, so the directory of the last call is the likely beginning.
   */
  #internDirectory(source: Uint8Array, start: number, end: number): number {
    if (this.#startsWithRecent(source, start, end)) {
      const known = start + this.#recentLength
      if (known === end) return this.#recentPath
      return this.#remember(
        source,
        start,
        end,
        this.#walk(source, known, end, this.#recentPath, true),
      )
    }
    return this.#remember(source, start, end, this.#walk(source, start, end, rootPath, true))
  }

  #startsWithRecent(source: Uint8Array, start: number, end: number): boolean {
    const length = this.#recentLength
    if (length > end - start) return false
    // names of one archive mostly differ near their end
    for (let i = length - 1; i >= 0; i--) if (this.#recent[i] !== source[start + i]) return false
    return true
  }

  #remember(source: Uint8Array, start: number, end: number, path: number): number {
    if (path < 0) return path
    const length = end - start
    if (length > this.#recent.length) this.#recent = new Uint8Array(length * 2)
    for (let i = 0; i < length; i++) this.#recent[i] = source[start + i] as number
    this.#recentLength = length
    this.#recentPath = path
    return path
  }

  #walk(source: Uint8Array, start: number, end: number, from: number, add: boolean): number {
    let path = from
    for (let at = start; at < end;) {
      let stop = at
      while (stop < end && source[stop] !== slash) stop++
      const length = stop - at
      if (length === 0 || (length === 1 && source[at] === dot)) {
        // nothing between two slashes, or "."
      } else if (length === 2 && source[at] === dot && source[at + 1] === dot) {
        if (path === rootPath) return -1
        path = this.parent(path)
      } else {
        const name = add ? this.names.intern(source, at, stop) : this.names.find(source, at, stop)
        if (name < 0) return -1
        path = add ? this.child(path, name) : this.findChild(path, name)
        if (path < 0) return -1
      }
      at = stop + 1
    }
    return path
  }

  #growColumns(): void {
    const size = Math.ceil(this.#parents.length * 1.5) + 1
    const parents = new Uint32Array(size)
    parents.set(this.#parents)
    this.#parents = parents
    const name = new Uint32Array(size)
    name.set(this.#name)
    this.#name = name
  }

  #growSlots(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1)
    const mask = slots.length - 1
    for (let path = 1; path < this.#count; path++) {
      let slot = mix(this.#parents[path] as number, this.#name[path] as number, this.#seed) & mask
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask
      slots[slot] = path
    }
    this.#slots = slots
  }
}

export interface PathTableSnapshot {
  readonly names: NameTableSnapshot
  readonly seed: number
  readonly parents: Uint32Array<ArrayBuffer>
  readonly name: Uint32Array<ArrayBuffer>
  readonly slots: Int32Array<ArrayBuffer>
}

function mix(parent: number, name: number, seed: number): number {
  let hash = Math.imul(parent ^ seed, 0x9e3779b1) ^ Math.imul(name, 0x85ebca6b)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}
