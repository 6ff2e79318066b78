import type { KeyboardEvent } from 'react'
import type { FileSort, SortColumn } from '../../../core/queries/file-row.ts'
import { cx } from '../../ui/cx.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { filesWords } from '../../words/files-words.ts'
import { filterWords } from '../../words/filter-words.ts'
import { ColumnHandle } from './column-handle.tsx'
import { stepWidth, type FileColumn } from './columns.ts'
import css from './file-grid.module.css'

const words = filesWords.grid.columns

export interface GridHeaderProps {
  readonly sort: FileSort
  readonly columns: readonly FileColumn[]
  readonly compares: boolean
  readonly list: boolean
  readonly onSort: (sort: FileSort) => void
}

/** The headings: each sorts, again turns the order round; Shift and arrows change its width. */
export function GridHeader({ sort, columns, compares, list, onSort }: GridHeaderProps) {
  const props = { sort, onSort }
  return (
    <div role="row" aria-rowindex={1} className={cx(css['row'], css['header'])}>
      <span role="columnheader">
        <VisuallyHidden>{words.change}</VisuallyHidden>
      </span>
      <Heading {...props} by={list ? 'path' : 'name'} label={list ? words.path : words.name} />
      {columns.map((column) => {
        if (column !== 'share') {
          const right = column !== 'mode'
          const label = words[column]
          return (
            <Heading
              {...props}
              key={column}
              by={column}
              label={label}
              right={right}
              sized={column}
            />
          )
        }
        return compares ? (
          <span
            key={column}
            role="columnheader"
            data-column={column}
            className={cx(css['heading'], css['right'], css['difference'])}
          >
            <ColumnHandle column={column} />
            {words.difference}
          </span>
        ) : (
          // The bar only draws what the size says.
          <span key={column} role="presentation" data-column={column} className={css['heading']}>
            <ColumnHandle column={column} />
          </span>
        )
      })}
    </div>
  )
}

interface HeadingProps {
  readonly by: SortColumn
  readonly label: string
  readonly right?: boolean
  /** The column whose width the heading changes. */
  readonly sized?: FileColumn
  readonly sort: FileSort
  readonly onSort: (sort: FileSort) => void
}

/** Largest and newest first, names from A on. */
const firstOrder = (by: SortColumn): FileSort['order'] =>
  by === 'size' || by === 'mtime' || by === 'layer' ? 'desc' : 'asc'

function Heading({ by, label, right = false, sized, sort, onSort }: HeadingProps) {
  const active = sort.by === by
  const onKeyDown = (event: KeyboardEvent) => {
    const way = ({ ArrowRight: 1, ArrowLeft: -1 } as const)[event.key]
    if (!sized || !event.shiftKey || way === undefined) return
    event.preventDefault()
    stepWidth(sized, way)
  }
  const turned = sort.order === 'asc' ? 'desc' : 'asc'
  return (
    <span
      role="columnheader"
      data-column={sized}
      aria-sort={active ? (sort.order === 'asc' ? 'ascending' : 'descending') : undefined}
      className={cx(css['heading'], right && css['right'])}
    >
      {sized && <ColumnHandle column={sized} />}
      <button
        type="button"
        className={css['sort']}
        aria-keyshortcuts={sized && 'Shift+ArrowLeft Shift+ArrowRight'}
        title={sized && filterWords.columns.narrower}
        onKeyDown={onKeyDown}
        onClick={() => onSort({ by, order: active ? turned : firstOrder(by) })}
      >
        {label}
        <span aria-hidden="true" className={css['arrow']}>
          {active ? (sort.order === 'asc' ? '↑' : '↓') : ''}
        </span>
      </button>
    </span>
  )
}
