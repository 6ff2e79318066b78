/** Bytes under keys, up to a sum of lengths; what was not used for longest goes first. */
export class ByteCache {
  readonly #limit: number
  readonly #kept = new Map<string, Uint8Array>()
  #used = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  get used(): number {
    return this.#used
  }

  get(key: string): Uint8Array | null {
    const bytes = this.#kept.get(key)
    if (!bytes) return null
    this.#kept.delete(key)
    this.#kept.set(key, bytes)
    return bytes
  }

  put(key: string, bytes: Uint8Array): void {
    this.#drop(key)
    if (bytes.length > this.#limit) return
    this.#kept.set(key, bytes)
    this.#used += bytes.length
    for (const oldest of this.#kept.keys()) {
      if (this.#used <= this.#limit) return
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    this.#used -= this.#kept.get(key)?.length ?? 0
    this.#kept.delete(key)
  }
}
