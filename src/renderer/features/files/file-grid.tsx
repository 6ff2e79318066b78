import {
  defaultRangeExtractor,
  observeElementOffset,
  useVirtualizer,
} from '@tanstack/react-virtual'
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
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
import { bodyHeight, offsetShowing, stretchOf } from './long-scroll.ts'
import { rowKey } from './row-source.ts'
import { selectedRow, type FilesStore, type SelectedRow } from './files-state.ts'
import { typedRow, TypedLetters } from './type-ahead.ts'
import { useVersion, type AnySource } from './use-rows.ts'

const words = filesWords.grid

type HowToGo = 'select' | 'keep' | 'range'

/** Height of a row before the token is read. */
const rowHeight = 28
/** Rows that are placed from the same row. */
const rowsPerBase = 256
/** A jump of more rows than this may be one of many. */
const farRows = 100
const restMs = 60

export interface FileGridHandle {
  /** Moves the focus to a row. */
  readonly focus: (index: number) => void
  readonly focusCurrent: () => void
}

export interface FileGridProps {
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
  readonly current: SelectedRow | null
  readonly selected: ReadonlyMap<string, SelectedRow>
  readonly onSelect: (current: SelectedRow, selected: ReadonlyMap<string, SelectedRow>) => void
  /** Enter on a file: to what is said about it, or to its place in the tree. */
  readonly onEnter: (row: SelectedRow) => void
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
  current,
  selected,
  onSelect,
  onEnter,
  onDrag,
}: FileGridProps) {
  const version = useVersion(source)
  const choice = useStore(columnStore, (whole) => whole)
  const columns = useMemo(() => shownColumns(choice), [choice])
  const scroller = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  /** Key of the row that gets the focus as soon as it is current and drawn. */
  const focusNext = useRef<string | null>(null)
  /** The first row in view when rows were last fetched. */
  const fetched = useRef(0)
  const letters = useRef(new TypedLetters())
  const pending = useRef<{ readonly index: number; readonly how: HowToGo } | null>(null)
  const [anchor, setAnchor] = useState<number | null>(null)
  const { count } = source
  const tree = source.kind === 'tree' ? source : null
  const height = useMemo(() => {
    const token = getComputedStyle(document.documentElement).getPropertyValue('--row')
    return Number.parseFloat(token) || rowHeight
  }, [])
  const at = useMemo(
    () => (current === null ? -1 : source.find(current.row.path, current.row.layer)),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a source changes with its version
    [source, version, current],
  )
  const stop = Math.max(0, at)

  const rangeExtractor = useCallback(
    (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const inView = defaultRangeExtractor(range)
      // The row with the focus stays in the page, or the focus would be lost.
      return inView.includes(stop) || stop >= count
        ? inView
        : [...inView, stop].sort((a, b) => a - b)
    },
    [stop, count],
  )
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are not handed on
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 6,
    rangeExtractor,
    // Drawn with the next frame rather than within the event, which would hold up scrolling.
    useFlushSync: false,
    observeElementOffset: (instance, tell) =>
      observeElementOffset(instance, (offset, isScrolling) => {
        const viewHeight = instance.scrollElement?.clientHeight ?? 0
        const measures = { count: instance.options.count, rowHeight: height, viewHeight }
        tell(offset * stretchOf(measures), isScrolling)
      }),
  })
  const measures = { count, rowHeight: height, viewHeight: virtual.scrollRect?.height ?? 0 }
  const stretch = stretchOf(measures)
  const offset = virtual.scrollOffset ?? 0
  // Rows are placed from a row near by: far down, a browser's numbers are too coarse for them.
  const base = Math.floor(offset / height / rowsPerBase) * rowsPerBase * height
  const items = virtual.getVirtualItems()
  const { range } = virtual

  // In another layer, or when the list is seen again, the row at the top stays there.
  useLayoutEffect(() => {
    const { top } = place
    const element = scroller.current
    if (!element || top?.list !== list) return
    const index = source.find(top.path, top.layer)
    if (index < 0) return
    const { count } = source
    const stretched = stretchOf({ count, rowHeight: height, viewHeight: element.clientHeight })
    element.scrollTop = (index * height + top.offset) / stretched
  }, [source, place, list, height])

  /** Scrolls as far as is needed to see a row. */
  const show = (index: number) => {
    const element = scroller.current
    if (!element) return
    const now = { count, rowHeight: height, viewHeight: element.clientHeight }
    const by = stretchOf(now)
    const before = element.scrollTop * by
    const after = offsetShowing(index, before, now)
    if (after !== before) element.scrollTo({ top: after / by })
  }

  const onScroll = () => {
    const scrolled = (scroller.current?.scrollTop ?? 0) * stretch
    const index = Math.floor(scrolled / height)
    const { row } = source.at(Math.min(index, Math.max(0, count - 1)))
    if (!row) return
    const { path, layer } = row
    place.top = { list, path, layer, offset: scrolled - index * height }
  }

  useEffect(() => {
    if (!range) return
    const { startIndex, endIndex } = range
    const fetch = () => {
      fetched.current = startIndex
      source.ensure(startIndex - 12, endIndex + 12)
    }
    // Flying by, nothing is fetched until the list rests for a moment.
    if (Math.abs(startIndex - fetched.current) < farRows) {
      fetch()
      return
    }
    const timer = window.setTimeout(fetch, restMs)
    return () => window.clearTimeout(timer)
  }, [source, version, range])

  useEffect(() => {
    if (focusNext.current === null || focusNext.current !== current?.key || at < 0) return
    const row = body.current?.querySelector<HTMLElement>(`[data-index="${at}"]`)
    if (!row) return
    row.focus({ preventScroll: true })
    focusNext.current = null
  })

  const rowAt = (index: number): SelectedRow | null => {
    const { row, directory } = source.at(index)
    return row === null ? null : selectedRow(directory, row)
  }

  /** Goes to a row; `keep` leaves what is selected, `range` selects all from the anchor. */
  const go = (index: number, how: HowToGo = 'select') => {
    pending.current = null
    const target = Math.max(0, Math.min(count - 1, index))
    const row = rowAt(target)
    if (!row) {
      // Goes on when it is there.
      pending.current = { index: target, how }
      source.ensure(target, target)
      show(target)
      return
    }
    focusNext.current = row.key
    show(target)
    if (how === 'select') {
      setAnchor(target)
      onSelect(row, new Map([[row.key, row]]))
    } else if (how === 'keep') onSelect(row, selected)
    else onSelect(row, between(anchor ?? stop, target))
  }

  const between = (from: number, to: number): ReadonlyMap<string, SelectedRow> => {
    const rows = new Map<string, SelectedRow>()
    for (let index = Math.min(from, to); index <= Math.max(from, to); index++) {
      const row = rowAt(index)
      if (row) rows.set(row.key, row)
    }
    return rows
  }

  const toggle = (index: number) => {
    const row = rowAt(index)
    if (!row) return
    const next = new Map(selected)
    if (!next.delete(row.key)) next.set(row.key, row)
    setAnchor(index)
    focusNext.current = row.key
    onSelect(row, next)
  }

  const fold = (index: number) => {
    const { row } = source.at(index)
    if (!tree || row?.expandable !== true) return
    if (tree.isOpen(row)) tree.close(row)
    else void tree.open(index)
  }

  useEffect(() => {
    const wanted = pending.current
    if (wanted && source.at(wanted.index).row) go(wanted.index, wanted.how)
  })

  useImperativeHandle(ref, () => ({
    focus: (index) => go(index),
    focusCurrent: () => go(stop, at < 0 ? 'select' : 'keep'),
  }))

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return
    if (event.target instanceof Element && event.target.closest('[role="columnheader"]')) return
    const { row, parent } = source.at(stop)
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2)
    const how = event.shiftKey ? 'range' : event.ctrlKey ? 'keep' : 'select'
    switch (event.key) {
      case 'ArrowDown':
        go(stop + 1, how)
        break
      case 'ArrowUp':
        go(stop - 1, how)
        break
      case 'Home':
        go(0, how)
        break
      case 'End':
        go(count - 1, how)
        break
      case 'PageDown':
        go(stop + page, how)
        break
      case 'PageUp':
        go(stop - page, how)
        break
      case 'ArrowRight':
        if (tree && row?.expandable === true) {
          if (tree.isOpen(row)) go(stop + 1)
          else void tree.open(stop)
        }
        break
      case 'ArrowLeft':
        if (tree && row && tree.isOpen(row)) tree.close(row)
        else if (parent >= 0) go(parent)
        break
      case 'Enter': {
        const own = rowAt(stop)
        if (tree && row?.expandable === true) fold(stop)
        else if (own) onEnter(own)
        break
      }
      case ' ':
        if (letters.current.isTyping) return type(event)
        toggle(stop)
        break
      case '*':
        void tree?.openBeside(stop)
        break
      case 'a':
      case 'A':
        if (!event.ctrlKey) return type(event)
        onSelectAll()
        break
      default:
        return type(event)
    }
    event.preventDefault()
  }

  const onSelectAll = () => {
    const row = rowAt(stop)
    if (row) onSelect(row, between(0, count - 1))
  }

  const type = (event: KeyboardEvent) => {
    if (event.key.length !== 1 || event.ctrlKey) return
    event.preventDefault()
    const typed = letters.current.add(event.key)
    const found = typedRow(source, typed, at)
    if (found >= 0) go(found)
  }

  const onRowClick = (event: MouseEvent, index: number) => {
    if (event.ctrlKey || event.metaKey) toggle(index)
    else go(index, event.shiftKey ? 'range' : 'select')
  }

  const onDoubleClick = (index: number) => {
    const row = rowAt(index)
    if (tree && row?.row.expandable === true) fold(index)
    else if (row) onEnter(row)
  }
  const onRowDrag = (index: number) => {
    const { row } = source.at(index)
    if (row) onDrag?.(row)
  }
  const on = useSteady({ onClick: onRowClick, onDoubleClick, onFold: fold, onDrag: onRowDrag })

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
      <div
        ref={body}
        role="rowgroup"
        className={css['body']}
        style={{ height: bodyHeight(measures) }}
      >
        <div
          role="presentation"
          className={css['rows']}
          style={{ top: base - (offset - offset / stretch) }}
        >
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
