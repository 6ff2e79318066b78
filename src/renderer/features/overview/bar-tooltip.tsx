import { useEffect } from 'react'
import type { Overview } from '../../../shared/views.ts'
import { formatExactBytes, formatShare } from '../../words/format.ts'
import { overviewWords } from '../../words/overview-words.ts'
import { useFormat } from '../../words/use-format.ts'
import type { ChartRow, Measure } from './chart-data.ts'
import { oneLine } from './instruction.ts'
import css from './layer-chart.module.css'

const words = overviewWords.chart

interface BarTooltipProps {
  readonly overview: Overview
  readonly row: ChartRow
  readonly measure: Measure
  readonly onPoint: (layer: number) => void
}

/** Exact numbers of one layer. It is announced, so that the arrow keys tell what they stand on. */
export function BarTooltip({ overview, row, measure, onPoint }: BarTooltipProps) {
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
