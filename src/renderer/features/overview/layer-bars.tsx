import { useId, useMemo, type MouseEvent } from 'react'
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis, type BarShapeProps } from 'recharts'
import type { Overview } from '../../../shared/views.ts'
import { preferences } from '../../state/preferences.ts'
import { useStore } from '../../state/store.ts'
import { formatCount } from '../../words/format.ts'
import { overviewWords } from '../../words/overview-words.ts'
import { useFormat } from '../../words/use-format.ts'
import { axisLabel } from './axis-label.ts'
import { BarTooltip } from './bar-tooltip.tsx'
import {
  allLabelled,
  labelledLayers,
  tickEvery,
  type ChartRow,
  type Measure,
  type Scale,
  type ValueAxis,
} from './chart-data.ts'
import { Hatches } from './hatches.tsx'
import { axisWidth, LayerBar, LayerTick, plotTop } from './layer-bar.tsx'
import css from './layer-chart.module.css'
import { useSize } from './use-size.ts'

const words = overviewWords.chart

export interface LayerBarsProps {
  readonly overview: Overview
  readonly rows: readonly ChartRow[]
  readonly axis: ValueAxis
  readonly measure: Measure
  readonly scale: Scale
  readonly selected: number | null
  readonly onSelect: (layer: number) => void
  /** The layer that the pointer or the arrow keys are on. */
  readonly onPoint: (layer: number) => void
}

const axisHeight = 24
/** Room for a value over a bar. */
const labelWidth = 56

/** The bars themselves. One bar a layer: its length is the value, its hatched part the waste. */
export function LayerBars({
  overview,
  rows,
  axis,
  measure,
  scale,
  selected,
  onSelect,
  onPoint,
}: LayerBarsProps) {
  const id = useId()
  const [box, { width, height }] = useSize<HTMLDivElement>({ width: 640, height: 132 })
  const format = useFormat()
  const units = useStore(preferences, (state) => state.units)
  const value = (row: ChartRow) =>
    row.value === null ? '' : measure === 'files' ? formatCount(row.value) : format.bytes(row.value)
  const slot = (width - axisWidth) / Math.max(1, rows.length)
  const reach = Math.ceil(labelWidth / slot)
  const labelled = useMemo(() => labelledLayers(rows, selected, reach), [rows, selected, reach])
  const every = rows.length <= allLabelled ? 1 : tickEvery(rows.length, width - axisWidth)
  const base = overview.base.layers

  return (
    <div ref={box} className={css['plot']}>
      <BarChart
        width={width}
        height={height}
        data={rows.map((row) => ({ ...row }))}
        margin={{ top: plotTop, right: 0, bottom: 0, left: 0 }}
        barCategoryGap={rows.length > allLabelled ? '12%' : '25%'}
        accessibilityLayer
        title={words.name(words.measures[measure])}
        onClick={(_, event: MouseEvent) => {
          // By place: a tap comes without the movement by which the chart would know its column.
          const left = box.current?.getBoundingClientRect().left ?? 0
          const row = rows[Math.floor((event.clientX - left - axisWidth) / slot)]
          if (row) onSelect(row.layer)
        }}
      >
        <defs>
          <Hatches id={id} />
        </defs>
        <CartesianGrid vertical={false} syncWithTicks stroke="var(--line)" />
        <XAxis
          dataKey="layer"
          interval={0}
          height={axisHeight}
          tickLine={false}
          axisLine={{ stroke: 'var(--line-strong)' }}
          tick={({ x, y, index }: { x: number | string; y: number | string; index: number }) => {
            const row = rows[index]
            if (!row || row.layer % every !== 0) return <g />
            return (
              <LayerTick
                x={Number(x)}
                y={Number(y)}
                row={row}
                base={base}
                room={rows.length <= allLabelled ? slot : 0}
              />
            )
          }}
        />
        <YAxis
          width={axisWidth}
          scale={scale}
          domain={[...axis.domain]}
          ticks={[...axis.ticks]}
          allowDataOverflow
          tickLine={false}
          axisLine={false}
          tick={{ fill: 'var(--ink-3)' }}
          tickFormatter={(tick: number) =>
            axisLabel(tick, axis.ticks, { files: measure === 'files', log: scale === 'log', units })
          }
        />
        <Tooltip
          isAnimationActive={false}
          cursor={false}
          position={{ y: height - 2 }}
          allowEscapeViewBox={{ y: true }}
          wrapperStyle={{ zIndex: 5, outline: 'none' }}
          content={({ active, payload }) => {
            const row = (payload[0] as { payload?: ChartRow } | undefined)?.payload
            return active && row ? (
              <BarTooltip overview={overview} row={row} measure={measure} onPoint={onPoint} />
            ) : null
          }}
        />
        <Bar
          dataKey="plotted"
          isAnimationActive={false}
          maxBarSize={56}
          minPointSize={3}
          activeBar
          shape={(bar: BarShapeProps) => {
            const row = rows[bar.index]
            if (!row) return <g />
            return (
              <LayerBar
                bar={bar}
                row={row}
                base={base}
                id={id}
                neutral={measure === 'waste'}
                label={labelled.has(row.layer) ? value(row) : ''}
                edge={width}
                foot={height - axisHeight}
                slot={slot}
                column={bar.isActive || row.layer === selected}
                room={rows.length <= allLabelled ? slot : Infinity}
              />
            )
          }}
        />
      </BarChart>
    </div>
  )
}
