import type { OverviewLayer } from '../../../shared/views.ts'
import css from './build-story.module.css'
import { hatchId, hatchOf } from './hatches.tsx'
import { isChanged, wastedShare } from './layer-facts.ts'
import { lithologyId } from './lithology.tsx'
import { bandPath, crackPath, type StoryLayout } from './story-geometry.ts'

export interface StratumProps {
  readonly id: string
  readonly layout: StoryLayout
  readonly layer: OverviewLayer
  readonly tone: string
  readonly left: number
  readonly right: number
  /** 0 to 1, when it is the layer being read. */
  readonly read: number
  readonly hovered: boolean
  readonly selected: boolean
  readonly onHover: (layer: number | null) => void
  readonly onSelect: (layer: number) => void
}

/** One band: its rock or mineral, the wasted share hatched from the right, or how far it is read. */
export function Stratum({
  id,
  layout,
  layer,
  tone,
  left,
  right,
  read,
  hovered,
  selected,
  onHover,
  onSelect,
}: StratumProps) {
  const band = layout.bands[layer.index]
  if (!band) return null
  const shape = `${id}-band-${layer.index}`
  const clip = `${id}-clip-${layer.index}`
  const share = wastedShare(layer)
  const width = right - left
  const filled = layer.state === 'read' ? width : layer.state === 'reading' ? width * read : 0
  const box = { y: band.top - 3, height: band.bottom - band.top + 6 }
  const from = right - width * share
  const hatch = hatchOf(tone)

  return (
    // The list of steps is the same for the keys.
    <g
      className={css['stratum']}
      data-layer={layer.index}
      data-selected={selected || undefined}
      onPointerEnter={() => {
        onHover(layer.index)
      }}
      onPointerLeave={() => {
        onHover(null)
      }}
      onClick={() => {
        onSelect(layer.index)
      }}
    >
      <defs>
        <path id={shape} d={bandPath(layout, layer.index, left, right)} />
        <clipPath id={clip}>
          <use href={`#${shape}`} />
        </clipPath>
      </defs>
      {filled < width && <use href={`#${shape}`} className={css['hollow']} />}
      <g clipPath={`url(#${clip})`}>
        <rect x={left} {...box} width={filled} style={{ fill: `var(--${tone})` }} />
        <rect x={left} {...box} width={filled} style={{ fill: `url(#${lithologyId(id, tone)})` }} />
        {layer.state === 'read' && share > 0 && (
          <>
            <rect
              x={from}
              {...box}
              width={right - from}
              style={{ fill: `url(#${hatchId(id, hatch)})` }}
            />
            {share < 0.995 && <rect x={from} {...box} width="1.5" className={css['cut']} />}
          </>
        )}
        {hovered && <rect x={left} {...box} width={width} className={css['glow']} />}
        {isChanged(layer) && (
          <>
            <path d={crackPath(band, left, right)} className={css['crack-halo']} />
            <path d={crackPath(band, left, right)} className={css['crack']} />
          </>
        )}
      </g>
    </g>
  )
}
