import { memo, type MouseEvent } from 'react'
import type { EntryKind } from '../../../core/model/entry-kind.ts'
import type { FileRow } from '../../../core/queries/file-row.ts'
import { ClippedPath } from '../../ui/clipped-path.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Tag } from '../../ui/tag.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { filesWords } from '../../words/files-words.ts'
import { formatCount } from '../../words/format.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import css from './file-grid.module.css'
import { changeGlyphs } from './glyphs.ts'
import { pathOf, type PlacedRow } from './row-source.ts'

const words = filesWords.grid

interface NameCellProps {
  readonly placed: PlacedRow
  readonly row: FileRow
  /** In a list each row has its whole path, in a tree its place. */
  readonly list: boolean
  readonly open: boolean
  readonly onTwisty: (event: MouseEvent) => void
}

/** A name at its depth, with what folds it, what kind it is, and what must be said of it. */
export function NameCell({ placed, row, list, open, onTwisty }: NameCellProps) {
  const directory = list ? placed.directory : null
  const name = [...row.chain.map((link) => link.name), row.name].map(visibleText).join('/')
  const above = directory === null || directory === '/' ? '/' : `${directory}/`
  return (
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
      <bdi className={css['words']} title={visibleText(pathOf(placed.directory, row))}>
        {directory !== null && <ClippedPath path={visibleText(above)} />}
        <span className={cx('clip', row.kind === 'directory' && css['directory'], css['own'])}>
          {name}
        </span>
      </bdi>
      <Remarks row={row} />
    </span>
  )
}

/** One line of indent for each level, so that depth can be seen a page further down. */
export const Guides = memo(function Guides({ count }: { readonly count: number }) {
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

/** What the view says of the row: added, modified, removed, or changed somewhere below. */
export function ChangeGlyph({ row }: { readonly row: FileRow }) {
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

/** What kind of file it is, drawn; dashed for a ghost. */
export function iconOf(kind: EntryKind, ghost: boolean): IconName {
  if (kind === 'directory') return ghost ? 'ghost-directory' : 'folder'
  if (ghost) return 'ghost'
  if (kind === 'symlink' || kind === 'hardlink') return 'link'
  return kind === 'character' || kind === 'block' ? 'disk' : 'file'
}
