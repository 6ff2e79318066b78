import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { rowForKey, rowWithin, useRowFocus } from '../../ui/row-list.ts'
import { selectedRow, type SelectedRow } from './files-state.ts'
import { typedRow, TypedLetters } from './type-ahead.ts'
import type { GridRows } from './use-grid-rows.ts'
import type { AnySource } from './use-rows.ts'

/** `keep` leaves what is selected, `range` selects all from the anchor. */
export type HowToGo = 'select' | 'keep' | 'range'

/** What is selected in a grid, and what happens to it. */
export interface GridSelection {
  readonly current: SelectedRow | null
  readonly selected: ReadonlyMap<string, SelectedRow>
  readonly onSelect: (current: SelectedRow, selected: ReadonlyMap<string, SelectedRow>) => void
  /** Enter on a file: to what is said about it, or to its place in the tree. */
  readonly onEnter: (row: SelectedRow) => void
}

export interface GridMoves {
  readonly go: (index: number, how?: HowToGo) => void
  /** Adds a row to what is selected, or takes it out. */
  readonly toggle: (index: number) => void
  readonly fold: (index: number) => void
  /** Opens a directory; of a file, shows what is said about it. */
  readonly enter: (index: number) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/**
 * Goes from row to row of the grid, selects and folds: what the keys and the pointer do.
 *
 * @param at Where the current row is, -1 when it is not in view.
 */
export function useGridMoves(
  source: AnySource,
  at: number,
  { current, selected, onSelect, onEnter }: GridSelection,
  { body, page, show }: Pick<GridRows, 'body' | 'page' | 'show'>,
): GridMoves {
  const askFocus = useRowFocus(body, at, current?.key ?? null)
  const letters = useRef(new TypedLetters())
  /** A row to go to as soon as it is there. */
  const pending = useRef<{ readonly index: number; readonly how: HowToGo } | null>(null)
  const [anchor, setAnchor] = useState<number | null>(null)
  const { count } = source
  const tree = source.kind === 'tree' ? source : null
  const stop = Math.max(0, at)

  const rowAt = (index: number): SelectedRow | null => {
    const { row, directory } = source.at(index)
    return row === null ? null : selectedRow(directory, row)
  }

  const between = (from: number, to: number): ReadonlyMap<string, SelectedRow> => {
    const found = new Map<string, SelectedRow>()
    for (let index = Math.min(from, to); index <= Math.max(from, to); index++) {
      const row = rowAt(index)
      if (row) found.set(row.key, row)
    }
    return found
  }

  const go = (index: number, how: HowToGo = 'select') => {
    pending.current = null
    const target = rowWithin(index, count)
    const row = rowAt(target)
    if (!row) {
      pending.current = { index: target, how }
      source.ensure(target, target)
      show(target)
      return
    }
    askFocus(row.key)
    show(target)
    if (how === 'select') {
      setAnchor(target)
      onSelect(row, new Map([[row.key, row]]))
    } else if (how === 'keep') onSelect(row, selected)
    else onSelect(row, between(anchor ?? stop, target))
  }

  useEffect(() => {
    const wanted = pending.current
    if (wanted && source.at(wanted.index).row) go(wanted.index, wanted.how)
  })

  const toggle = (index: number) => {
    const row = rowAt(index)
    if (!row) return
    const next = new Map(selected)
    if (!next.delete(row.key)) next.set(row.key, row)
    setAnchor(index)
    askFocus(row.key)
    onSelect(row, next)
  }

  const fold = (index: number) => {
    const { row } = source.at(index)
    if (!tree || row?.expandable !== true) return
    if (tree.isOpen(row)) tree.close(row)
    else void tree.open(index)
  }

  const enter = (index: number) => {
    const row = rowAt(index)
    if (tree && row?.row.expandable === true) fold(index)
    else if (row) onEnter(row)
  }

  const selectAll = () => {
    const row = rowAt(stop)
    if (row) onSelect(row, between(0, count - 1))
  }

  const type = (event: KeyboardEvent) => {
    if (event.key.length !== 1 || event.ctrlKey) return
    event.preventDefault()
    const found = typedRow(source, letters.current.add(event.key), at)
    if (found >= 0) go(found)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return
    if (event.target instanceof Element && event.target.closest('[role="columnheader"]')) return
    const { row, parent } = source.at(stop)
    const next = rowForKey(event.key, stop, count, page())
    if (next !== null) {
      go(next, event.shiftKey ? 'range' : event.ctrlKey ? 'keep' : 'select')
      event.preventDefault()
      return
    }
    switch (event.key) {
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
      case 'Enter':
        enter(stop)
        break
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
        selectAll()
        break
      default:
        return type(event)
    }
    event.preventDefault()
  }

  return { go, toggle, fold, enter, onKeyDown }
}
