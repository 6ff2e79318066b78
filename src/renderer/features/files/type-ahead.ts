import type { RowSource } from './row-source.ts'

/** What was typed just now; a pause begins anew. */
export class TypedLetters {
  #typed = ''
  #last = 0
  readonly #pause = 700

  get isTyping(): boolean {
    return this.#typed !== '' && performance.now() - this.#last < this.#pause
  }

  add(letter: string): string {
    this.#typed = this.isTyping ? this.#typed + letter : letter
    this.#last = performance.now()
    return this.#typed
  }
}

/** Rows looked through: those that are there, not more than a moment's worth. */
const mostRows = 20_000

/** The next row, after the one with the focus, whose name begins with what was typed; -1 if none. */
export function typedRow(source: RowSource, typed: string, from: number): number {
  const wanted = typed.toLowerCase()
  const isSame = wanted === (wanted[0] ?? '').repeat(wanted.length)
  // The same letter again goes on to the next name with it.
  const prefix = isSame ? wanted.slice(0, 1) : wanted
  const first = isSame ? from + 1 : Math.max(0, from)
  const count = Math.min(source.count, mostRows)
  for (let step = 0; step < count; step++) {
    const index = (first + step) % source.count
    const { row } = source.at(index)
    const name = row === null ? '' : (row.chain[0]?.name ?? row.name)
    if (name.toLowerCase().startsWith(prefix)) return index
  }
  return -1
}
