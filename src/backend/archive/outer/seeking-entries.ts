import type { FileHandle } from 'node:fs/promises'
import {
  kindDirectory,
  kindFile,
  kindHardlink,
  kindSymlink,
} from '../../../core/model/entry-kind.ts'
import { EntryHeader } from '../../../core/tar/entry-header.ts'
import { ExtendedHeaders, isExtendedHeader } from '../../../core/tar/extended-headers.ts'
import {
  blockSize,
  hasChecksum,
  isZeroBlock,
  paddingOf,
  sizeField,
  typeField,
} from '../../../core/tar/header.ts'
import { readNumber } from '../../../core/tar/numbers.ts'
import type { OuterEnd, OuterEntries, OuterEntry } from './outer-entry.ts'

const globalPaxType = 0x67 // 'g'
const sparseType = 0x53 // 'S'

/** Read at a time: a header and the beginning of what follows it. */
const nearBytes = 16 * 1024
const pieceBytes = 256 * 1024

/**
 * The entries of an outer tar that can be read at any place: contents that nobody asks for are
 * jumped over. It ends where a tar ends or stops being one; why is judged by whoever reads it all.
 */
export class SeekingEntries implements OuterEntries {
  readonly #file: FileHandle
  readonly #size: number
  readonly #mostMetadata: number
  #end: OuterEnd = { kind: 'complete' }
  #near: Uint8Array = new Uint8Array()
  #nearAt = 0

  /** `size` of the file, `mostMetadata` bytes of one extended header. */
  constructor(file: FileHandle, size: number, mostMetadata: number) {
    this.#file = file
    this.#size = size
    this.#mostMetadata = mostMetadata
  }

  end(): OuterEnd {
    return this.#end
  }

  /** The first bytes of the file. */
  head(): Promise<Uint8Array> {
    return this.#read(0, blockSize)
  }

  async *entries(): AsyncGenerator<OuterEntry, void, undefined> {
    const header = new EntryHeader()
    const extended = new ExtendedHeaders()
    for (let at = 0; at < this.#size;) {
      const block = await this.#read(at, blockSize)
      if (block.length < blockSize) return this.#stop({ kind: 'truncated', at, entry: null })
      if (isZeroBlock(block, 0)) return
      if (!isHeader(block)) return this.#damaged(at)
      const type = block[typeField] as number
      const content = at + blockSize
      if (type === globalPaxType || isExtendedHeader(type)) {
        const size = readNumber(block, sizeField.at, sizeField.length)
        if (!isSize(size) || size > this.#mostMetadata) return this.#damaged(at)
        if (type !== globalPaxType) {
          const bytes = await this.#read(content, size)
          extended.begin(type)
          extended.append(bytes, 0, bytes.length)
          if (bytes.length < size || !extended.complete()) return this.#damaged(at)
        }
        at = content + size + paddingOf(size)
        continue
      }
      header.read(block, 0, extended)
      const size = header.kind === kindDirectory ? 0 : header.storedSize
      if (!isSize(size)) return this.#damaged(at)
      if (content + size > this.#size) {
        return this.#stop({ kind: 'truncated', at: this.#size, entry: nameOf(header) })
      }
      const entry = this.#toOuterEntry(header, content, size)
      extended.clear()
      yield entry
      at = content + size + paddingOf(size)
    }
    this.#stop({ kind: 'no-end-marker' })
  }

  #toOuterEntry(header: EntryHeader, offset: number, size: number): OuterEntry {
    const name = nameOf(header)
    switch (header.kind) {
      case kindDirectory:
        return { kind: 'directory', name }
      case kindSymlink:
        return { kind: 'symlink', name, target: linkOf(header) }
      case kindHardlink:
        return { kind: 'hardlink', name, target: linkOf(header) }
      case kindFile:
        if (header.type === sparseType) return { kind: 'other', name }
        return { kind: 'file', name, size, offset, body: this.#body(offset, size) }
      default:
        return { kind: 'other', name }
    }
  }

  /** The beginning first, which is often at hand. */
  async *#body(offset: number, size: number): AsyncGenerator<Uint8Array, void, undefined> {
    for (let done = 0; done < size;) {
      const most = done === 0 ? nearBytes / 4 : pieceBytes
      const piece = await this.#read(offset + done, Math.min(most, size - done))
      if (piece.length === 0) return
      yield piece
      done += piece.length
    }
  }

  /** Bytes of the file, fewer at its end. */
  async #read(at: number, length: number): Promise<Uint8Array> {
    const start = at - this.#nearAt
    if (start < 0 || start + length > this.#near.length) {
      const bytes = new Uint8Array(Math.max(length, nearBytes))
      const { bytesRead } = await this.#file.read(bytes, 0, bytes.length, at)
      this.#near = bytes.subarray(0, bytesRead)
      this.#nearAt = at
      return this.#near.subarray(0, length)
    }
    return this.#near.subarray(start, start + length)
  }

  #damaged(at: number): void {
    this.#stop({ kind: 'damaged', at, detail: null })
  }

  #stop(end: OuterEnd): void {
    this.#end = end
  }
}

function isHeader(block: Uint8Array): boolean {
  return hasChecksum(block, new DataView(block.buffer, block.byteOffset, blockSize), 0)
}

function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0
}

function nameOf({ nameBytes, nameStart, nameEnd }: EntryHeader): string {
  return textOf(nameBytes.subarray(nameStart, nameEnd))
}

function linkOf({ linkBytes, linkStart, linkEnd }: EntryHeader): string {
  return textOf(linkBytes.subarray(linkStart, linkEnd))
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
