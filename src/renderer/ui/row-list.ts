import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'

/*
 * What lists of rows of one height have in common: the height, the keys that move, the focus that
 * follows a scroll, and that only the rows in view are drawn.
 */

/** Height of a row in pixels, before the token is read. */
const defaultHeight = 28
const rowsPerPage = 12

/** Height of a row in pixels, as the theme says. */
export function useRowHeight(): number {
  const [height] = useState(() => {
    const token = getComputedStyle(document.documentElement).getPropertyValue('--row')
    return Number.parseFloat(token) || defaultHeight
  })
  return height
}

/** The row that a key goes to, which may lie beyond the ends; null for a key that does not move. */
export function rowForKey(
  key: string,
  at: number,
  count: number,
  page = rowsPerPage,
): number | null {
  const from = Math.max(0, at)
  switch (key) {
    case 'ArrowDown':
      return at + 1
    case 'ArrowUp':
      return from - 1
    case 'Home':
      return 0
    case 'End':
      return count - 1
    case 'PageDown':
      return from + page
    case 'PageUp':
      return from - page
    default:
      return null
  }
}

/** The nearest row that there is. */
export function rowWithin(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index))
}

/**
 * Gives a row the focus once it is the current one and drawn: a list has to scroll to it first.
 *
 * @param at Where the current row is, -1 when none is.
 * @param key Names the current row.
 * @returns Asks for the focus, for the row with a key.
 */
export function useRowFocus<Key>(
  body: RefObject<HTMLElement | null>,
  at: number,
  key: Key,
): (key: Key) => void {
  const wanted = useRef<{ readonly key: Key } | null>(null)
  useEffect(() => {
    if (wanted.current === null || wanted.current.key !== key || at < 0) return
    const row = body.current?.querySelector<HTMLElement>(`[data-index="${String(at)}"]`)
    if (!row) return
    row.focus({ preventScroll: true })
    wanted.current = null
  })
  return useCallback((next) => {
    wanted.current = { key: next }
  }, [])
}

export interface RowList {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly body: RefObject<HTMLDivElement | null>
  /** The rows to draw. */
  readonly items: readonly VirtualItem[]
  /** Height of all rows together. */
  readonly height: number
  /** Scrolls to a row, which gets the focus when it is the current one. */
  readonly goTo: (index: number) => void
}

/** A list of so many rows below a heading that stays; `at` is the current row, -1 when none is. */
export function useRowList(count: number, at: number): RowList {
  const scroller = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const rowHeight = useRowHeight()
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are not handed on
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
  })
  const askFocus = useRowFocus(body, at, at)
  const goTo = (index: number) => {
    askFocus(index)
    virtual.scrollToIndex(index)
  }
  return { scroller, body, items: virtual.getVirtualItems(), height: virtual.getTotalSize(), goTo }
}
