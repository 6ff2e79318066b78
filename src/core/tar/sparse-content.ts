import { paddingOf } from './header.ts'
import type { ContentHash, CreateHash } from './layer-contents.ts'
import type { SparseMap } from './sparse-map.ts'
import { SparseMapText } from './sparse-map.ts'

const zeros = new Uint8Array(1 << 16)

/** What all sparse files of a layer may still add in holes. */
export interface HoleBudget {
  left: number
}

/**
 * The stored content of a sparse file, hashed as the file reads when expanded: its pieces with
 * zeros in the holes. The map is judged when the first piece comes, since in pax format 1.0 it
 * stands at the head of the content itself.
 */
export class SparseContent {
  readonly #createHash: CreateHash
  readonly #map: SparseMap
  readonly #storedSize: number
  readonly #budget: HoleBudget
  #text: SparseMapText | null
  #textSize = 0
  /** Bytes from the end of the map text to the first piece. */
  #gap = 0
  #state: 'map' | 'hashing' | 'given-up' = 'map'
  #hash: ContentHash | null = null
  #piece = -1
  #pieceLeft = 0
  #position = 0

  constructor(
    createHash: CreateHash,
    map: SparseMap,
    mapInContent: boolean,
    storedSize: number,
    budget: HoleBudget,
  ) {
    this.#createHash = createHash
    this.#map = map
    this.#text = mapInContent ? new SparseMapText(map) : null
    this.#storedSize = storedSize
    this.#budget = budget
  }

  /** The next stored bytes. */
  update(bytes: Uint8Array): void {
    let at = this.#readMap(bytes)
    if (at < bytes.length && this.#state === 'map') this.#judge()
    if (this.#state !== 'hashing') return
    while (at < bytes.length) {
      while (this.#pieceLeft === 0) this.#pieceLeft = this.#map.lengths[++this.#piece] as number
      const offset = this.#map.offsets[this.#piece] as number
      const length = this.#map.lengths[this.#piece] as number
      this.#fillTo(offset + length - this.#pieceLeft)
      const taken = Math.min(this.#pieceLeft, bytes.length - at)
      this.#hash?.update(bytes.subarray(at, at + taken))
      this.#pieceLeft -= taken
      this.#position += taken
      at += taken
    }
  }

  /** Null when the map makes no sense or its holes are beyond the limits. */
  digest(): Uint8Array | null {
    if (this.#state === 'map') this.#judge()
    if (this.#state !== 'hashing' || this.#hash === null) return null
    this.#fillTo(this.#map.realSize)
    return this.#hash.digest()
  }

  #readMap(bytes: Uint8Array): number {
    let at = 0
    if (this.#text !== null) {
      at = this.#text.read(bytes, 0, bytes.length)
      this.#textSize += at
      if (this.#text.state === 'reading') return at
      if (this.#text.state === 'broken') this.#state = 'given-up'
      this.#text = null
      this.#gap = paddingOf(this.#textSize)
      this.#textSize += this.#gap
    }
    const skipped = Math.min(this.#gap, bytes.length - at)
    this.#gap -= skipped
    return at + skipped
  }

  #judge(): void {
    const sound =
      this.#text === null &&
      this.#map.isSound(this.#storedSize - this.#textSize) &&
      this.#map.holes <= this.#budget.left
    this.#state = sound ? 'hashing' : 'given-up'
    if (!sound) return
    this.#budget.left -= this.#map.holes
    this.#hash = this.#createHash()
  }

  #fillTo(position: number): void {
    while (this.#position < position) {
      const length = Math.min(zeros.length, position - this.#position)
      this.#hash?.update(length === zeros.length ? zeros : zeros.subarray(0, length))
      this.#position += length
    }
  }
}
