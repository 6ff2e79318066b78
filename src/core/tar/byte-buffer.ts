/** Bytes gathered from several chunks; its memory is used again and again. */
export class ByteBuffer {
  bytes = new Uint8Array(1024)
  length = 0

  append(source: Uint8Array, start: number, end: number): void {
    const length = this.length + end - start
    if (length > this.bytes.length) {
      const wider = new Uint8Array(Math.max(length, this.bytes.length * 2))
      wider.set(this.bytes.subarray(0, this.length))
      this.bytes = wider
    }
    this.bytes.set(source.subarray(start, end), this.length)
    this.length = length
  }

  clear(): void {
    this.length = 0
  }
}
