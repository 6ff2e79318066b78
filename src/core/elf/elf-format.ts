/*
 * The parts of an ELF file that tell where its sections lie (System V ABI, "Object Files"; the names of
 * debug sections as GNU binutils know them). Every number is checked before it is used: whatever is odd
 * ends in null or in no section.
 */

/** Of a 64-bit file; a 32-bit file's is shorter. */
export const elfHeaderBytes = 64

/** More sections than any linked program has: a longer table is not read. */
const mostSections = 4096

const executable = 2
const sharedObject = 3
const symbolTable = 2
const stringTable = 3
const noBits = 8
const allocated = 2

const debugName = /^\.(?:z?debug|gnu\.debuglto_\.debug_|gnu\.linkonce\.wi\.|line|stab|gdb_index$)/

/** Where the table of sections lies. Bytes. */
export interface SectionTable {
  readonly is64: boolean
  readonly littleEndian: boolean
  readonly start: number
  readonly count: number
  readonly end: number
  /** Index of the section that holds the names. */
  readonly names: number
}

export interface Section {
  /** Offset of its name in the section of names. */
  readonly name: number
  readonly type: number
  readonly isLoaded: boolean
  readonly start: number
  readonly end: number
  /** For a symbol table the section of its names. */
  readonly link: number
}

/**
 * The place of the section table of an executable or a shared library. Null for anything else, for a
 * file without sections, and for numbers that do not fit a file of `fileSize` bytes.
 */
export function readElfHeader(header: Uint8Array, fileSize: number): SectionTable | null {
  if (header.length < elfHeaderBytes || fileSize < elfHeaderBytes) return null
  const view = new DataView(header.buffer, header.byteOffset, elfHeaderBytes)
  const [elfClass, data] = [header[4], header[5]]
  if (view.getUint32(0) !== 0x7f454c46 || header[6] !== 1) return null
  if ((elfClass !== 1 && elfClass !== 2) || (data !== 1 && data !== 2)) return null
  const is64 = elfClass === 2
  const littleEndian = data === 1
  const type = view.getUint16(16, littleEndian)
  if (type !== executable && type !== sharedObject) return null
  const start = word(view, is64 ? 40 : 32, is64, littleEndian)
  const [entry, count, names] = [0, 2, 4].map((at) =>
    view.getUint16((is64 ? 58 : 46) + at, littleEndian),
  ) as [number, number, number]
  const end = start + count * entry
  if (entry !== entryBytes(is64) || count === 0 || count > mostSections || names >= count)
    return null
  return start > 0 && end <= fileSize ? { is64, littleEndian, start, count, end, names } : null
}

/** The sections of a table; one that stores nothing, or lies outside of the file, is empty. */
export function readSections(
  bytes: Uint8Array,
  { is64, littleEndian, count }: SectionTable,
  fileSize: number,
): readonly Section[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: count }, (_, index) => {
    const at = index * entryBytes(is64)
    const type = view.getUint32(at + 4, littleEndian)
    const start = word(view, at + (is64 ? 24 : 16), is64, littleEndian)
    const size = word(view, at + (is64 ? 32 : 20), is64, littleEndian)
    const isThere = type !== noBits && start + size <= fileSize
    return {
      name: view.getUint32(at, littleEndian),
      type,
      // the low half of the flags is where the flag is, in either byte order
      isLoaded: (view.getUint32(at + flagsAt(is64, littleEndian), littleEndian) & allocated) !== 0,
      start: isThere ? start : 0,
      end: isThere ? start + size : 0,
      link: view.getUint32(at + (is64 ? 40 : 24), littleEndian),
    }
  })
}

/** Bytes behind the last section and the table that may still be filling. */
const mostBehind = 4096

/**
 * Bytes that `strip` takes out: the symbol table with its names, and sections for a debugger, as far as
 * their names are known. What a running program loads is never among them. A byte counts once. None of a
 * program that carries data behind its own end, as self-extracting ones do: stripping breaks it.
 */
export function symbolBytes(
  sections: readonly Section[],
  table: SectionTable,
  names: Uint8Array | null,
  fileSize: number,
): number {
  const last = sections.reduce((most, { end }) => Math.max(most, end), table.end)
  if (fileSize - last > mostBehind) return 0
  const tables = sections.filter(({ type, isLoaded }) => type === symbolTable && !isLoaded)
  const named = new Set(tables.map(({ link }) => link))
  const parts = sections.filter((section, index) => {
    if (section.isLoaded || index === table.names) return false
    if (section.type === symbolTable) return true
    if (section.type === stringTable) return named.has(index)
    return names !== null && debugName.test(nameAt(names, section.name))
  })
  let sum = 0
  let counted = 0
  for (const { start, end } of parts.toSorted((one, other) => one.start - other.start)) {
    sum += Math.max(0, end - Math.max(start, counted))
    counted = Math.max(counted, end)
  }
  return sum
}

/** As much of a name as is needed to know it. */
function nameAt(names: Uint8Array, start: number): string {
  let text = ''
  for (let at = start; at < names.length && names[at] !== 0 && text.length < 24; at++) {
    text += String.fromCharCode(names[at] as number)
  }
  return text
}

function entryBytes(is64: boolean): number {
  return is64 ? 64 : 40
}

function flagsAt(is64: boolean, littleEndian: boolean): number {
  return is64 && !littleEndian ? 12 : 8
}

/** Numbers past 2^53 lose their last bits, which does not matter: no file is as long. */
function word(view: DataView, at: number, is64: boolean, littleEndian: boolean): number {
  if (!is64) return view.getUint32(at, littleEndian)
  const high = view.getUint32(at + (littleEndian ? 4 : 0), littleEndian)
  return high * 2 ** 32 + view.getUint32(at + (littleEndian ? 0 : 4), littleEndian)
}
