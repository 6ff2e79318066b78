import type { Overview } from '../../../shared/views.ts'
import type { Units } from '../../words/format.ts'
import { overviewWords } from '../../words/overview-words.ts'
import { briefInstruction } from './instruction.ts'
import { shownSize } from './layer-facts.ts'

export type Measure = 'size' | 'waste' | 'files'
export type Scale = 'linear' | 'log'

export interface ChartRow {
  readonly layer: number
  /** Bytes, or files; null when not known yet. */
  readonly value: number | null
  /** The wasted part of `value`, 0 when files are counted. */
  readonly wasted: number
  /** What the bar's length stands for: never 0 on a logarithmic scale. */
  readonly plotted: number
  /** 0 to 1 of the bar's length that is hatched. */
  readonly hatched: number
  /** Not read yet: an outline. */
  readonly pending: boolean
  readonly brief: string
}

/** One bar a layer. */
export function chartRows(overview: Overview, measure: Measure, scale: Scale): readonly ChartRow[] {
  return overview.layers.map((layer) => {
    const pending = layer.state !== 'read'
    const value = measure === 'size' ? shownSize(layer) : pending ? null : valueOf(layer, measure)
    const wasted = measure === 'files' ? 0 : Math.min(value ?? 0, layer.wastedBytes)
    const least = scale === 'log' ? 1 : 0
    const step = overview.steps.find((candidate) => candidate.layerIndex === layer.index)
    return {
      layer: layer.index,
      value,
      wasted,
      plotted: Math.max(least, value ?? 0),
      hatched: hatchedShare(wasted, value ?? 0, scale),
      pending,
      brief:
        layer.index < overview.base.layers
          ? overviewWords.chart.base
          : step
            ? briefInstruction(step.instruction)
            : '',
    }
  })
}

function valueOf(
  layer: { readonly wastedBytes: number; readonly files: number },
  measure: 'waste' | 'files',
): number {
  return measure === 'waste' ? layer.wastedBytes : layer.files
}

/** Linear bars are parts of a sum; logarithmic ones stand side by side from the same foot. */
function hatchedShare(wasted: number, value: number, scale: Scale): number {
  if (wasted <= 0 || value <= 0) return 0
  if (wasted >= value) return 1
  return scale === 'linear' ? wasted / value : Math.log10(wasted) / Math.log10(value)
}

/** Up to this many layers every bar carries its value and a word. */
export const allLabelled = 12

/**
 * The bars that carry their value: all, or the five largest and the selected one. A value is as wide
 * as `reach` bars to either side, and the one that matters more has the place.
 */
export function labelledLayers(
  rows: readonly ChartRow[],
  selected: number | null,
  reach: number,
): ReadonlySet<number> {
  const known = rows.filter((row) => row.value !== null)
  if (rows.length <= allLabelled) return new Set(known.map((row) => row.layer))
  const largest = known.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)).slice(0, 5)
  const layers = new Set<number>()
  for (const layer of [selected, ...largest.map((row) => row.layer)]) {
    if (layer === null) continue
    if ([...layers].every((other) => Math.abs(other - layer) > reach)) layers.add(layer)
  }
  return layers
}

/** Every how many layers a number fits on an axis of this width. */
export function tickEvery(layers: number, width: number): number {
  const fit = Math.max(1, Math.floor(width / 26))
  const least = Math.ceil(layers / fit)
  return [1, 2, 5, 10, 20, 25, 50].find((every) => every >= least) ?? least
}

export interface ValueAxis {
  readonly ticks: readonly number[]
  readonly domain: readonly [number, number]
}

/** Ticks at round values, three to five of them up to the highest bar, and room above the highest bar for its label. */
export function valueAxis(max: number, scale: Scale, measure: Measure, units: Units): ValueAxis {
  const base = units === 'iec' && measure !== 'files' ? 1024 : 1000
  if (scale === 'log') {
    const top = Math.max(10, max)
    const powers = Math.floor(Math.log(top) / Math.log(base))
    const ticks = [...new Set([0, Math.ceil(powers / 2), powers])].map((power) => base ** power)
    // A logarithmic 18 % more of the length.
    return { ticks: powers === 0 ? [1, 10] : ticks, domain: [1, top ** 1.2] }
  }
  if (max <= 0) return { ticks: [0], domain: [0, 1] }
  const room = max * 1.18
  const unit = base ** Math.max(0, Math.floor(Math.log(room / 2) / Math.log(base)))
  const step = roundDown(room / 2 / unit) * unit
  return step < 1
    ? { ticks: [0, 1], domain: [0, room] }
    : { ticks: roundValues(step, room), domain: [0, room] }
}

function roundValues(step: number, most: number): readonly number[] {
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step)
}

/** The largest of 1, 2, 2.5, 5 times a power of ten that is not above `value`; whole below ten. */
function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const steps = value < 10 ? [5, 2, 1] : [5, 2.5, 2, 1]
  return (steps.find((step) => step * power <= value) ?? 1) * power
}
