import { classesPerLayer } from './copy-classes.ts'

/** Something that adds up bytes of copies by their classes (copy-classes.ts). */
export interface ClassSink {
  add(copyClass: number, bytes: number): void
}

/**
 * Bytes of groups of copies by class: of each group only the classes that it has,
 * so that groups of one kind of thing, which most are, cost twelve bytes. The groups are filled one
 * after the other, in the order of their numbers.
 */
export class ClassSums implements ClassSink {
  /** Group `g` has the sums `starts[g]` … `starts[g + 1]` − 1. */
  readonly #starts: Uint32Array
  #classes: Uint32Array
  #bytes: Float64Array
  #count = 0
  /** For each class its place, if that is in the group that is filled now. */
  readonly #places: Uint32Array
  #group = 0

  constructor(groups: number, layerCount: number) {
    this.#starts = new Uint32Array(groups + 1)
    this.#classes = new Uint32Array(groups)
    this.#bytes = new Float64Array(groups)
    this.#places = new Uint32Array(layerCount * classesPerLayer)
  }

  /** Adds to the group that is filled. */
  add(copyClass: number, bytes: number): void {
    const place = this.#places[copyClass] as number
    const known =
      place < this.#count &&
      place >= (this.#starts[this.#group] as number) &&
      this.#classes[place] === copyClass
    if (known) this.#bytes[place] = (this.#bytes[place] as number) + bytes
    else this.#append(copyClass, bytes)
  }

  /** The group has all; the next is filled from now on. */
  next(): void {
    this.#starts[++this.#group] = this.#count
  }

  /** Adds a group that has been filled to something else. */
  addTo(sink: ClassSink, group: number): void {
    const end = this.#starts[group + 1] as number
    for (let at = this.#starts[group] as number; at < end; at++) {
      sink.add(this.#classes[at] as number, this.#bytes[at] as number)
    }
  }

  /** Bytes of a group that has been filled. */
  total(group: number): number {
    let sum = 0
    const end = this.#starts[group + 1] as number
    for (let at = this.#starts[group] as number; at < end; at++) sum += this.#bytes[at] as number
    return sum
  }

  #append(copyClass: number, bytes: number): void {
    if (this.#count === this.#classes.length) {
      const room = this.#count * 2 + 16
      const classes = new Uint32Array(room)
      classes.set(this.#classes)
      this.#classes = classes
      const sums = new Float64Array(room)
      sums.set(this.#bytes)
      this.#bytes = sums
    }
    this.#places[copyClass] = this.#count
    this.#classes[this.#count] = copyClass
    this.#bytes[this.#count++] = bytes
  }
}
