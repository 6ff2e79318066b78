/** First four bytes of a zstd frame, little endian (RFC 8878, section 3.1). */
export const zstdMagic = 0xfd2fb528

/** Frames with any of sixteen magic numbers carry data that a decompressor skips. */
export function isSkippableMagic(magic: number): boolean {
  return (magic & 0xfffffff0) >>> 0 === 0x184d2a50
}

const maxHeader = 18
const maxBlockOutput = 128 * 1024

type Part = 'magic' | 'header' | 'block-header' | 'block' | 'rest'

/**
 * Finds where a zstd frame ends by walking its block headers, without unpacking anything
 * (RFC 8878, section 3.1.1). Fed with bytes in pieces of any size; `reset` before the next frame.
 */
export class FrameWalker {
  /** The frame's last byte has passed. */
  complete = false
  /** No frame at all: its bytes make no sense. */
  broken = false
  skippable = false
  /** Memory that unpacking needs for back references, in bytes; 0 until the header has passed. */
  windowSize = 0
  /** Bytes that come out of the frame as its header says; Infinity when it does not. */
  contentSize = Infinity
  /** At most this many bytes come out of the blocks seen so far. */
  outputBound = 0
  /** Nothing of the frame has passed yet. */
  fresh = true
  #part: Part = 'magic'
  readonly #head = new Uint8Array(maxHeader)
  readonly #view = new DataView(this.#head.buffer)
  #headLength = 0
  #needed = 4
  /** Bytes of the block or the rest still to pass. */
  #left = 0
  #lastBlock = false
  #checksum = false

  reset(): void {
    this.complete = false
    this.skippable = false
    this.windowSize = 0
    this.contentSize = Infinity
    this.outputBound = 0
    this.fresh = true
    this.#expect('magic', 4)
  }

  /** Passes bytes up to the end of the frame or of the piece; returns where it stopped. */
  advance(bytes: Uint8Array, start: number): number {
    let at = start
    this.fresh = false
    while (at < bytes.length && !this.complete && !this.broken) {
      if (this.#part === 'block' || this.#part === 'rest') {
        const passed = Math.min(this.#left, bytes.length - at)
        this.#left -= passed
        at += passed
        if (this.#left === 0) this.#endPart()
      } else {
        this.#head[this.#headLength++] = bytes[at++] as number
        if (this.#headLength === this.#needed) this.#endPart()
      }
    }
    return at
  }

  #expect(part: Part, length: number): void {
    this.#part = part
    this.#headLength = 0
    this.#needed = length
  }

  #skip(part: 'block' | 'rest', length: number): void {
    this.#part = part
    this.#left = length
    if (length === 0) this.#endPart()
  }

  #endPart(): void {
    switch (this.#part) {
      case 'magic':
        return this.#readMagic()
      case 'header':
        return this.#readHeader()
      case 'block-header':
        return this.#readBlockHeader()
      case 'block':
        if (!this.#lastBlock) return this.#expect('block-header', 3)
        return this.#skip('rest', this.#checksum ? 4 : 0)
      case 'rest':
        this.complete = true
    }
  }

  #readMagic(): void {
    const magic = this.#view.getUint32(0, true)
    this.skippable = isSkippableMagic(magic)
    if (this.skippable) this.#expect('header', 4)
    // the descriptor says how long the header is
    else if (magic === zstdMagic) this.#expect('header', 1)
    else this.broken = true
  }

  #readHeader(): void {
    if (this.skippable) return this.#skip('rest', this.#view.getUint32(0, true))
    const descriptor = this.#head[0] as number
    const single = (descriptor & 0x20) !== 0
    const windowBytes = single ? 0 : 1
    const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] as number
    const sizeBytes = [single ? 1 : 0, 2, 4, 8][descriptor >> 6] as number
    const length = 1 + windowBytes + dictionaryBytes + sizeBytes
    if (this.#headLength < length) {
      this.#needed = length
      return
    }
    this.#checksum = (descriptor & 4) !== 0
    if (sizeBytes > 0) this.contentSize = this.#readSize(length - sizeBytes, sizeBytes)
    this.windowSize = single ? this.contentSize : windowOf(this.#head[1] as number)
    this.#expect('block-header', 3)
  }

  #readSize(at: number, bytes: number): number {
    switch (bytes) {
      case 1:
        return this.#view.getUint8(at)
      case 2:
        return this.#view.getUint16(at, true) + 256
      case 4:
        return this.#view.getUint32(at, true)
      default:
        return Number(this.#view.getBigUint64(at, true))
    }
  }

  #readBlockHeader(): void {
    const header = this.#view.getUint16(0, true) + (this.#head[2] as number) * 65536
    const type = (header >> 1) & 3
    const size = header >> 3
    this.#lastBlock = (header & 1) === 1
    if (type === 3 || size > maxBlockOutput) {
      this.broken = true
      return
    }
    const isCompressed = type === 2
    const isRun = type === 1
    this.outputBound += isCompressed ? maxBlockOutput : size
    this.#skip('block', isRun ? 1 : size)
  }
}

/** Window size of a window descriptor (RFC 8878, section 3.1.1.1.2). */
function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3))
  return base + (base / 8) * (descriptor & 7)
}
