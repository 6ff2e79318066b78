/** What the sources of rows share: a version, and listeners who hear of it. */
export class RowChanges {
  version = 0
  #stopped = false
  readonly #listeners = new Set<() => void>()

  get stopped(): boolean {
    return this.#stopped
  }

  tell(): void {
    this.version += 1
    for (const listener of [...this.#listeners]) listener()
  }

  stop(): void {
    this.#stopped = true
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }
}
