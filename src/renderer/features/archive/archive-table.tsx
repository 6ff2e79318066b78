import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { ArchiveEntry, Overview } from '../../../shared/views.ts'
import { cx } from '../../ui/cx.ts'
import { archiveWords as words } from '../../words/archive-words.ts'
import { archiveRows, type ArchiveRow } from './archive-rows.ts'
import css from './archive-tab.module.css'
import { EntryRow } from './entry-row.tsx'

export interface ArchiveTableProps {
  readonly overview: Overview
  readonly entries: readonly ArchiveEntry[]
  readonly selected: ArchiveEntry | null
  readonly onSelect: (entry: ArchiveEntry) => void
}

/** Height of a row before the token is read. */
const rowHeight = 28

/** The entries as a treegrid: only the rows in view are drawn; arrows move, left and right fold. */
export function ArchiveTable({ overview, entries, selected, onSelect }: ArchiveTableProps) {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set())
  const scroller = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const focusNext = useRef(false)
  const rows = useMemo(() => archiveRows(entries, collapsed), [entries, collapsed])
  const height = useMemo(() => {
    const token = getComputedStyle(document.documentElement).getPropertyValue('--row')
    return Number.parseFloat(token) || rowHeight
  }, [])
  const at = rows.findIndex((row) => isSame(row, selected))
  const stop = Math.max(0, at)

  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are not handed on
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  })

  // The row to focus may only be drawn once the list has scrolled to it.
  useEffect(() => {
    if (!focusNext.current || at < 0) return
    const row = body.current?.querySelector<HTMLElement>(`[data-index="${at}"]`)
    if (!row) return
    row.focus({ preventScroll: true })
    focusNext.current = false
  })

  const go = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (!row) return
    focusNext.current = true
    virtual.scrollToIndex(Math.max(0, Math.min(rows.length - 1, index)))
    onSelect(row.entry)
  }
  const fold = (row: ArchiveRow, closed: boolean) => {
    const next = new Set(collapsed)
    if (closed) next.add(row.key)
    else next.delete(row.key)
    setCollapsed(next)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[stop]
    if (!row) return
    const page = 12
    if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(stop - 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(rows.length - 1)
    else if (event.key === 'PageDown') go(stop + page)
    else if (event.key === 'PageUp') go(stop - page)
    else if (event.key === 'Enter' || event.key === ' ') go(stop)
    else if (event.key === 'ArrowRight' && row.kind === 'folder') {
      if (collapsed.has(row.key)) fold(row, false)
      else if (row.size > 0) go(stop + 1)
    } else if (event.key === 'ArrowLeft') {
      if (row.kind === 'folder') fold(row, true)
      else if (row.level === 2)
        go(rows.findLastIndex((other, i) => i < stop && other.kind === 'folder'))
    } else return
    event.preventDefault()
  }

  return (
    <div
      ref={scroller}
      role="treegrid"
      aria-label={words.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={4}
      tabIndex={-1}
      className={cx(css['table'], 'scroll')}
      onKeyDown={onKeyDown}
    >
      <div role="row" aria-rowindex={1} className={cx(css['row'], css['header'])}>
        <span role="columnheader">{words.columns.entry}</span>
        <span role="columnheader" className={css['right']}>
          {words.columns.bytes}
        </span>
        <span role="columnheader">{words.columns.what}</span>
        <span role="columnheader" className={css['right']}>
          {words.columns.check}
        </span>
      </div>
      <div
        ref={body}
        role="rowgroup"
        className={css['body']}
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          return (
            row && (
              <EntryRow
                key={row.key}
                overview={overview}
                row={row}
                index={item.index}
                top={item.start}
                selected={item.index === at}
                tabStop={item.index === stop}
                open={!collapsed.has(row.key)}
                onSelect={() => {
                  onSelect(row.entry)
                }}
                onFold={() => {
                  fold(row, !collapsed.has(row.key))
                }}
              />
            )
          )
        })}
      </div>
    </div>
  )
}

function isSame(row: ArchiveRow, entry: ArchiveEntry | null): boolean {
  return entry !== null && row.entry.name === entry.name && row.entry.role === entry.role
}
