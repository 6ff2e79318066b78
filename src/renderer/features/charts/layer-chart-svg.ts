import type { Overview } from '../../../shared/views.ts'
import { layerTone } from '../../ui/layer-color.ts'
import { formatBytes, formatCount, type Units } from '../../words/format.ts'
import { overviewWords } from '../../words/overview-words.ts'
import { axisLabel } from '../overview/axis-label.ts'
import {
  allLabelled,
  chartRows,
  labelledLayers,
  tickEvery,
  valueAxis,
  type ChartRow,
  type Measure,
  type Scale,
} from '../overview/chart-data.ts'
import { element, fitted, hatch, sheet, text, type Attributes } from './svg-text.ts'

const words = overviewWords.chart

export interface LayerPicture {
  readonly overview: Overview
  readonly measure: Measure
  readonly scale: Scale
  readonly units: Units
}

const width = 960
const height = 400
const plot = { left: 76, top: 56, right: width - 16, bottom: height - 44 }

/**
 * The chart of the layers as a file of SVG, by the same rows and axis as the one in the window.
 *
 * @param color The value of a token of the theme.
 */
export function layerChartSvg(
  { overview, measure, scale, units }: LayerPicture,
  color: (token: string) => string,
): string {
  const rows = chartRows(overview, measure, scale)
  const most = Math.max(0, ...rows.map((row) => row.value ?? 0))
  const axis = valueAxis(most, scale, measure, units)
  const [low, high] = axis.domain
  const share = (value: number): number =>
    scale === 'log'
      ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
      : (value - low) / (high - low)
  const yOf = (value: number): number => plot.bottom - share(value) * (plot.bottom - plot.top)
  const said = (value: number): string =>
    measure === 'files' ? formatCount(value) : formatBytes(value, units)
  const slot = (plot.right - plot.left) / Math.max(1, rows.length)
  const labelled = labelledLayers(rows, null, Math.ceil(56 / slot))
  const every = rows.length <= allLabelled ? 1 : tickEvery(rows.length, plot.right - plot.left)
  const base = overview.base.layers

  const line = (value: number): string =>
    element(
      'g',
      {},
      element('path', { d: `M${plot.left} ${yOf(value)}H${plot.right}`, stroke: color('line') }),
      element(
        'text',
        { x: plot.left - 8, y: yOf(value) + 4, 'text-anchor': 'end', fill: color('ink-2') },
        text(
          axisLabel(value, axis.ticks, { files: measure === 'files', log: scale === 'log', units }),
        ),
      ),
    )

  const bar = (row: ChartRow, index: number): string => {
    const middle = plot.left + (index + 0.5) * slot
    const barWidth = Math.min(56, slot * 0.75)
    const top = Math.min(yOf(row.plotted), plot.bottom - 2)
    const box = { x: middle - barWidth / 2, y: top, width: barWidth, height: plot.bottom - top }
    const tone = layerTone(row.layer, base)
    const outline = {
      ...box,
      fill: 'none',
      stroke: color('line-strong'),
      'stroke-dasharray': '3 2',
    }
    const ground = measure === 'waste' ? 'base-1' : tone
    const hatched = measure === 'waste' ? box.height : box.height * row.hatched
    const parts = row.pending
      ? [element('rect', outline)]
      : [
          element('rect', { ...box, fill: color(ground), stroke: color('mark-edge') }),
          ...(hatched > 0 ? wasted({ ...box, height: hatched }, color) : []),
        ]
    const value = row.value !== null && labelled.has(row.layer) ? said(row.value) : ''
    const name = row.layer % every === 0 ? `${String(row.layer)} ${row.brief}`.trim() : ''
    const [number = ''] = name.split(' ')
    const shown = rows.length <= allLabelled ? name : number
    return element(
      'g',
      { 'text-anchor': 'middle' },
      ...parts,
      element('text', { x: middle, y: top - 6, 'font-size': 11 }, text(value)),
      element(
        'text',
        { x: middle, y: plot.bottom + 18, 'font-size': 11, fill: color('ink-2') },
        text(rows.length <= allLabelled ? fitted(shown, slot - 4, 11) : shown),
      ),
    )
  }

  const name = overview.image.tags[0] ?? overview.image.shortId
  const title = `${name} · ${words.title} · ${words.measures[measure]}`
  const described = rows
    .filter((row) => row.value !== null)
    .map((row) => `${String(row.layer)}: ${said(row.value ?? 0)}`)
  return sheet(
    {
      width,
      height,
      title: fitted(title, width - 32, 15),
      description: `${title}. ${described.join(', ')}`,
      ground: color('surface-window'),
      ink: color('ink'),
    },
    element('defs', {}, hatch('waste', color('wasted-fill'), 1)),
    ...axis.ticks.map(line),
    ...rows.map(bar),
    element('path', {
      d: `M${plot.left} ${plot.bottom}H${plot.right}`,
      stroke: color('line-strong'),
    }),
    ...(measure === 'files' ? [] : [legend(color)]),
  )
}

/** Rust on the ground of the page, as in the window. */
function wasted(box: Attributes, color: (token: string) => string): readonly string[] {
  const ground = { ...box, fill: color('surface-window'), stroke: color('wasted-fill') }
  return [element('rect', ground), element('rect', { ...box, fill: 'url(#waste)' })]
}

/** What the hatch means. */
function legend(color: (token: string) => string): string {
  const box = { x: plot.left, y: height - 16, width: 12, height: 10 }
  const label = { x: plot.left + 18, y: height - 7, 'font-size': 11 }
  return element('g', {}, ...wasted(box, color), element('text', label, text(words.wasted)))
}
