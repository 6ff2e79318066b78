import { useRef, type KeyboardEvent } from 'react'
import type { Overview } from '../../../shared/views.ts'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Term } from '../../ui/term.tsx'
import { visibleText } from '../../../core/model/display-text.ts'
import { overviewWords } from '../../words/overview-words.ts'
import { useFormat } from '../../words/use-format.ts'
import { spoken } from '../../words/sentences.ts'
import { words as common } from '../../words/words.ts'
import type { Selection } from '../tab-props.ts'
import css from './build-story.module.css'
import { bytesOf } from './layer-facts.ts'
import type { StoryLayout } from './story-geometry.ts'
import { isSelected, layerOfRow, type SelectableRow, type StoryRow } from './story-rows.ts'
import { StepRow } from './step-row.tsx'

const words = overviewWords.story

export interface StoryStepsProps {
  readonly overview: Overview
  readonly layout: StoryLayout
  readonly selection: Selection
  readonly hovered: number | null
  readonly onHover: (layer: number | null) => void
  readonly onSelect: (row: SelectableRow) => void
}

/** The steps as a listbox: one tab stop, arrows, Home and End select. */
export function StorySteps({
  overview,
  layout,
  selection,
  hovered,
  onHover,
  onSelect,
}: StoryStepsProps) {
  const list = useRef<HTMLDivElement>(null)
  const rows = layout.rows.flatMap(({ row }) => (row.kind === 'group' ? [] : [row]))
  const selectedAt = rows.findIndex((row) => isSelected(row, selection))
  const stop = rows[Math.max(0, selectedAt)]

  const onKeyDown = (event: KeyboardEvent) => {
    const page = 8
    const at = Math.max(0, selectedAt)
    const from = selectedAt < 0 ? -1 : at
    const last = rows.length - 1
    const to = {
      ArrowDown: Math.min(last, from + 1),
      ArrowUp: Math.max(0, at - 1),
      PageDown: Math.min(last, at + page),
      PageUp: Math.max(0, at - page),
      Home: 0,
      End: last,
      Enter: at,
      ' ': at,
    }[event.key]
    const row = to === undefined ? undefined : rows[to]
    if (to === undefined || !row) return
    event.preventDefault()
    onSelect(row)
    const option = list.current?.querySelectorAll<HTMLElement>('[role="option"]')[to]
    option?.focus()
  }

  const writable = (
    <div key="writable" role="presentation" className={cx(css['step'], css['writable'])}>
      <span className={css['line']}>
        <span className="clip grow" title={words.writableStep}>
          {words.writableStep}
        </span>
        <Tag>{words.notInImage}</Tag>
      </span>
    </div>
  )

  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={-1}
      aria-label={words.list[layout.order]}
      className={css['steps']}
      data-order={layout.order}
      onKeyDown={onKeyDown}
    >
      {layout.order === 'stack' && writable}
      {layout.rows.map(({ row }) =>
        row.kind === 'group' ? (
          <GroupRow key={row.side} side={row.side} overview={overview} layout={layout} />
        ) : (
          <StepRow
            key={row.kind === 'step' ? `step ${row.step.index}` : `layer ${row.layer}`}
            overview={overview}
            row={row}
            selected={isSelected(row, selection)}
            tabStop={row === stop}
            hovered={row.layer !== null && row.layer === hovered}
            onHover={onHover}
            onSelect={() => {
              onSelect(row)
            }}
          />
        ),
      )}
      {layout.order === 'dockerfile' && writable}
    </div>
  )
}

interface GroupRowProps {
  readonly side: 'base' | 'yours'
  readonly overview: Overview
  readonly layout: StoryLayout
}

/** A heading over the steps that came with the base, or over your own. */
function GroupRow({ side, overview, layout }: GroupRowProps) {
  const format = useFormat()
  const { base } = overview
  if (side === 'base') {
    return (
      <div role="presentation" className={css['group']}>
        <Icon name="base" size={14} />
        <span className="clip">
          <b>{words.base}</b> {base.name === null ? words.unnamedBase : visibleText(base.name)} ·{' '}
          <Term
            id="confidence"
            here={base.said.map((sentence) => visibleText(spoken(sentence))).join(' ')}
            focusable={false}
          >
            {words.confidence[base.confidence]}
          </Term>
          {words.matches(base.layers)}
        </span>
      </div>
    )
  }
  const own = ownRows(
    layout.rows.map(({ row }) => row),
    layout.order,
  )
  const layers = own.flatMap((row) => overview.layers[layerOfRow(row) ?? -1] ?? [])
  const steps = own.flatMap((row) => (row.kind === 'step' ? row.step : []))
  const { bytes, known } = bytesOf(overview, layers, steps)
  return (
    <div role="presentation" className={cx(css['group'], css['yours'])}>
      <Icon name="yours" size={14} />
      <span className="clip">
        <b>{words.yours}</b> {words.counts(steps.length, layers.length)}
        {known !== 'none' &&
          `, ${known === 'least' ? common.header.atLeast : ''}${format.bytes(bytes)}`}
      </span>
    </div>
  )
}

/** The rows under the heading "Yours", which in stack order stand above it. */
function ownRows(rows: readonly StoryRow[], order: StoryLayout['order']): readonly StoryRow[] {
  const heading = rows.findIndex((row) => row.kind === 'group' && row.side === 'yours')
  return order === 'stack' ? rows.slice(0, heading) : rows.slice(heading + 1)
}
