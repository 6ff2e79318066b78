import type { MouseEvent } from 'react'
import type { ArchiveEntryRole, Overview } from '../../../shared/views.ts'
import { cx } from '../../ui/cx.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { MiddleClip } from '../../ui/middle-clip.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import { archiveWords as words } from '../../words/archive-words.ts'
import { formatCount } from '../../words/format.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import { oneLine } from '../overview/instruction.ts'
import type { ArchiveRow } from './archive-rows.ts'
import css from './archive-tab.module.css'
import { entryCheck, stepOf } from './entry-check.ts'

export const roleIcons: Readonly<Record<ArchiveEntryRole, IconName>> = {
  directory: 'folder',
  layer: 'layers',
  'layer-link': 'link',
  config: 'braces',
  manifest: 'braces',
  'oci-manifest': 'braces',
  'oci-index': 'list',
  index: 'list',
  'oci-layout': 'file',
  repositories: 'braces',
  'legacy-version': 'file',
  'legacy-json': 'braces',
  attestation: 'seal',
  other: 'file',
}

export interface EntryRowProps {
  readonly overview: Overview
  readonly row: ArchiveRow
  readonly index: number
  /** Pixels from the top of the list. */
  readonly top: number
  readonly selected: boolean
  readonly tabStop: boolean
  readonly open: boolean
  readonly onSelect: () => void
  readonly onFold: () => void
}

export function EntryRow({
  overview,
  row,
  index,
  top,
  selected,
  tabStop,
  open,
  onSelect,
  onFold,
}: EntryRowProps) {
  const { entry, kind, level } = row
  const folds = kind === 'folder' && row.size > 0
  const check = kind === 'entry' ? entryCheck(entry, overview) : null
  const onTwisty = (event: MouseEvent) => {
    event.stopPropagation()
    onFold()
  }
  return (
    // The treegrid around the rows has the keys.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-level={level}
      aria-selected={selected}
      aria-expanded={folds ? open : undefined}
      tabIndex={tabStop ? 0 : -1}
      data-index={index}
      className={cx(css['row'], css['entry'], kind === 'folder' && css['folder'])}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onSelect}
    >
      <span role="gridcell" className={cx(css['name'], level === 2 && css['inner'])}>
        {folds ? (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- for the pointer; left and right arrows fold
          <span className={css['twisty']} onClick={onTwisty}>
            <Icon name={open ? 'chevron-down' : 'chevron-right'} size={14} />
          </span>
        ) : (
          level === 1 && <span className={css['twisty']} />
        )}
        <Icon name={roleIcons[entry.role]} size={14} />
        {kind === 'folder' && entry.layer !== null && (
          <Swatch layer={entry.layer} baseLayers={overview.base.layers} />
        )}
        <code className={css['label']}>
          <MiddleClip text={visibleText(row.label)} tail={tailOf(row.label)} />
        </code>
      </span>
      <span role="gridcell" className={cx(css['right'], 'num')}>
        {kind === 'entry' && entry.linkTarget === null ? formatCount(entry.size) : ''}
      </span>
      <span role="gridcell" className={cx(css['what'], 'clip')}>
        <What overview={overview} row={row} />
      </span>
      <span role="gridcell" className={css['right']}>
        {check && (
          <span className={check.passed ? css['passed'] : css['failed']}>
            <Icon name={check.passed ? 'check' : 'close'} size={14} />
            {check.word}
          </span>
        )}
      </span>
    </div>
  )
}

/** One line on what the entry is for; a layer says which, and which step made it. */
function What({ overview, row }: { readonly overview: Overview; readonly row: ArchiveRow }) {
  const { entry, kind, level } = row
  const isLayer = kind === 'folder' || (entry.role === 'layer' && level === 1)
  // In a blob folder every entry lies beside all the others, so the layer says its number itself.
  const alone = entry.role === 'layer' && !entry.name.endsWith('/layer.tar')
  if (entry.layer !== null && (isLayer || alone)) {
    const step = stepOf(entry, overview)
    return (
      <>
        {kind === 'entry' && (
          <>
            <Swatch layer={entry.layer} baseLayers={overview.base.layers} />{' '}
          </>
        )}
        {words.layerOf(entry.layer, '')}
        {step ? <code>{oneLine(step.instruction)}</code> : words.noStep}
      </>
    )
  }
  if (entry.linkTarget !== null) {
    return (
      <>
        {words.brief[entry.role]} <code>{words.linkTo(visibleText(entry.linkTarget))}</code>
      </>
    )
  }
  return words.brief[entry.role]
}

/** What must stay of a name that is cut: the end of a hash with its suffix. */
function tailOf(label: string): number {
  const suffix = /(?:\.[a-z]{1,5}){0,2}\/?$/.exec(label)?.[0].length ?? 0
  return Math.min(label.length, suffix + 6)
}
