/** How many more messages the reader wants. */
export class Credit {
  #left: number
  #wake: (() => void) | null = null

  constructor(left: number) {
    this.#left = left
  }

  add(): void {
    this.#left++
    this.#wake?.()
    this.#wake = null
  }

  /** False when that was the last one: wait for `more`. */
  take(): boolean {
    return --this.#left > 0
  }

  async more(): Promise<void> {
    while (this.#left <= 0) await new Promise<void>((resolve) => (this.#wake = resolve))
  }
}
