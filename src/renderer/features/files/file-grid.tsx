import {
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  type CSSProperties,
  type MouseEvent,
  type Ref,
} from 'react'
import type { FileRow, FileSort } from '../../../core/queries/file-row.ts'
import { useStore } from '../../state/store.ts'
import { cx } from '../../ui/cx.ts'
import { filesWords } from '../../words/files-words.ts'
import type { FileTree } from './file-tree.ts'
import { columnStore, columnTemplate, shownColumns } from './columns.ts'
import css from './file-grid.module.css'
import { GridHeader } from './grid-header.tsx'
import { FileRowView, type RowHandlers } from './file-row-view.tsx'
import { rowKey } from './row-source.ts'
import type { FilesStore } from './files-state.ts'
import { useGridMoves, type GridSelection } from './use-grid-moves.ts'
import { useGridRows } from './use-grid-rows.ts'
import { useVersion, type AnySource } from './use-rows.ts'

const words = filesWords.grid

export interface FileGridHandle {
  /** Moves the focus to a row. */
  readonly focus: (index: number) => void
  readonly focusCurrent: () => void
}

export interface FileGridProps extends GridSelection {
  readonly ref?: Ref<FileGridHandle>
  readonly source: AnySource
  /** Other rows are on their way. */
  readonly busy: boolean
  readonly baseLayers: number
  readonly compares: boolean
  readonly sort: FileSort
  readonly onSort: (sort: FileSort) => void
  /** Where the row at the top is kept, and in which order it stands. */
  readonly place: Pick<FilesStore, 'top'>
  readonly list: string
  /** The pointer drags a file out of the window; null where none can be. */
  readonly onDrag: ((row: FileRow) => void) | null
}

/**
 * Rows as a treegrid (ARIA practices, "Treegrid"): the rows have the focus, one at a time; only those
 * in view are drawn, and fetched when they come into view.
 */
export function FileGrid({
  ref,
  source,
  busy,
  baseLayers,
  compares,
  sort,
  onSort,
  place,
  list,
  onDrag,
  ...selection
}: FileGridProps) {
  const version = useVersion(source)
  const choice = useStore(columnStore, (whole) => whole)
  const columns = useMemo(() => shownColumns(choice), [choice])
  const { current, selected } = selection
  const { count } = source
  const tree = source.kind === 'tree' ? source : null
  const at = useMemo(
    () => (current === null ? -1 : source.find(current.row.path, current.row.layer)),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a source changes with its version
    [source, version, current],
  )
  const stop = Math.max(0, at)

  const view = useGridRows(source, version, stop, place, list)
  const { scroller, body, items, base, top, height, onScroll } = view
  const { go, toggle, fold, enter, onKeyDown } = useGridMoves(source, at, selection, view)

  useImperativeHandle(ref, () => ({
    focus: (index) => go(index),
    focusCurrent: () => go(stop, at < 0 ? 'select' : 'keep'),
  }))

  const onRowClick = (event: MouseEvent, index: number) => {
    if (event.ctrlKey || event.metaKey) toggle(index)
    else go(index, event.shiftKey ? 'range' : 'select')
  }

  const onRowDrag = (index: number) => {
    const { row } = source.at(index)
    if (row) onDrag?.(row)
  }
  const on = useSteady({
    onClick: onRowClick,
    onDoubleClick: enter,
    onFold: fold,
    onDrag: onRowDrag,
  })

  return (
    <div
      ref={scroller}
      role="treegrid"
      aria-label={words.label}
      aria-rowcount={count + 1}
      aria-colcount={2 + columns.length - (compares || !columns.includes('share') ? 0 : 1)}
      aria-multiselectable="true"
      aria-busy={busy}
      tabIndex={-1}
      className={cx(css['grid'], 'scroll')}
      style={{ '--columns': columnTemplate(choice) } as CSSProperties}
      onKeyDown={onKeyDown}
      onScroll={onScroll}
    >
      <GridHeader
        sort={sort}
        columns={columns}
        compares={compares}
        list={source.kind === 'list'}
        onSort={onSort}
      />
      <div ref={body} role="rowgroup" className={css['body']} style={{ height: height }}>
        <div role="presentation" className={css['rows']} style={{ top }}>
          {items.map((item) => {
            const placed = source.at(item.index)
            const key = placed.row ? rowKey(placed.row) : ''
            return (
              <FileRowView
                key={placed.row ? `${key} ${item.index}` : item.index}
                placed={placed}
                index={item.index}
                top={item.start - base}
                scale={source.scale}
                baseLayers={baseLayers}
                columns={columns}
                compares={compares}
                list={source.kind === 'list'}
                open={placed.row !== null && isOpen(tree, placed.row)}
                selected={selected.has(key)}
                tabStop={item.index === stop}
                drags={onDrag !== null}
                on={on}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

function isOpen(tree: FileTree | null, row: Parameters<FileTree['isOpen']>[0]): boolean {
  return tree?.isOpen(row) ?? false
}

/** The same object for as long as the grid is there, whose functions are always the newest. */
function useSteady(handlers: RowHandlers): RowHandlers {
  const newest = useRef(handlers)
  useLayoutEffect(() => {
    newest.current = handlers
  })
  return useMemo(
    () => ({
      onClick: (event, index) => newest.current.onClick(event, index),
      onDoubleClick: (index) => newest.current.onDoubleClick(index),
      onFold: (index) => newest.current.onFold(index),
      onDrag: (index) => newest.current.onDrag(index),
    }),
    [],
  )
}
