import { elfHeaderBytes, readElfHeader, readSections, symbolBytes } from './elf-format.ts'
import type { Section, SectionTable } from './elf-format.ts'

/** Names of sections usually lie right before their table; this much before it is kept. */
const windowBytes = 1 << 20
const mostNameBytes = 1 << 16

const firstByte = 0x7f

/** A part of the file that is kept as it passes. */
interface Part {
  readonly start: number
  readonly bytes: Uint8Array
}

type Phase =
  | { readonly is: 'off' }
  | { readonly is: 'header' }
  | {
      readonly is: 'table'
      readonly table: SectionTable
      readonly kept: Part
      readonly window: Part
    }
  | {
      readonly is: 'names'
      readonly table: SectionTable
      readonly sections: readonly Section[]
      readonly kept: Part
    }

const off: Phase = { is: 'off' }
const atHeader: Phase = { is: 'header' }

/**
 * Looks at the content of one file after the other, as it passes in pieces of any size, for symbols
 * that an executable or a library could do without. Keeps at most 1.4 MB, and nothing of other files.
 */
export class SymbolWatch {
  readonly #header: Part = { start: 0, bytes: new Uint8Array(elfHeaderBytes) }
  /** Made when it is first needed, and used for every file. */
  #room = new Uint8Array(0)
  #phase: Phase = off
  #fileSize = 0
  #at = 0
  #found = 0

  /** Whether the next bytes of the file are wanted. */
  get isWatching(): boolean {
    return this.#phase !== off
  }

  /** Call before the content of a file. */
  begin(fileSize: number): void {
    this.#phase = fileSize > elfHeaderBytes ? atHeader : off
    this.#fileSize = fileSize
    this.#at = 0
    this.#found = 0
  }

  /** Takes the next bytes of the content; they need to be good during the call only. */
  take(bytes: Uint8Array): void {
    if (this.#at === 0 && bytes.length > 0 && bytes[0] !== firstByte) this.#phase = off
    if (this.#phase.is === 'header') this.#takeHeader(bytes)
    if (this.#phase.is === 'table') this.#takeTable(bytes, this.#phase)
    if (this.#phase.is === 'names') this.#takeNames(bytes, this.#phase)
    this.#at += bytes.length
  }

  /** Call after the content of the file: bytes of symbols in it, 0 when there are none or it is no ELF. */
  end(): number {
    this.#phase = off
    return this.#found
  }

  #takeHeader(bytes: Uint8Array): void {
    this.#keep(this.#header, bytes)
    if (this.#at + bytes.length < elfHeaderBytes) return
    const table = readElfHeader(this.#header.bytes, this.#fileSize)
    if (table === null) {
      this.#phase = off
      return
    }
    const kept = { start: table.start, bytes: new Uint8Array(table.end - table.start) }
    // only what comes in a later piece than the table's is taken from here
    const start = Math.max(0, table.start - windowBytes)
    const isNeeded = this.#at + bytes.length < table.end
    if (isNeeded && this.#room.length === 0) this.#room = new Uint8Array(windowBytes)
    const window = { start, bytes: this.#room.subarray(0, isNeeded ? table.start - start : 0) }
    window.bytes.set(this.#header.bytes.subarray(start, start + window.bytes.length))
    this.#phase = { is: 'table', table, kept, window }
  }

  #takeTable(bytes: Uint8Array, { table, kept, window }: Phase & { readonly is: 'table' }): void {
    this.#keep(kept, bytes)
    this.#keep(window, bytes)
    const end = this.#at + bytes.length
    if (end < table.end) return
    const sections = readSections(kept.bytes, table, this.#fileSize)
    const { start = 0, end: namesEnd = 0 } = sections[table.names] ?? {}
    const length = namesEnd - start
    const here = { start: this.#at, bytes }
    if (length === 0 || length > mostNameBytes) this.#finish(sections, table, null)
    else if (has(here, start, namesEnd))
      this.#finish(sections, table, partOf(here, start, namesEnd))
    else if (has(window, start, namesEnd)) {
      this.#finish(sections, table, partOf(window, start, namesEnd))
    } else if (start >= this.#at) {
      this.#phase = { is: 'names', table, sections, kept: { start, bytes: new Uint8Array(length) } }
    } else this.#finish(sections, table, null)
  }

  #takeNames(bytes: Uint8Array, { table, sections, kept }: Phase & { readonly is: 'names' }): void {
    this.#keep(kept, bytes)
    if (this.#at + bytes.length >= kept.start + kept.bytes.length) {
      this.#finish(sections, table, kept.bytes)
    }
  }

  #finish(sections: readonly Section[], table: SectionTable, names: Uint8Array | null): void {
    this.#found = symbolBytes(sections, table, names, this.#fileSize)
    this.#phase = off
  }

  /** Copies what of the part lies in these bytes. */
  #keep({ start, bytes: kept }: Part, bytes: Uint8Array): void {
    const from = Math.max(start, this.#at)
    const to = Math.min(start + kept.length, this.#at + bytes.length)
    if (from < to) kept.set(bytes.subarray(from - this.#at, to - this.#at), from - start)
  }
}

function has({ start, bytes }: Part, from: number, to: number): boolean {
  return from >= start && to <= start + bytes.length
}

function partOf({ start, bytes }: Part, from: number, to: number): Uint8Array {
  return bytes.subarray(from - start, to - start)
}
