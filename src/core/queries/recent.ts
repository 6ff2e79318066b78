/** Keeps what was worked out last; beyond `limit` the one not used for longest goes. */
export class Recent<T> {
  readonly #limit: number
  readonly #kept = new Map<string, T>()

  constructor(limit: number) {
    this.#limit = limit
  }

  /** What is kept under the key, or what `make` makes. */
  get(key: string, make: () => T): T {
    const known = this.#kept.get(key)
    const value = known === undefined ? make() : known
    this.put(key, value)
    return value
  }

  /** What is kept under the key, if anything. */
  find(key: string): T | undefined {
    return this.#kept.get(key)
  }

  drop(key: string): void {
    this.#kept.delete(key)
  }

  put(key: string, value: T): void {
    this.#kept.delete(key)
    this.#kept.set(key, value)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > this.#limit && oldest !== undefined) this.#kept.delete(oldest)
  }
}
