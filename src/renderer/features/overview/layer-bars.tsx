import { useEffect, useId, useMemo, type MouseEvent } from 'react'
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis, type BarShapeProps } from 'recharts'
import type { Overview } from '../../../shared/views.ts'
import { preferences } from '../../state/preferences.ts'
import { useStore } from '../../state/store.ts'
import { layerColor } from '../../ui/layer-color.ts'
import { formatCount, formatExactBytes, formatShare } from '../../words/format.ts'
import { overviewWords } from '../../words/overview-words.ts'
import { useFormat } from '../../words/use-format.ts'
import { axisLabel } from './axis-label.ts'
import {
  allLabelled,
  labelledLayers,
  tickEvery,
  type ChartRow,
  type Measure,
  type Scale,
  type ValueAxis,
} from './chart-data.ts'
import { hatchId, Hatches } from './hatches.tsx'
import { oneLine } from './instruction.ts'
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

const axisWidth = 44
const axisHeight = 24
const plotTop = 2
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

interface LayerBarProps {
  readonly bar: BarShapeProps
  readonly row: ChartRow
  readonly base: number
  readonly id: string
  /** All of the bar is waste: it has no ground of its own. */
  readonly neutral: boolean
  readonly label: string
  /** Right end of the plot, which the label must not pass. */
  readonly edge: number
  /** Where the bars stand. */
  readonly foot: number
  /** Width of its column, which is shaded when it is selected or pointed at. */
  readonly slot: number
  readonly column: boolean
  readonly room: number
}

function LayerBar({
  bar,
  row,
  base,
  id,
  neutral,
  label,
  edge,
  foot,
  slot,
  column,
  room,
}: LayerBarProps) {
  const { x, y, width, height } = bar
  // A hatch on a line of a few pixels would hide which layer it is.
  const waste = height < 5 && !neutral ? 0 : height * row.hatched
  const inner = Math.max(0, width - 1)
  const left = axisWidth + label.length * 3.4
  const right = edge - label.length * 3.4
  return (
    <g style={layerColor(row.layer, base)} data-bar={row.layer} data-column={column || undefined}>
      {column && (
        <rect
          x={x + width / 2 - slot / 2}
          y={plotTop}
          width={slot}
          height={Math.max(0, foot - plotTop)}
          className={css['column']}
        />
      )}
      <rect
        x={x + 0.5}
        y={y + 0.5}
        width={inner}
        height={Math.max(0, height - 0.5)}
        rx={Math.min(2, height / 2)}
        className={row.pending ? css['pending'] : neutral ? css['neutral'] : css['bar']}
      />
      {waste > 0 && (
        <g className={css['waste']}>
          <rect x={x + 0.5} y={y + 0.5} width={inner} height={waste} rx={Math.min(2, waste / 2)} />
          <rect
            x={x + 0.5}
            y={y + 0.5}
            width={inner}
            height={waste}
            rx={Math.min(2, waste / 2)}
            style={{ fill: `url(#${hatchId(id, 'rust')})` }}
          />
        </g>
      )}
      {label !== '' && label.length * 6 < room + 8 && (
        <text
          x={Math.max(left, Math.min(x + width / 2, right))}
          y={y - 5}
          textAnchor="middle"
          className={css['value']}
        >
          {label}
        </text>
      )}
    </g>
  )
}

interface LayerTickProps {
  readonly x: number
  readonly y: number
  readonly row: ChartRow
  readonly base: number
  /** Pixels for number and word; 0 shows the number alone. */
  readonly room: number
}

const letter = 6.1

function LayerTick({ x, y, row, base, room }: LayerTickProps) {
  const number = String(row.layer)
  const fits = Math.floor((room - 36 - number.length * 7) / letter)
  const [first = ''] = row.brief.split(' ')
  const word = [row.brief, first].find((text) => text.length <= fits) ?? ''
  const width = 13 + number.length * 7 + (word === '' ? 0 : 4 + word.length * letter)
  const left = room === 0 ? x : x - width / 2
  return (
    <g style={layerColor(row.layer, base)}>
      {room > 0 && (
        <rect x={left} y={y + 2.5} width="8" height="8" rx="1.5" className={css['swatch']} />
      )}
      <text
        x={room === 0 ? x : left + 13}
        y={y + 10}
        textAnchor={room === 0 ? 'middle' : 'start'}
        className={css['axis']}
      >
        <tspan className={css['number']}>{number}</tspan>
        {word !== '' && <tspan dx="4">{word}</tspan>}
      </text>
    </g>
  )
}

interface BarTooltipProps {
  readonly overview: Overview
  readonly row: ChartRow
  readonly measure: Measure
  readonly onPoint: (layer: number) => void
}

/** Exact numbers of one layer. It is announced, so that the arrow keys tell what they stand on. */
function BarTooltip({ overview, row, measure, onPoint }: BarTooltipProps) {
  const format = useFormat()
  useEffect(() => {
    onPoint(row.layer)
  }, [row.layer, onPoint])

  const step = overview.steps.find((candidate) => candidate.layerIndex === row.layer)
  const total = overview.image.size
  return (
    <div className={css['tooltip']} role="status">
      <b>
        {overviewWords.inspector.layer(row.layer)}
        {step && ` · ${overviewWords.inspector.step(step.index)}`}
      </b>
      <span className={css['value-line']}>{said()}</span>
      {row.wasted > 0 && measure === 'size' && (
        <span>{words.wastedBytes(formatExactBytes(row.wasted))}</span>
      )}
      <span className={css['step-line']}>{step ? oneLine(step.instruction) : words.noStep}</span>
    </div>
  )

  function said(): string {
    if (row.value === null) return words.waiting
    if (measure === 'files') return words.filesCount(row.value)
    if (row.pending) return words.about(format.bytes(row.value))
    const exact = formatExactBytes(row.value)
    return total > 0 ? `${exact}, ${words.ofImage(formatShare(row.value / total))}` : exact
  }
}
