/**
 * Byte strings, each stored once and named by a small number. Names in an image are bytes, not
 * text (POSIX, and layer tars may hold any byte but NUL), so identity is kept on bytes: two names
 * that differ only in invalid UTF-8 stay two names.
 */
export class NameTable {
  #seed = randomSeed()
  #bytes = new Uint8Array(1 << 12)
  #used = 0
  #offsets = new Uint32Array(1 << 8)
  #count = 0
  #slots = new Int32Array(1 << 9).fill(-1)

  get count(): number {
    return this.#count
  }

  /** Bytes of memory held by the table. */
  get memory(): number {
    return this.#bytes.byteLength + this.#offsets.byteLength + this.#slots.byteLength
  }

  /** The number of `source[start, end)`, adding it when new. Numbers start at 0 and are dense. */
  intern(source: Uint8Array, start = 0, end = source.length): number {
    const mask = this.#slots.length - 1
    let slot = hashBytes(source, start, end, this.#seed) & mask
    for (;;) {
      const id = this.#slots[slot] as number
      if (id < 0) break
      if (this.#equals(id, source, start, end)) return id
      slot = (slot + 1) & mask
    }
    const id = this.#append(source, start, end)
    this.#slots[slot] = id
    if (this.#count * 2 > this.#slots.length) this.#grow()
    return id
  }

  /** The number of these bytes, or -1 when they were never interned. */
  find(source: Uint8Array, start = 0, end = source.length): number {
    const mask = this.#slots.length - 1
    let slot = hashBytes(source, start, end, this.#seed) & mask
    for (;;) {
      const id = this.#slots[slot] as number
      if (id < 0 || this.#equals(id, source, start, end)) return id
      slot = (slot + 1) & mask
    }
  }

  /** A view of the bytes of `id`; valid until the next `intern`. Do not change it. */
  bytes(id: number): Uint8Array {
    return this.#bytes.subarray(this.#offsets[id], this.#offsets[id + 1])
  }

  length(id: number): number {
    return (this.#offsets[id + 1] as number) - (this.#offsets[id] as number)
  }

  /** All names, one behind the other in the order of their numbers; valid until the next `intern`. */
  get joined(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#used)
  }

  /** Where the bytes of `id` begin in `joined`; `start(count)` is its end. */
  start(id: number): number {
    return this.#offsets[id] as number
  }

  /** Negative when `a` comes before `b` in the order of bytes, 0 when they are the same. */
  compare(a: number, b: number): number {
    let at = this.#offsets[a] as number
    let other = this.#offsets[b] as number
    const end = this.#offsets[a + 1] as number
    const otherEnd = this.#offsets[b + 1] as number
    const length = Math.min(end - at, otherEnd - other)
    for (const stop = at + length; at < stop; at++, other++) {
      const difference = (this.#bytes[at] as number) - (this.#bytes[other] as number)
      if (difference !== 0) return difference
    }
    return end - at - (otherEnd - other)
  }

  /** Six bytes of `id` from byte `from` on as one number: its order is that of the bytes. */
  sortKey(id: number, from: number): number {
    const start = (this.#offsets[id] as number) + from
    const end = this.#offsets[id + 1] as number
    let key = 0
    for (let at = start; at < start + 6; at++) {
      key = key * 256 + (at < end ? (this.#bytes[at] as number) : 0)
    }
    return key
  }

  /** All that the table holds, for keeping; its arrays are the table's own. */
  snapshot(): NameTableSnapshot {
    return {
      seed: this.#seed,
      bytes: this.joined,
      offsets: this.#offsets.subarray(0, this.#count + 1),
      slots: this.#slots,
    }
  }

  /** The table of a snapshot, whose arrays it takes over. */
  static restore({ seed, bytes, offsets, slots }: NameTableSnapshot): NameTable {
    const table = new NameTable()
    table.#seed = seed
    table.#bytes = bytes
    table.#used = bytes.length
    table.#offsets = offsets
    table.#count = offsets.length - 1
    table.#slots = slots
    return table
  }

  #equals(id: number, source: Uint8Array, start: number, end: number): boolean {
    let at = this.#offsets[id] as number
    if ((this.#offsets[id + 1] as number) - at !== end - start) return false
    for (let i = start; i < end; i++) if (this.#bytes[at++] !== source[i]) return false
    return true
  }

  #append(source: Uint8Array, start: number, end: number): number {
    const length = end - start
    if (this.#used + length > this.#bytes.length) {
      const wider = new Uint8Array(
        Math.ceil(Math.max(this.#bytes.length * 1.5, this.#used + length)),
      )
      wider.set(this.#bytes)
      this.#bytes = wider
    }
    for (let i = start; i < end; i++) this.#bytes[this.#used++] = source[i] as number
    const id = this.#count++
    if (id + 2 > this.#offsets.length) {
      const wider = new Uint32Array(Math.ceil(this.#offsets.length * 1.5) + 1)
      wider.set(this.#offsets)
      this.#offsets = wider
    }
    this.#offsets[id + 1] = this.#used
    return id
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1)
    const mask = slots.length - 1
    for (let id = 0; id < this.#count; id++) {
      let slot =
        hashBytes(
          this.#bytes,
          this.#offsets[id] as number,
          this.#offsets[id + 1] as number,
          this.#seed,
        ) & mask
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask
      slots[slot] = id
    }
    this.#slots = slots
  }
}

export interface NameTableSnapshot {
  readonly seed: number
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly offsets: Uint32Array<ArrayBuffer>
  readonly slots: Int32Array<ArrayBuffer>
}

/**
 * Chance in every table, so that nobody can make names that all fall on one slot. It is seen
 * nowhere else: numbers are given in order of arrival.
 */
export function randomSeed(): number {
  return Math.floor(Math.random() * 2 ** 32)
}

/** FNV-1a, 32 bit, from a seed, with a final mix so that the low bits are usable as a slot. */
function hashBytes(source: Uint8Array, start: number, end: number, seed: number): number {
  let hash = 0x811c9dc5 ^ seed
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (source[i] as number), 0x01000193)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}
