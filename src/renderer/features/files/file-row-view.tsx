import { memo, type MouseEvent } from 'react'
import type { FileRow } from '../../../core/queries/file-row.ts'
import { cx } from '../../ui/cx.ts'
import { filesWords } from '../../words/files-words.ts'
import type { FileColumn } from './columns.ts'
import css from './file-grid.module.css'
import { ChangeGlyph, Guides, NameCell } from './file-name-cell.tsx'
import { ValueCell } from './file-value-cell.tsx'
import type { PlacedRow } from './row-source.ts'

const words = filesWords.grid

export interface FileRowViewProps {
  readonly placed: PlacedRow
  readonly index: number
  /** Pixels from the top of the list. */
  readonly top: number
  readonly scale: number
  readonly baseLayers: number
  readonly columns: readonly FileColumn[]
  readonly compares: boolean
  readonly list: boolean
  readonly open: boolean
  readonly selected: boolean
  readonly tabStop: boolean
  /** Files can be dragged out of the window. */
  readonly drags: boolean
  readonly on: RowHandlers
}

/** What a row tells the grid; the same object from drawing to drawing. */
export interface RowHandlers {
  readonly onClick: (event: MouseEvent, index: number) => void
  readonly onDoubleClick: (index: number) => void
  readonly onFold: (index: number) => void
  readonly onDrag: (index: number) => void
}

/** A file at its place; a quiet line while it is being fetched. Drawn anew when it has changed only. */
export const FileRowView = memo(FileRowLine, isSame)

function isSame(before: FileRowViewProps, after: FileRowViewProps): boolean {
  const { placed: was, ...others } = before
  const { placed: is, ...more } = after
  return (
    (Object.keys(more) as readonly (keyof typeof more)[]).every(
      (key) => others[key] === more[key],
    ) && (Object.keys(is) as readonly (keyof PlacedRow)[]).every((key) => was[key] === is[key])
  )
}

function FileRowLine(props: FileRowViewProps) {
  const { placed, index, top, open, selected, tabStop, drags, on } = props
  const { row, level, position, siblings } = placed
  const foldable = row?.expandable === true && !props.list
  return (
    // The treegrid around the rows has the keys.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={selected}
      aria-expanded={foldable ? open : undefined}
      aria-busy={row === null || undefined}
      tabIndex={tabStop ? 0 : -1}
      data-index={index}
      className={cx(css['row'], css['file'], row?.ghost === true && css['ghost'])}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => on.onClick(event, index)}
      onDoubleClick={() => on.onDoubleClick(index)}
      draggable={(drags && (row?.kind === 'file' || row?.kind === 'hardlink')) || undefined}
      onDragStart={(event) => {
        // the host drags the file itself
        event.preventDefault()
        on.onDrag(index)
      }}
    >
      {row === null ? <Waiting level={level} /> : <Cells {...props} row={row} />}
    </div>
  )
}

function Waiting({ level }: { readonly level: number }) {
  return (
    <>
      <span role="gridcell" />
      <span role="gridcell" className={css['name']}>
        <Guides count={level - 1} />
        <span className={css['waiting']}>{words.loading}</span>
      </span>
    </>
  )
}

type CellsProps = FileRowViewProps & { readonly row: FileRow }

function Cells({
  row,
  placed,
  index,
  scale,
  baseLayers,
  columns,
  compares,
  list,
  open,
  on,
}: CellsProps) {
  const onTwisty = (event: MouseEvent) => {
    event.stopPropagation()
    on.onFold(index)
  }
  return (
    <>
      <span role="gridcell" className={css['glyph']}>
        <ChangeGlyph row={row} />
      </span>
      <NameCell placed={placed} row={row} list={list} open={open} onTwisty={onTwisty} />
      {columns.map((column) => (
        <ValueCell
          key={column}
          column={column}
          row={row}
          scale={scale}
          baseLayers={baseLayers}
          compares={compares}
        />
      ))}
    </>
  )
}
