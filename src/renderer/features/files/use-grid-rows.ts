import {
  defaultRangeExtractor,
  observeElementOffset,
  useVirtualizer,
  type VirtualItem,
} from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { useRowHeight } from '../../ui/row-list.ts'
import type { FilesStore } from './files-state.ts'
import { bodyHeight, offsetShowing, stretchOf } from './long-scroll.ts'
import type { AnySource } from './use-rows.ts'

/** Rows that are placed from the same row. */
const rowsPerBase = 256
/** A jump of more rows than this may be one of many. */
const farRows = 100
const restMs = 60

export interface GridRows {
  readonly scroller: RefObject<HTMLDivElement | null>
  /** The element that holds the rows. */
  readonly body: RefObject<HTMLDivElement | null>
  /** The rows to draw. */
  readonly items: readonly VirtualItem[]
  /** Pixels of the list before the row that the drawn ones are placed from. */
  readonly base: number
  /** Where that row stands in the element that holds the rows. */
  readonly top: number
  /** Height of that element. */
  readonly height: number
  /** Rows that fit in the view. */
  readonly page: () => number
  /** Scrolls as far as is needed to see a row. */
  readonly show: (index: number) => void
  readonly onScroll: () => void
}

/**
 * Which rows are in view, where they stand, and that they are fetched; in another layer, or when the
 * list is seen again, the row at the top stays there.
 *
 * @param stop The row with the focus, which stays in the page.
 * @param place Where the row at the top is kept; `list` says in which order it stands.
 */
export function useGridRows(
  source: AnySource,
  version: number,
  stop: number,
  place: Pick<FilesStore, 'top'>,
  list: string,
): GridRows {
  const { count } = source
  const scroller = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  /** The first row in view when rows were last fetched. */
  const fetched = useRef(0)
  const rowHeight = useRowHeight()

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
    estimateSize: () => rowHeight,
    overscan: 6,
    rangeExtractor,
    // Drawn with the next frame rather than within the event, which would hold up scrolling.
    useFlushSync: false,
    observeElementOffset: (instance, tell) =>
      observeElementOffset(instance, (offset, isScrolling) => {
        const viewHeight = instance.scrollElement?.clientHeight ?? 0
        const measures = { count: instance.options.count, rowHeight, viewHeight }
        tell(offset * stretchOf(measures), isScrolling)
      }),
  })
  const measures = { count, rowHeight, viewHeight: virtual.scrollRect?.height ?? 0 }
  const stretch = stretchOf(measures)
  const offset = virtual.scrollOffset ?? 0
  // Rows are placed from a row near by: far down, a browser's numbers are too coarse for them.
  const base = Math.floor(offset / rowHeight / rowsPerBase) * rowsPerBase * rowHeight
  const { range } = virtual

  useLayoutEffect(() => {
    const { top } = place
    const element = scroller.current
    if (!element || top?.list !== list) return
    const index = source.find(top.path, top.layer)
    if (index < 0) return
    const { count } = source
    const stretched = stretchOf({ count, rowHeight, viewHeight: element.clientHeight })
    element.scrollTop = (index * rowHeight + top.offset) / stretched
  }, [source, place, list, rowHeight])

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

  const show = (index: number) => {
    const element = scroller.current
    if (!element) return
    const now = { count, rowHeight, viewHeight: element.clientHeight }
    const by = stretchOf(now)
    const before = element.scrollTop * by
    const after = offsetShowing(index, before, now)
    if (after !== before) element.scrollTo({ top: after / by })
  }

  const onScroll = () => {
    const scrolled = (scroller.current?.scrollTop ?? 0) * stretch
    const index = Math.floor(scrolled / rowHeight)
    const { row } = source.at(Math.min(index, Math.max(0, count - 1)))
    if (!row) return
    const { path, layer } = row
    place.top = { list, path, layer, offset: scrolled - index * rowHeight }
  }

  return {
    scroller,
    body,
    items: virtual.getVirtualItems(),
    base,
    top: base - (offset - offset / stretch),
    height: bodyHeight(measures),
    page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
    show,
    onScroll,
  }
}
