import { useMemo } from 'react'
import type { ArchiveEntry, Overview } from '../../../shared/views.ts'
import { Callout } from '../../ui/callout.tsx'
import { archiveWords as words } from '../../words/archive-words.ts'
import { useFormat } from '../../words/use-format.ts'
import { errorAdvice, errorMessage } from '../../words/sentences.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import { nothingSelected, selectLayer, type TabProps } from '../tab-props.ts'
import css from './archive-tab.module.css'
import { ArchiveTable } from './archive-table.tsx'
import { useArchiveEntries } from './use-archive-entries.ts'

/** The archive as the engine writes it, entry by entry, each explained and checked. */
export function ArchiveTab({ overview, session, state, selection, onSelect }: TabProps) {
  const { status, entries, total, error } = useArchiveEntries(session, state.revision)
  const format = useFormat()
  const heading = useMemo(() => {
    const compressed = overview.layers.some((layer) => layer.compression !== 'none')
    return words.summary(
      format.bytes(overview.source.bytesRead || sizeOf(entries)),
      total,
      words.formats[overview.source.format],
      compressed ? words.compressed : words.uncompressed,
    )
  }, [overview, entries, total, format])

  return (
    <div className={css['view']}>
      <header className={css['head']}>
        <h2>{words.title[overview.source.kind]}</h2>
        {status === 'ready' && total > 0 && (
          <span className={css['note']} title={heading}>
            {heading}
          </span>
        )}
      </header>
      {error && (
        <div className={css['message']}>
          <Callout kind="error">
            <b>{words.failed}</b> {visibleText(errorMessage(error))}{' '}
            {visibleText(errorAdvice(error) ?? '')}
          </Callout>
        </div>
      )}
      {entries.length > 0 ? (
        <ArchiveTable
          overview={overview}
          entries={entries}
          selected={selection.entry}
          onSelect={(entry) => {
            onSelect({ ...selectionOf(overview, entry), entry })
          }}
        />
      ) : (
        !error && <p className={css['message']}>{waiting(status, state.phase)}</p>
      )}
    </div>
  )
}

function selectionOf(overview: Overview, entry: ArchiveEntry) {
  return entry.layer === null ? nothingSelected : selectLayer(overview, entry.layer)
}

function waiting(status: 'loading' | 'ready' | 'failed', phase: string): string {
  if (phase === 'opening' || phase === 'reading') return words.reading
  return status === 'loading' ? words.loading : words.none
}

function sizeOf(entries: readonly ArchiveEntry[]): number {
  return entries.reduce((sum, entry) => sum + entry.size, 0)
}
