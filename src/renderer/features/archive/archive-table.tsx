import { useMemo, useState, type KeyboardEvent } from 'react'
import type { ArchiveEntry, Overview } from '../../../shared/views.ts'
import { cx } from '../../ui/cx.ts'
import { rowForKey, rowWithin, useRowList } from '../../ui/row-list.ts'
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

/** The entries as a treegrid: only the rows in view are drawn; arrows move, left and right fold. */
export function ArchiveTable({ overview, entries, selected, onSelect }: ArchiveTableProps) {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => archiveRows(entries, collapsed), [entries, collapsed])
  const at = rows.findIndex((row) => isSame(row, selected))
  const stop = Math.max(0, at)
  const { scroller, body, items, height, goTo } = useRowList(rows.length, at)

  const go = (index: number) => {
    const next = rowWithin(index, rows.length)
    const row = rows[next]
    if (!row) return
    goTo(next)
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
    const next = rowForKey(event.key, at, rows.length)
    if (next !== null) go(next)
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
      <div ref={body} role="rowgroup" className={css['body']} style={{ height }}>
        {items.map((item) => {
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
