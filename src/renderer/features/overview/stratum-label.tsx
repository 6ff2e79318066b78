import type { CSSProperties } from 'react'
import type { Overview, OverviewLayer } from '../../../shared/views.ts'
import { cx } from '../../ui/cx.ts'
import { layerColor } from '../../ui/layer-color.ts'
import { overviewWords } from '../../words/overview-words.ts'
import { useFormat } from '../../words/use-format.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import css from './build-story.module.css'
import { layerNote, shownSize } from './layer-facts.ts'
import type { Band } from './story-geometry.ts'

const words = overviewWords.story

/** A band under this height has room for number and size only. */
const thin = 30
const tallFrom = 76
/** Below this height the third line and the note can meet in a narrow picture. */
const roomyFrom = 96

export interface StratumLabelProps {
  readonly overview: Overview
  readonly layer: OverviewLayer
  readonly band: Band
}

/** Number, size and the one thing worth saying, on plates of the band's colour. */
export function StratumLabel({ overview, layer, band }: StratumLabelProps) {
  const format = useFormat()
  const height = band.bottom - band.top
  const tall = height >= tallFrom
  const size = shownSize(layer)
  const note = height < thin ? '' : layerNote(layer, tall, overview.complete)
  const { base } = overview
  const hollow = layer.state !== 'read'
  return (
    <div
      className={cx(css['label'], tall && css['tall'], hollow && css['pale'])}
      style={{
        ...(hollow ? pale(layer) : layerColor(layer.index, base.layers)),
        top: band.top + (tall ? 9 : 0),
        height: height - (tall ? 18 : 0),
      }}
      aria-hidden="true"
    >
      <span className={css['plate']}>
        <span className="clip">
          {layer.index}
          {tall && layer.index === 0 && base.name !== null && ` · ${visibleText(base.name)}`}
        </span>
        <b className="num">{size === null ? words.unknownSize : format.bytes(size)}</b>
        {tall && layer.state === 'read' && (
          <span className={cx(note !== '' && height < roomyFrom && css['spare'])}>
            {words.files(layer.files)}
          </span>
        )}
      </span>
      {note !== '' && <span className={cx(css['plate'], css['end'])}>{note}</span>}
    </div>
  )
}

function pale(layer: OverviewLayer): CSSProperties {
  const ink = layer.state === 'reading' ? 'var(--ink)' : 'var(--ink-3)'
  return { '--c': 'var(--surface-pane)', '--k': ink } as CSSProperties
}
