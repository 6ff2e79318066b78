import type { BarShapeProps } from 'recharts'
import { layerColor } from '../../ui/layer-color.ts'
import type { ChartRow } from './chart-data.ts'
import { hatchId } from './hatches.tsx'
import css from './layer-chart.module.css'

/** Pixels left of the plot, for the values of the axis. */
export const axisWidth = 44
/** Pixels above the plot. */
export const plotTop = 2

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

/** The bar of a layer: kept below, wasted hatched above, its value over it, its column when it is chosen. */
export function LayerBar({
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

/** Number of a layer and, where there is room, what made it. */
export function LayerTick({ x, y, row, base, room }: LayerTickProps) {
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
