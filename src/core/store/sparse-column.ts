/** Numbers of few entries of a table, given in the order of the entries; 0 for all others. */
export class SparseColumn {
  #count = 0
  #entries = new Uint32Array(0)
  #values = new Float64Array(0)

  /** Sets the number of an entry above all that have one. */
  add(entry: number, value: number): void {
    if (this.#count === this.#entries.length) this.#resize(Math.max(16, this.#count * 2))
    this.#entries[this.#count] = entry
    this.#values[this.#count++] = value
  }

  get(entry: number): number {
    let low = 0
    let high = this.#count
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#entries[middle] as number) < entry) low = middle + 1
      else high = middle
    }
    return low < this.#count && this.#entries[low] === entry ? (this.#values[low] as number) : 0
  }

  trim(): void {
    this.#resize(this.#count)
  }

  get memory(): number {
    return this.#entries.byteLength + this.#values.byteLength
  }

  snapshot(): SparseColumnSnapshot {
    return { count: this.#count, entries: this.#entries, values: this.#values }
  }

  /** The column of a snapshot, whose arrays it takes over. */
  static restore({ count, entries, values }: SparseColumnSnapshot): SparseColumn {
    const column = new SparseColumn()
    column.#count = count
    column.#entries = entries
    column.#values = values
    return column
  }

  #resize(size: number): void {
    const [entries, values] = [new Uint32Array(size), new Float64Array(size)]
    entries.set(this.#entries.subarray(0, this.#count))
    values.set(this.#values.subarray(0, this.#count))
    this.#entries = entries
    this.#values = values
  }
}

export interface SparseColumnSnapshot {
  readonly count: number
  readonly entries: Uint32Array<ArrayBuffer>
  readonly values: Float64Array<ArrayBuffer>
}
