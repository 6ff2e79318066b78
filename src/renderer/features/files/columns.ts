import { createStore, type Store } from '../../state/store.ts'

/* Which columns the list of files has and how wide they are; kept from run to run. */

/** The columns that can be left out; the glyph and the name are always there. */
export const fileColumns = ['size', 'share', 'mode', 'owner', 'mtime', 'layer'] as const
export type FileColumn = (typeof fileColumns)[number]

export interface ColumnChoice {
  readonly hidden: readonly FileColumn[]
  /** Pixels, of columns whose width was chosen. */
  readonly widths: Readonly<Partial<Record<FileColumn, number>>>
}

export const allColumns: ColumnChoice = { hidden: [], widths: {} }

export const leastWidth = 36
export const mostWidth = 400
/** Pixels that one press of a key makes a column wider. */
const widthStep = 8

const key = 'strata.file-columns'

/** Reads what an earlier run kept; anything unknown or damaged is left out. */
export function readColumns(text: string | null): ColumnChoice {
  let kept: unknown
  try {
    kept = JSON.parse(text ?? 'null')
  } catch {
    return allColumns
  }
  if (typeof kept !== 'object' || kept === null) return allColumns
  const { hidden, widths } = kept as Readonly<Record<string, unknown>>
  const hides = Array.isArray(hidden) ? hidden : []
  const wide = typeof widths === 'object' && widths !== null ? { ...widths } : {}
  const known = Object.entries(wide).filter(
    (entry): entry is [FileColumn, number] =>
      fileColumns.some((column) => column === entry[0]) && Number.isFinite(entry[1]),
  )
  return {
    hidden: fileColumns.filter((column) => hides.includes(column)),
    widths: Object.fromEntries(known.map(([column, width]) => [column, bounded(width)])),
  }
}

export function withWidth(choice: ColumnChoice, column: FileColumn, width: number): ColumnChoice {
  return { ...choice, widths: { ...choice.widths, [column]: bounded(width) } }
}

/** A step wider (1) or narrower (−1) than the column is now, as its heading shows. */
export function stepWidth(column: FileColumn, way: 1 | -1): void {
  const heading = document.querySelector(`[role="treegrid"] [data-column="${column}"]`)
  if (!heading) return
  const { width } = heading.getBoundingClientRect()
  columnStore.set(withWidth(columnStore.get(), column, width + way * widthStep))
}

export function withoutWidth(choice: ColumnChoice, column: FileColumn): ColumnChoice {
  const { [column]: _, ...widths } = choice.widths
  return { ...choice, widths }
}

export function withShown(choice: ColumnChoice, column: FileColumn, shown: boolean): ColumnChoice {
  const hidden = fileColumns.filter((other) =>
    other === column ? !shown : choice.hidden.includes(other),
  )
  return { ...choice, hidden }
}

export function shownColumns({ hidden }: ColumnChoice): readonly FileColumn[] {
  return fileColumns.filter((column) => !hidden.includes(column))
}

/** The grid's columns: widths that were not chosen are those of the style sheet. */
export function columnTemplate(choice: ColumnChoice): string {
  const widths = shownColumns(choice).map((column) => {
    const width = choice.widths[column]
    return width === undefined ? `var(--w-${column})` : `${String(width)}px`
  })
  return ['24px', 'minmax(150px, 1fr)', ...widths, menuWidth].join(' ')
}

/** Room for the button of the menu, which stands over the headings. */
const menuWidth = '32px'

function bounded(width: number): number {
  return Math.round(Math.max(leastWidth, Math.min(mostWidth, width)))
}

function load(): ColumnChoice {
  try {
    return readColumns(window.localStorage.getItem(key))
  } catch {
    return allColumns
  }
}

export const columnStore: Store<ColumnChoice> = createStore(load())

columnStore.subscribe(() => {
  try {
    window.localStorage.setItem(key, JSON.stringify(columnStore.get()))
  } catch {
    // A private window may refuse; the choice then lasts as long as the window.
  }
})
