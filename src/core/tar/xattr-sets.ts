import type { XattrSet } from './layer-contents.ts'

/** What an empty set and its look-up cost, so that many tiny sets count too. */
const overhead = 256

/** Distinct xattr sets of a layer, each kept once; number 0 is the empty set. */
export class XattrSets {
  readonly sets: XattrSet[] = [new Map()]
  readonly #numbers = new Map<string, number>()
  /** Bytes of memory, about. */
  memory = 0

  intern(set: XattrSet | null): number {
    if (set === null || set.size === 0) return 0
    const key = keyOf(set)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.sets.length
    this.sets.push(set)
    this.#numbers.set(key, number)
    this.memory += overhead + key.length * 2
    return number
  }
}

function keyOf(set: XattrSet): string {
  let key = ''
  for (const name of [...set.keys()].sort()) {
    const value = set.get(name) ?? new Uint8Array()
    key += `${name.length}:${name}${value.length}:`
    for (const byte of value) key += String.fromCharCode(byte)
  }
  return key
}
