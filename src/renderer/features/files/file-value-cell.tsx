import type { FileRow } from '../../../core/queries/file-row.ts'
import { cx } from '../../ui/cx.ts'
import { Swatch } from '../../ui/swatch.tsx'
import { filesWords } from '../../words/files-words.ts'
import { formatCount, formatDay, formatExactBytes, minus } from '../../words/format.ts'
import { useFormat } from '../../words/use-format.ts'
import type { FileColumn } from './columns.ts'
import css from './file-grid.module.css'
import { modeNumber, modeText } from './mode-text.ts'

const words = filesWords.grid

interface ValueCellProps {
  readonly column: FileColumn
  readonly row: FileRow
  /** Bytes that a full bar stands for. */
  readonly scale: number
  readonly baseLayers: number
  readonly compares: boolean
}

/** What a row has in one of the columns that are chosen. */
export function ValueCell({ column, row, scale, baseLayers, compares }: ValueCellProps) {
  const { bytes } = useFormat()
  switch (column) {
    case 'size':
      return (
        <span
          role="gridcell"
          className={cx(css['right'], css['size'], 'num')}
          title={hasSize(row) ? formatExactBytes(row.size) : undefined}
        >
          {hasSize(row) ? bytes(row.size) : ''}
        </span>
      )
    case 'share':
      return compares ? (
        <span role="gridcell" className={cx(css['right'], css['difference'], 'num')}>
          {difference(row, bytes)}
        </span>
      ) : (
        <SizeShare row={row} scale={scale} />
      )
    case 'mode':
      return (
        <span role="gridcell" className={css['mono']} title={modeNumber(row.mode)}>
          {row.implied ? '' : modeText(row.kind, row.mode)}
        </span>
      )
    case 'owner':
      return (
        <span role="gridcell" className={cx(css['right'], css['mono'])}>
          {row.implied ? '' : `${row.uid}:${row.gid}`}
        </span>
      )
    case 'mtime':
      return (
        <span
          role="gridcell"
          className={cx(css['right'], css['time'], 'num')}
          title={row.mtime === null ? words.impliedWhy : isoText(row.mtime)}
        >
          {row.mtime === null ? words.notStated : formatDay(new Date(row.mtime))}
        </span>
      )
    case 'layer':
      return (
        <span role="gridcell" className={css['right']}>
          <span className={css['layer']}>
            <Swatch layer={row.layer} baseLayers={baseLayers} />
            {formatCount(row.layer)}
          </span>
        </span>
      )
  }
}

/** Hatched when no container sees these bytes: the copy is hidden by a later layer. */
function SizeShare({ row, scale }: { readonly row: FileRow; readonly scale: number }) {
  const share = scale > 0 && hasSize(row) ? Math.min(1, row.size / scale) : 0
  const hidden = row.ghost || (row.kind === 'file' && row.hiddenBy !== null)
  return (
    <span role="presentation" aria-hidden="true" className={css['share']}>
      {share > 0 && (
        <i className={cx(hidden && css['hidden'])} style={{ width: `${share * 100}%` }} />
      )}
    </span>
  )
}

function hasSize(row: FileRow): boolean {
  return row.kind === 'file' || row.kind === 'directory' || row.kind === 'hardlink'
}

function difference(row: FileRow, bytes: (size: number) => string): string {
  if (!hasSize(row)) return ''
  const after = row.change === 'removed' ? 0 : row.size
  const more = after - (row.sizeBefore ?? 0)
  if (more === 0) return ''
  return more > 0 ? `+${bytes(more)}` : `${minus}${bytes(-more)}`
}

function isoText(time: number): string {
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().replace('T', ' ').slice(0, 19)
}
