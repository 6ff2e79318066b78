import type { CSSProperties } from 'react'
import type { MapTile } from '../../../shared/file-views.ts'
import { cx } from '../../ui/cx.ts'
import { Segment } from '../../ui/segment.tsx'
import { mapWords } from '../../words/map-words.ts'
import { legendOf, mapColors, type MapColor } from './map-looks.ts'
import css from './map-view.module.css'

export interface MapLegendProps {
  readonly tiles: readonly MapTile[]
  readonly color: MapColor
  readonly baseLayers: number
  /** The entry whose tiles stand out, null when all do. */
  readonly group: string | null
  readonly hasGhosts: boolean
  readonly onGroup: (group: string | null) => void
  readonly onColor: (color: MapColor) => void
}

/** What the colours tell, and what each means; pressed, an entry makes its tiles stand out. */
export function MapLegend(props: MapLegendProps) {
  const { tiles, color, baseLayers, group, hasGhosts, onGroup, onColor } = props
  const entries = legendOf(tiles, color, baseLayers)
  return (
    <div className={css['legend']}>
      <div>
        <b aria-hidden="true">{mapWords.color}</b>
        <Segment
          label={mapWords.color}
          value={color}
          options={mapColors.map((value) => ({ value, label: mapWords.colors[value] }))}
          onChange={onColor}
        />
        <span className="grow" />
        <span className={css['area']}>{mapWords.area}</span>
      </div>
      <div className={css['entries']}>
        <span role="group" aria-label={mapWords.highlight}>
          {entries.map((entry) => (
            <button
              key={entry.group}
              type="button"
              aria-pressed={entry.group === group}
              style={{ '--c': `var(--${entry.tone})` } as CSSProperties}
              onClick={() => onGroup(entry.group === group ? null : entry.group)}
            >
              <i aria-hidden="true" className={cx(entry.hatched && css['hatched'])} />
              {entry.label}
            </button>
          ))}
        </span>
        {color !== 'waste' && hasGhosts && (
          <span className={css['key']} style={{ '--c': 'var(--base-1)' } as CSSProperties}>
            <i aria-hidden="true" className={css['hatched']} />
            {mapWords.ghost}
          </span>
        )}
      </div>
    </div>
  )
}
