/**
 * Passes values on at most once in `intervalMs`. The newest always arrives, also when nothing comes
 * after it: what comes too early waits for its turn and is replaced by what comes meanwhile.
 */
export class Paced<T> {
  readonly #send: (value: T) => void
  readonly #intervalMs: number
  #lastSent = -Infinity
  #newest: (() => T) | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(send: (value: T) => void, intervalMs: number) {
    this.#send = send
    this.#intervalMs = intervalMs
  }

  /** @param value Made when it is its turn. @param isUrgent It does not wait. */
  offer(value: () => T, isUrgent = false): void {
    this.#newest = value
    const wait = this.#lastSent + this.#intervalMs - performance.now()
    if (isUrgent || wait <= 0) this.#sendNewest()
    else this.#timer ??= setTimeout(() => this.#sendNewest(), wait)
  }

  /** Forgets what waits. */
  drop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#newest = null
  }

  #sendNewest(): void {
    const newest = this.#newest
    this.drop()
    if (newest === null) return
    this.#lastSent = performance.now()
    this.#send(newest())
  }
}
