import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Overview } from '../../../shared/views.ts'
import { preferences } from '../../state/preferences.ts'
import { useStore } from '../../state/store.ts'
import { cx } from '../../ui/cx.ts'
import { Segment } from '../../ui/segment.tsx'
import { overviewWords } from '../../words/overview-words.ts'
import { useChartInView, type ChartSource } from '../charts/chart-in-view.ts'
import { layerChartSvg } from '../charts/layer-chart-svg.ts'
import { chartRows, valueAxis, type Measure, type Scale } from './chart-data.ts'
import { LayerBars } from './layer-bars.tsx'
import css from './layer-chart.module.css'
import { LayerTable } from './layer-table.tsx'

const words = overviewWords.chart

export interface LayerChartProps {
  readonly overview: Overview
  readonly selected: number | null
  readonly onSelect: (layer: number) => void
}

/** How large the layers are. The bars are for the eye; the same numbers stand in a table. */
export function LayerChart({ overview, selected, onSelect }: LayerChartProps) {
  const [measure, setMeasure] = useState<Measure>('size')
  const [scale, setScale] = useState<Scale>('linear')
  const units = useStore(preferences, (state) => state.units)
  const title = useId()
  const pointed = useRef<number | null>(null)

  const rows = useMemo(() => chartRows(overview, measure, scale), [overview, measure, scale])
  const axis = useMemo(() => {
    const max = Math.max(0, ...rows.map((row) => row.value ?? 0))
    return valueAxis(max, scale, measure, units)
  }, [rows, scale, measure, units])

  const source = useMemo(
    (): ChartSource => ({
      kind: 'layers',
      draw: (color) => layerChartSvg({ overview, measure, scale, units }, color),
    }),
    [overview, measure, scale, units],
  )
  useChartInView(source)

  // The arrows are the chart's own: they move its tooltip, Enter takes what it stands on.
  const onKeyDown = (event: KeyboardEvent) => {
    const layer = {
      Enter: pointed.current,
      ' ': pointed.current,
      Home: rows[0]?.layer,
      End: rows.at(-1)?.layer,
    }[event.key]
    if (layer === undefined || layer === null) return
    event.preventDefault()
    onSelect(layer)
  }

  return (
    <section aria-labelledby={title}>
      <header className={css['head']}>
        <h2 id={title}>{words.title}</h2>
        {measure !== 'files' && (
          <span className={cx(css['legend'], 'only-wide')}>
            {measure === 'size' && (
              <span>
                <i className={cx(css['key'], css['kept'])} />
                {words.kept}
              </span>
            )}
            <span>
              <i className={cx(css['key'], css['wasted'])} />
              {words.wasted}
            </span>
          </span>
        )}
        <span className="grow" />
        <Segment
          label={words.measure}
          options={(['size', 'waste', 'files'] as const).map((value) => ({
            value,
            label: words.measures[value],
          }))}
          value={measure}
          onChange={setMeasure}
        />
        <Segment
          label={words.scale}
          options={(['linear', 'log'] as const).map((value) => ({
            value,
            label: words.scales[value],
          }))}
          value={scale}
          onChange={setScale}
        />
      </header>
      {rows.length === 0 ? (
        <p className={css['none']}>{words.none}</p>
      ) : (
        // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the chart inside is the tab stop; this adds Enter, Home and End to its arrows
        <div onKeyDown={onKeyDown} className={css['chart']}>
          <LayerBars
            overview={overview}
            rows={rows}
            axis={axis}
            measure={measure}
            scale={scale}
            selected={selected}
            onSelect={onSelect}
            onPoint={(layer) => {
              pointed.current = layer
            }}
          />
        </div>
      )}
      <LayerTable overview={overview} />
    </section>
  )
}
