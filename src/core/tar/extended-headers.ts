import { ByteBuffer } from './byte-buffer.ts'
import type { Overrides } from './entry-header.ts'
import { fieldEnd } from './header.ts'
import { PaxHeader } from './pax-header.ts'

const paxType = 0x78 // 'x'
const longNameType = 0x4c // 'L'
const longLinkType = 0x4b // 'K'

export function isExtendedHeader(type: number): boolean {
  return type === paxType || type === longNameType || type === longLinkType
}

/** The headers before a header that say more about the same entry; a later one of a type wins. */
export class ExtendedHeaders implements Overrides {
  pax: PaxHeader | null = null
  readonly longName = new ByteBuffer()
  readonly longLink = new ByteBuffer()
  readonly #paxBytes = new ByteBuffer()
  #type = 0
  /** One was read and its entry has not come yet. */
  pending = false

  begin(type: number): void {
    this.pending = true
    this.#type = type
    this.#buffer().clear()
    if (type === paxType) this.pax = null
  }

  append(bytes: Uint8Array, start: number, end: number): void {
    this.#buffer().append(bytes, start, end)
  }

  /** Call when all its bytes were appended; false when it makes no sense. */
  complete(): boolean {
    const buffer = this.#buffer()
    if (this.#type === paxType) {
      this.pax = new PaxHeader()
      return this.pax.parse(buffer.bytes, buffer.length)
    }
    buffer.length = fieldEnd(buffer.bytes, 0, buffer.length)
    return true
  }

  clear(): void {
    if (!this.pending) return
    this.pending = false
    this.pax = null
    this.longName.clear()
    this.longLink.clear()
  }

  #buffer(): ByteBuffer {
    if (this.#type === paxType) return this.#paxBytes
    return this.#type === longNameType ? this.longName : this.longLink
  }
}
