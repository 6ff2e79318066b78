import type { SelectedRow } from './files-state.ts'
import { modeText } from './mode-text.ts'

export interface SelectionSum {
  readonly rows: number
  /** What lies in a selected directory counts with that directory, once. */
  readonly bytes: number
}

/** How much is selected. */
export function sumOf(selected: Iterable<SelectedRow>): SelectionSum {
  const all = [...selected]
  const directories = new Set(
    all.filter(({ row }) => row.kind === 'directory' && !row.ghost).map(({ text }) => text),
  )
  const copies = new Set<string>()
  let bytes = 0
  for (const { row, text } of all) {
    // Names of one file share one copy.
    const copy = `${row.kind === 'hardlink' ? (row.linkTarget ?? text) : text} ${row.layer}`
    if (copies.has(copy)) continue
    copies.add(copy)
    // A ghost is not part of the sum of a directory that stays.
    if (row.ghost || !isBelow(text, directories)) bytes += row.size
  }
  return { rows: all.length, bytes }
}

function isBelow(text: string, directories: ReadonlySet<string>): boolean {
  for (let end = text.lastIndexOf('/'); end >= 0; end = text.lastIndexOf('/', end - 1)) {
    const above = end === 0 ? '/' : text.slice(0, end)
    if (above !== text && directories.has(above)) return true
    if (end === 0) return false
  }
  return false
}

/** Rows as a table that a spreadsheet takes: tab separated, one heading line. */
export function tableText(selected: Iterable<SelectedRow>): string {
  const lines = [['path', 'size', 'mode', 'owner', 'modified', 'layer', 'change']]
  for (const { row, text } of selected) {
    lines.push([
      cell(text),
      String(row.size),
      modeText(row.kind, row.mode),
      `${row.uid}:${row.gid}`,
      row.mtime === null ? '' : new Date(row.mtime).toISOString(),
      String(row.layer),
      row.ghost ? 'ghost' : row.change,
    ])
  }
  return lines.map((line) => line.join('\t')).join('\n')
}

/** A tab or a line feed in a name must not look like another cell. */
function cell(text: string): string {
  return text.replace(/[\t\r\n]/g, (character) => JSON.stringify(character).slice(1, -1))
}
