import type { FileSort, SortColumn } from '../../../core/queries/file-row.ts'
import { cx } from '../../ui/cx.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { filesWords } from '../../words/files-words.ts'
import css from './file-grid.module.css'

const words = filesWords.grid.columns

export interface GridHeaderProps {
  readonly sort: FileSort
  readonly compares: boolean
  readonly list: boolean
  readonly onSort: (sort: FileSort) => void
}

/** The headings: each sorts, again turns the order round. */
export function GridHeader({ sort, compares, list, onSort }: GridHeaderProps) {
  const props = { sort, onSort }
  return (
    <div role="row" aria-rowindex={1} className={cx(css['row'], css['header'])}>
      <span role="columnheader">
        <VisuallyHidden>{words.change}</VisuallyHidden>
      </span>
      <Heading {...props} by={list ? 'path' : 'name'} label={list ? words.path : words.name} />
      <Heading {...props} by="size" label={words.size} right />
      {compares ? (
        <span role="columnheader" className={cx(css['right'], css['difference'])}>
          {words.difference}
        </span>
      ) : (
        // The bar only draws what the size says.
        <span role="presentation" />
      )}
      <Heading {...props} by="mode" label={words.mode} />
      <Heading {...props} by="owner" label={words.owner} right />
      <Heading {...props} by="mtime" label={words.mtime} right />
      <Heading {...props} by="layer" label={words.layer} right />
    </div>
  )
}

interface HeadingProps {
  readonly by: SortColumn
  readonly label: string
  readonly right?: boolean
  readonly sort: FileSort
  readonly onSort: (sort: FileSort) => void
}

/** Largest and newest first, names from A on. */
const firstOrder = (by: SortColumn): FileSort['order'] =>
  by === 'size' || by === 'mtime' || by === 'layer' ? 'desc' : 'asc'

function Heading({ by, label, right = false, sort, onSort }: HeadingProps) {
  const active = sort.by === by
  const turned = sort.order === 'asc' ? 'desc' : 'asc'
  return (
    <span
      role="columnheader"
      aria-sort={active ? (sort.order === 'asc' ? 'ascending' : 'descending') : undefined}
      className={cx(right && css['right'])}
    >
      <button
        type="button"
        className={css['sort']}
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
