/** A section as a test writes it down. */
export interface ElfSection {
  readonly name: string
  /** 1 program data, 2 symbol table, 3 string table, 8 nothing in the file. */
  readonly type: number
  readonly size: number
  /** Loaded into memory by a running program. */
  readonly isLoaded?: boolean
  /** Index of the names of a symbol table, counted from 0 in this list. */
  readonly link?: number
}

export interface ElfLayout {
  readonly is64: boolean
  readonly littleEndian: boolean
  /** 2 executable, 3 shared library, 1 object file. */
  readonly type: number
  /** The table of sections: behind all of them, or right behind the header, as Go's linker writes it. */
  readonly tableAt: 'end' | 'start'
  /** The section of names among the others, or behind them. */
  readonly namesAt: 'first' | 'last'
}

const headerBytes = { 32: 52, 64: 64 }
const entryBytes = { 32: 40, 64: 64 }

/** An ELF file of these sections (System V ABI), whose contents are zeros. */
export function buildElf(sections: readonly ElfSection[], layout: ElfLayout): Uint8Array {
  const { is64, littleEndian, tableAt } = layout
  const bits = is64 ? 64 : 32
  const names: ElfSection = { name: '.shstrtab', type: 3, size: 0 }
  const isFirst = layout.namesAt === 'first'
  const before = 1 + (isFirst ? 1 : 0)
  const all = isFirst ? [names, ...sections] : [...sections, names]
  const texts = ['', ...all.map(({ name }) => name)]
  const nameBytes = new TextEncoder().encode(texts.map((text) => `${text}\0`).join(''))
  const sizeOf = (section: ElfSection): number =>
    section === names ? nameBytes.length : section.type === 8 ? 0 : section.size
  const tableBytes = (all.length + 1) * entryBytes[bits]
  const content = headerBytes[bits] + (tableAt === 'start' ? tableBytes : 0)
  const size = all.reduce((sum, section) => sum + sizeOf(section), content)
  const table = tableAt === 'start' ? headerBytes[bits] : size
  const file = new Uint8Array(tableAt === 'start' ? size : size + tableBytes)
  const view = new DataView(file.buffer)
  const word = (at: number, value: number): void => {
    if (is64) view.setBigUint64(at, BigInt(value), littleEndian)
    else view.setUint32(at, value, littleEndian)
  }
  file.set([0x7f, 0x45, 0x4c, 0x46, is64 ? 2 : 1, littleEndian ? 1 : 2, 1])
  view.setUint16(16, layout.type, littleEndian)
  view.setUint16(18, is64 ? 62 : 3, littleEndian)
  view.setUint32(20, 1, littleEndian)
  word(is64 ? 40 : 32, table)
  const tail = is64 ? 52 : 40
  const namesIndex = all.indexOf(names) + 1
  for (const [index, value] of [
    headerBytes[bits],
    0,
    0,
    entryBytes[bits],
    all.length + 1,
    namesIndex,
  ].entries())
    view.setUint16(tail + index * 2, value, littleEndian)
  let offset = content
  let nameAt = 1
  for (const [index, section] of all.entries()) {
    const at = table + (index + 1) * entryBytes[bits]
    view.setUint32(at, nameAt, littleEndian)
    view.setUint32(at + 4, section.type, littleEndian)
    word(at + 8, section.isLoaded === true ? 2 : 0)
    word(at + (is64 ? 24 : 16), offset)
    word(at + (is64 ? 32 : 20), section === names ? nameBytes.length : section.size)
    const link = section.link === undefined ? 0 : section.link + before
    view.setUint32(at + (is64 ? 40 : 24), link, littleEndian)
    word(at + (is64 ? 48 : 32), 1)
    if (section === names) file.set(nameBytes, offset)
    offset += sizeOf(section)
    nameAt += new TextEncoder().encode(section.name).length + 1
  }
  return file
}
