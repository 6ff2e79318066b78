import { memo, type MouseEvent } from 'react'
import type { EntryKind } from '../../../core/model/entry-kind.ts'
import type { FileRow } from '../../../core/queries/file-row.ts'
import { ClippedPath } from '../../ui/clipped-path.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import { Tag } from '../../ui/tag.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { filesWords } from '../../words/files-words.ts'
import { formatCount, formatDay, formatExactBytes, minus } from '../../words/format.ts'
import { useFormat } from '../../words/use-format.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import type { FileColumn } from './columns.ts'
import css from './file-grid.module.css'
import { changeGlyphs } from './glyphs.ts'
import { modeNumber, modeText } from './mode-text.ts'
import { pathOf, type PlacedRow } from './row-source.ts'

const words = filesWords.grid

export interface FileRowViewProps {
  readonly placed: PlacedRow
  readonly index: number
  /** Pixels from the top of the list. */
  readonly top: number
  readonly scale: number
  readonly baseLayers: number
  readonly columns: readonly FileColumn[]
  readonly compares: boolean
  readonly list: boolean
  readonly open: boolean
  readonly selected: boolean
  readonly tabStop: boolean
  /** Files can be dragged out of the window. */
  readonly drags: boolean
  readonly on: RowHandlers
}

/** What a row tells the grid; the same object from drawing to drawing. */
export interface RowHandlers {
  readonly onClick: (event: MouseEvent, index: number) => void
  readonly onDoubleClick: (index: number) => void
  readonly onFold: (index: number) => void
  readonly onDrag: (index: number) => void
}

/** A file at its place; a quiet line while it is being fetched. Drawn anew when it has changed only. */
export const FileRowView = memo(FileRowLine, isSame)

function isSame(before: FileRowViewProps, after: FileRowViewProps): boolean {
  const { placed: was, ...others } = before
  const { placed: is, ...more } = after
  return (
    (Object.keys(more) as readonly (keyof typeof more)[]).every(
      (key) => others[key] === more[key],
    ) && (Object.keys(is) as readonly (keyof PlacedRow)[]).every((key) => was[key] === is[key])
  )
}

function FileRowLine(props: FileRowViewProps) {
  const { placed, index, top, open, selected, tabStop, drags, on } = props
  const { row, level, position, siblings } = placed
  const foldable = row?.expandable === true && !props.list
  return (
    // The treegrid around the rows has the keys.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={selected}
      aria-expanded={foldable ? open : undefined}
      aria-busy={row === null || undefined}
      tabIndex={tabStop ? 0 : -1}
      data-index={index}
      className={cx(css['row'], css['file'], row?.ghost === true && css['ghost'])}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => on.onClick(event, index)}
      onDoubleClick={() => on.onDoubleClick(index)}
      draggable={(drags && (row?.kind === 'file' || row?.kind === 'hardlink')) || undefined}
      onDragStart={(event) => {
        // the host drags the file itself
        event.preventDefault()
        on.onDrag(index)
      }}
    >
      {row === null ? <Waiting level={level} /> : <Cells {...props} row={row} />}
    </div>
  )
}

function Waiting({ level }: { readonly level: number }) {
  return (
    <>
      <span role="gridcell" />
      <span role="gridcell" className={css['name']}>
        <Guides count={level - 1} />
        <span className={css['waiting']}>{words.loading}</span>
      </span>
    </>
  )
}

type CellsProps = FileRowViewProps & { readonly row: FileRow }

function Cells({
  row,
  placed,
  index,
  scale,
  baseLayers,
  columns,
  compares,
  list,
  open,
  on,
}: CellsProps) {
  const path = pathOf(placed.directory, row)
  const onTwisty = (event: MouseEvent) => {
    event.stopPropagation()
    on.onFold(index)
  }
  return (
    <>
      <span role="gridcell" className={css['glyph']}>
        <ChangeGlyph row={row} />
      </span>
      <span role="gridcell" className={css['name']}>
        {!list && <Guides count={placed.level - 1} />}
        {!list &&
          (row.expandable ? (
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- for the pointer; left and right arrows fold
            <span
              className={css['twisty']}
              onClick={onTwisty}
              onDoubleClick={(event) => event.stopPropagation()}
            >
              <Icon name={open ? 'chevron-down' : 'chevron-right'} size={14} />
            </span>
          ) : (
            <span className={css['twisty']} />
          ))}
        <Icon name={iconOf(row.kind, row.ghost)} size={15} />
        <Name row={row} directory={list ? placed.directory : null} path={path} />
        <Remarks row={row} />
      </span>
      {columns.map((column) => (
        <Cell
          key={column}
          column={column}
          row={row}
          scale={scale}
          baseLayers={baseLayers}
          compares={compares}
        />
      ))}
    </>
  )
}

interface CellProps extends Pick<CellsProps, 'row' | 'scale' | 'baseLayers' | 'compares'> {
  readonly column: FileColumn
}

function Cell({ column, row, scale, baseLayers, compares }: CellProps) {
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

/** One line of indent for each level, so that depth can be seen a page further down. */
const Guides = memo(function Guides({ count }: { readonly count: number }) {
  const shown = Math.min(count, mostGuides)
  return (
    <>
      {Array.from({ length: shown }, (_, level) => (
        <i key={level} className={css['guide']} aria-hidden="true" />
      ))}
      {count > mostGuides && <small className={css['depth']}>{formatCount(count)}</small>}
    </>
  )
})
/** Deeper rows say their depth as a number: names must keep some room. */
const mostGuides = 12

function ChangeGlyph({ row }: { readonly row: FileRow }) {
  if (row.change !== 'unchanged') {
    return (
      <>
        <span className={css[row.change]} aria-hidden="true">
          {changeGlyphs[row.change]}
        </span>
        <VisuallyHidden>{filesWords.filter.names[row.change]}</VisuallyHidden>
      </>
    )
  }
  if (!row.changeBelow) return null
  return (
    <>
      <span className={css['below']} aria-hidden="true">
        {changeGlyphs.modified}
      </span>
      <VisuallyHidden>{words.changeBelow}</VisuallyHidden>
    </>
  )
}

function Name({
  row,
  directory,
  path,
}: {
  readonly row: FileRow
  readonly directory: string | null
  readonly path: string
}) {
  const name = [...row.chain.map((link) => link.name), row.name].map(visibleText).join('/')
  const above = directory === null || directory === '/' ? '/' : `${directory}/`
  return (
    <bdi className={css['words']} title={visibleText(path)}>
      {directory !== null && <ClippedPath path={visibleText(above)} />}
      <span className={cx('clip', row.kind === 'directory' && css['directory'], css['own'])}>
        {name}
      </span>
    </bdi>
  )
}

/** What must be said of a row beside its name. */
function Remarks({ row }: { readonly row: FileRow }) {
  const state = row.link?.state ?? 'present'
  const metadata = row.changed.filter((aspect) => aspect !== 'mtime')
  const only = metadata.length > 0 ? metadata : row.changed
  const metadataOnly =
    only.length > 0 &&
    row.kind === 'file' &&
    !row.changed.includes('content') &&
    !row.changed.includes('type')
  return (
    <>
      {row.linkTarget !== null && (
        <bdi className={cx(css['target'], 'clip')} title={visibleText(row.linkTarget)}>
          → {visibleText(row.linkTarget)}
        </bdi>
      )}
      {state !== 'present' && <Tag kind="warning">{words.linkStates[state]}</Tag>}
      {metadataOnly && (
        <Tag>{words.only(only.map((aspect) => words.aspects[aspect]).join(', '))}</Tag>
      )}
      {row.ghost && row.hiddenBy !== null && <Tag kind="waste">{words.hiddenBy(row.hiddenBy)}</Tag>}
      {row.escaped && <Tag kind="faint">{words.notUtf8}</Tag>}
    </>
  )
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

/** What kind of file it is, drawn; dashed for a ghost. */
export function iconOf(kind: EntryKind, ghost: boolean): IconName {
  if (kind === 'directory') return ghost ? 'ghost-directory' : 'folder'
  if (ghost) return 'ghost'
  if (kind === 'symlink' || kind === 'hardlink') return 'link'
  return kind === 'character' || kind === 'block' ? 'disk' : 'file'
}
