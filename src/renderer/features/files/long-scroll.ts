/*
 * Browsers end an element at some ten million pixels (Firefox at 17.9, Chromium at 33.5). A longer list
 * is as high as that allows, and one pixel of its scroll bar stands for more than one of the list.
 */

const mostPixels = 15_000_000

/** The measures of a list of rows of one height under a heading of the same height. */
export interface ListMeasures {
  readonly count: number
  readonly rowHeight: number
  /** Height of the part that scrolls, heading included. */
  readonly viewHeight: number
}

/** How high the element that holds the rows is. */
export function bodyHeight({ count, rowHeight }: ListMeasures): number {
  return Math.min(count * rowHeight, mostPixels)
}

/** How many pixels of the list one pixel of scrolling is: 1, or more in a list that is too long. */
export function stretchOf(measures: ListMeasures): number {
  const { count, rowHeight, viewHeight } = measures
  const beyond = rowHeight - viewHeight
  const scrolled = bodyHeight(measures) + beyond
  return scrolled <= 0 ? 1 : Math.max(1, (count * rowHeight + beyond) / scrolled)
}

/** Where the list has to be scrolled to, from `offset`, so that a row is in view as a whole. */
export function offsetShowing(index: number, offset: number, measures: ListMeasures): number {
  const { rowHeight, viewHeight } = measures
  const start = index * rowHeight
  const room = Math.max(rowHeight, viewHeight - rowHeight)
  if (start < offset) return start
  return Math.max(offset, start + rowHeight - room)
}
