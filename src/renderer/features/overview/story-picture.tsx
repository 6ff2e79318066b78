import { useId, useMemo } from 'react'
import type { Overview } from '../../../shared/views.ts'
import { layerTone } from '../../ui/layer-color.ts'
import { layerName, overviewWords } from '../../words/overview-words.ts'
import { useFormat } from '../../words/use-format.ts'
import { Term } from '../../ui/term.tsx'
import css from './build-story.module.css'
import { Hatches } from './hatches.tsx'
import { layerNote, shownSize } from './layer-facts.ts'
import { Lithologies } from './lithology.tsx'
import { StratumLabel } from './stratum-label.tsx'
import { Stratum } from './stratum.tsx'
import {
  boundaryPath,
  edgePath,
  ribbonPath,
  type StoryLayout,
  type StoryMetrics,
} from './story-geometry.ts'
import { useSize } from './use-size.ts'

const words = overviewWords.story

export interface StoryPictureProps {
  readonly overview: Overview
  readonly layout: StoryLayout
  readonly metrics: StoryMetrics
  readonly selected: number | null
  readonly hovered: number | null
  /** 0 to 1 of the layer that is being read. */
  readonly read: number
  readonly onHover: (layer: number | null) => void
  readonly onSelect: (layer: number) => void
}

/** Ribbons and strata. For the pointer and the eye; the keys and words are in the list of steps. */
export function StoryPicture({
  overview,
  layout,
  metrics,
  selected,
  hovered,
  read,
  onHover,
  onSelect,
}: StoryPictureProps) {
  const id = useId()
  const format = useFormat()
  const [box, { width }] = useSize<HTMLDivElement>({ width: 300, height: layout.height })
  const { ribbon } = metrics
  const base = overview.base.layers
  const edges = useMemo(
    () =>
      layout.bands
        .slice(1)
        .map((band) => edgePath(layout, band.layer, ribbon, width))
        .join(''),
    [layout, ribbon, width],
  )
  const boundary = useMemo(() => boundaryPath(layout, ribbon, width), [layout, ribbon, width])
  const stack = {
    top: Math.min(...layout.bands.map((band) => band.top)),
    bottom: Math.max(...layout.bands.map((band) => band.bottom)),
  }

  const parts = overview.layers.map((layer) => {
    const size = shownSize(layer)
    const note = layerNote(layer, false, overview.complete)
    const value = size === null ? words.unknownSize : format.bytes(size)
    return `${layerName(layer.index)} ${value}${note === '' ? '' : ` ${note}`}`
  })

  return (
    <div
      ref={box}
      role="img"
      aria-label={parts.length === 0 ? words.pictureNone : words.picture(parts.join(', '))}
      className={css['picture']}
      style={{ height: layout.height }}
    >
      <svg width={width} height={layout.height} aria-hidden="true" focusable="false">
        <defs>
          <Lithologies id={id} />
          <Hatches id={id} />
        </defs>
        {layout.ribbons.map((flow) => {
          const tone = layerTone(flow.layer, base)
          const state = overview.layers[flow.layer]?.state
          const { area, sides } = ribbonPath(flow, ribbon)
          const kind =
            state === 'waiting' || state === 'missing'
              ? 'waiting'
              : flow.layer === selected || flow.layer === hovered
                ? 'selected'
                : tone.startsWith('base')
                  ? 'base'
                  : 'yours'
          return (
            <g key={flow.layer} data-kind={kind} className={css['ribbon']}>
              <path d={area} style={{ fill: `var(--${tone})` }} />
              <path d={sides} className={css['sides']} style={{ stroke: `var(--${tone})` }} />
            </g>
          )
        })}
        {layout.stubs.map((y) => (
          <g key={y} className={css['stub']}>
            <path d={`M0 ${y}h12`} />
            <circle cx="15" cy={y} r="2.5" />
          </g>
        ))}
        {layout.bands.map((band) => {
          const layer = overview.layers[band.layer]
          return (
            layer && (
              <Stratum
                key={band.layer}
                id={id}
                layout={layout}
                layer={layer}
                tone={layerTone(band.layer, base)}
                left={ribbon}
                right={width}
                read={read}
                hovered={band.layer === hovered}
                selected={band.layer === selected}
                onHover={onHover}
                onSelect={onSelect}
              />
            )
          )
        })}
        {layout.bands.length > 0 && (
          <>
            <path d={edges} className={css['edge']} />
            <rect
              x={ribbon + 0.5}
              y={stack.top + 0.5}
              width={Math.max(0, width - ribbon - 1)}
              height={Math.max(0, stack.bottom - stack.top - 1)}
              className={css['edge']}
            />
          </>
        )}
        {selected !== null && layout.bands[selected] && (
          <g clipPath={`url(#${id}-clip-${selected})`} className={css['outline']}>
            <use href={`#${id}-band-${selected}`} className={css['outer']} />
            <use href={`#${id}-band-${selected}`} className={css['inner']} />
          </g>
        )}
        {boundary !== null && <path d={boundary} className={css['boundary']} />}
      </svg>
      <div
        className={css['outside']}
        data-order={layout.order}
        style={{ top: layout.writable.top, height: layout.writable.bottom - layout.writable.top }}
      >
        <Term id="writable-layer" focusable={false}>
          {words.writable}
        </Term>
      </div>
      {layout.bands.map((band) => {
        const layer = overview.layers[band.layer]
        return (
          layer && <StratumLabel key={band.layer} overview={overview} layer={layer} band={band} />
        )
      })}
    </div>
  )
}
