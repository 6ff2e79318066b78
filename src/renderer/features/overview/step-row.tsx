import { useState } from 'react'
import type { Overview, OverviewLayer } from '../../../shared/views.ts'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon.tsx'
import { layerColor } from '../../ui/layer-color.ts'
import { Tag } from '../../ui/tag.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { formatCount, formatDay, minus } from '../../words/format.ts'
import { layerName, overviewWords, stepName } from '../../words/overview-words.ts'
import { useFormat, type Format } from '../../words/use-format.ts'
import css from './build-story.module.css'
import { oneLine, splitInstruction } from './instruction.ts'
import { shownSize, statedSize } from './layer-facts.ts'
import type { SelectableRow } from './story-rows.ts'

const words = overviewWords.story

export interface StepRowProps {
  readonly overview: Overview
  readonly row: SelectableRow
  readonly selected: boolean
  readonly tabStop: boolean
  readonly hovered: boolean
  readonly onHover: (layer: number | null) => void
  readonly onSelect: () => void
}

/** A step, or a layer without one: what it did, when, and what it cost. */
export function StepRow({
  overview,
  row,
  selected,
  tabStop,
  hovered,
  onHover,
  onSelect,
}: StepRowProps) {
  const layer = row.layer === null ? undefined : overview.layers[row.layer]
  const waiting = layer !== undefined && (layer.state === 'waiting' || layer.state === 'missing')
  const stated = row.kind === 'step' ? statedSize(row.step) : null
  const label = useLabel(row, layer, overview.complete)
  return (
    // The listbox around the options has the keys.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="option"
      aria-selected={selected}
      tabIndex={tabStop ? 0 : -1}
      className={cx(
        css['step'],
        layer === undefined && css['none'],
        waiting && css['waiting'],
        hovered && css['hovered'],
        row.kind === 'step' && !row.step.certain && css['uncertain'],
      )}
      style={layer && layerColor(layer.index, overview.base.layers)}
      onPointerEnter={() => {
        onHover(row.layer)
      }}
      onPointerLeave={() => {
        onHover(null)
      }}
      onClick={onSelect}
    >
      <VisuallyHidden>{label}</VisuallyHidden>
      {/* Glyphs and cut words for the eye; the label says the same as a sentence. */}
      <span className={css['number']} aria-hidden="true">
        {row.kind === 'step' ? formatCount(row.step.index + 1) : ''}
      </span>
      <span className={css['line']} aria-hidden="true">
        <code
          className="clip grow"
          title={row.kind === 'step' ? oneLine(row.step.instruction) : undefined}
        >
          {row.kind === 'step' ? <Instruction text={row.step.instruction} /> : layerName(row.layer)}
        </code>
        {layer ? (
          <Size bytes={shownSize(layer)} />
        ) : (
          <>
            <Tag kind="faint">{tagOf(row, overview.complete)}</Tag>
            {stated !== null && <Size bytes={stated} />}
          </>
        )}
      </span>
      {layer && (
        <Details
          layer={layer}
          created={row.kind === 'step' ? row.step.created : null}
          orphan={row.kind === 'layer'}
          complete={overview.complete}
        />
      )}
    </div>
  )
}

/** Why the row has no layer beside it. */
function tagOf(row: SelectableRow, complete: boolean): string {
  if (row.kind === 'layer' || row.step.certain) return words.noLayer
  return complete ? words.notCertain : words.notYet
}

function noStep(complete: boolean): string {
  return complete ? words.noStep : words.stepNotYet
}

function Instruction({ text }: { readonly text: string }) {
  const { keyword, rest } = splitInstruction(text)
  return (
    <>
      {keyword !== null && <b>{keyword} </b>}
      {oneLine(rest)}
    </>
  )
}

function Size({ bytes }: { readonly bytes: number | null }) {
  const format = useFormat()
  return (
    <span className={cx(css['size'], 'num')}>
      {bytes === null ? words.unknownSize : format.bytes(bytes)}
    </span>
  )
}

interface DetailsProps {
  readonly layer: OverviewLayer
  readonly created: string | null
  readonly orphan: boolean
  /** Before the end, what a layer changed is not known. */
  readonly complete: boolean
}

/** The second line: when, how many paths, how much of it is waste. */
function Details({ layer, created, orphan, complete }: DetailsProps) {
  const format = useFormat()
  const [now] = useState(() => new Date())
  const text = {
    waiting: shownSize(layer) === null ? words.waiting : words.waitingSize,
    reading: words.readingNow,
    missing: words.missingLong,
  }
  if (layer.state !== 'read') {
    return (
      <span className={css['details']} aria-hidden="true">
        {text[layer.state]}
      </span>
    )
  }
  return (
    <span className={css['details']} aria-hidden="true">
      <span>{orphan ? noStep(complete) : when(created, now, format)}</span>
      {complete ? (
        <span className={css['changes']}>
          <Change glyph="+" count={layer.added} kind="added" />
          <Change glyph="~" count={layer.modified} kind="modified" />
          <Change glyph={minus} count={layer.removed} kind="removed" />
        </span>
      ) : (
        <span>{words.files(layer.files)}</span>
      )}
      {layer.wastedBytes > 0 && (
        <span className={css['wasted']}>
          <Icon name="waste" size={11} />
          {words.wastedBytes(format.bytes(layer.wastedBytes))}
        </span>
      )}
    </span>
  )
}

interface ChangeProps {
  readonly glyph: string
  readonly count: number
  readonly kind: 'added' | 'modified' | 'removed'
}

function Change({ glyph, count, kind }: ChangeProps) {
  return (
    <span className={count > 0 ? css[kind] : undefined}>
      {glyph}
      {formatCount(count)}
    </span>
  )
}

/** Today as a clock, else the day. */
function when(created: string | null, now: Date, { clock }: Format): string {
  const date = new Date(created ?? NaN)
  if (Number.isNaN(date.getTime())) return ''
  return formatDay(date) === formatDay(now) ? clock(date, true) : formatDay(date)
}

/** The whole row as a sentence, with words for the glyphs. */
function useLabel(row: SelectableRow, layer: OverviewLayer | undefined, complete: boolean): string {
  const format = useFormat()
  const parts =
    row.kind === 'step'
      ? [stepName(row.step.index), oneLine(row.step.instruction)]
      : [layerName(row.layer), noStep(complete)]
  if (!layer) {
    parts.push(tagOf(row, complete))
    const stated = row.kind === 'step' ? statedSize(row.step) : null
    if (stated !== null) parts.push(format.bytes(stated))
  } else {
    const size = shownSize(layer)
    if (row.kind === 'step') parts.push(layerName(layer.index))
    parts.push(size === null ? words.unknownSize : format.bytes(size))
    if (layer.state === 'waiting') parts.push(words.waiting)
    if (layer.state === 'reading') parts.push(words.readingNow)
    if (layer.state === 'missing') parts.push(words.missing)
    if (layer.state === 'read') {
      if (!layer.verified) parts.push(words.changed)
      for (const [count, word] of [
        [layer.added, words.added],
        [layer.modified, words.modified],
        [layer.removed, words.removed],
      ] as const) {
        if (count > 0) parts.push(`${formatCount(count)} ${word}`)
      }
      if (layer.wastedBytes > 0) parts.push(words.wastedBytes(format.bytes(layer.wastedBytes)))
    }
  }
  return words.rowLabel(parts)
}
