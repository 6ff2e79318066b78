import { layerOfRow, type StoryRow } from './story-rows.ts'

/* Where everything in the build story stands. Pixels; y grows downwards. */

/** Heights and widths that the tokens give. */
export interface StoryMetrics {
  /** A row with a layer. */
  readonly step: number
  /** A row without a layer, and a heading. */
  readonly empty: number
  /** The writable layer's row. */
  readonly writable: number
  /** A band is never thinner. */
  readonly bandMin: number
  /** Between the steps and the strata. */
  readonly ribbon: number
}

export const defaultMetrics: StoryMetrics = {
  step: 44,
  empty: 24,
  writable: 28,
  bandMin: 24,
  ribbon: 72,
}

/** `dockerfile` reads from the oldest step down; `stack` has the base at the bottom. */
export type StoryOrder = 'dockerfile' | 'stack'

export interface Span {
  readonly top: number
  readonly bottom: number
}

export interface PlacedRow extends Span {
  readonly row: StoryRow
}

export interface Band extends Span {
  readonly layer: number
}

export interface Ribbon {
  readonly layer: number
  readonly row: Span
  readonly band: Span
}

export interface StoryLayout {
  readonly order: StoryOrder
  /** Height of the whole picture, the writable layer included. */
  readonly height: number
  /** From top to bottom, as they are shown. */
  readonly rows: readonly PlacedRow[]
  /** By layer. */
  readonly bands: readonly Band[]
  readonly ribbons: readonly Ribbon[]
  /** Middles of the rows that made no layer. */
  readonly stubs: readonly number[]
  /** Where the base ends: between which rows, and at which edge of the stack. */
  readonly boundary: { readonly row: number; readonly edge: number } | null
  readonly writable: Span
}

/**
 * The `n + 1` edges of `n` bands, the oldest layer first, from 0 to exactly `height`. A band takes
 * `min + (height − min · n) · log10(1 + bytes) / Σ log10(1 + bytes)`; equal parts when no layer has
 * a byte, and where `height` is less than `min · n`.
 */
export function bandEdges(
  bytes: readonly number[],
  height: number,
  min: number,
): readonly number[] {
  const weights = bytes.map((size) => Math.log10(1 + Math.max(0, size)))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const least = Math.min(min, height / bytes.length)
  const rest = height - least * bytes.length
  const edges = [0]
  let at = 0
  for (const weight of weights) {
    at += least + rest * (sum === 0 ? 1 / bytes.length : weight / sum)
    edges.push(tenth(at))
  }
  if (bytes.length > 0) edges[bytes.length] = height
  return edges
}

/** Places rows, bands and ribbons. `bytes` are the sizes that the bands show, by layer. */
export function layoutStory(
  rows: readonly StoryRow[],
  bytes: readonly number[],
  order: StoryOrder,
  metrics: StoryMetrics = defaultMetrics,
): StoryLayout {
  const placed: PlacedRow[] = []
  let stack = 0
  for (const row of rows) {
    const bottom = stack + (layerOfRow(row) === null ? metrics.empty : metrics.step)
    placed.push({ row, top: stack, bottom })
    stack = bottom
  }
  const height = stack + metrics.writable
  const turn = (span: Span): Span =>
    order === 'stack' ? { top: height - span.bottom, bottom: height - span.top } : span

  const edges = bandEdges(bytes, stack, metrics.bandMin)
  const bands = bytes.map((_, layer) => ({
    layer,
    ...turn({ top: edges[layer] ?? 0, bottom: edges[layer + 1] ?? stack }),
  }))
  const shown = placed.map((row) => ({ row: row.row, ...turn(row) }))
  if (order === 'stack') shown.reverse()

  return {
    order,
    height,
    rows: shown,
    bands,
    ribbons: shown.flatMap(({ row, top, bottom }) => {
      const layer = layerOfRow(row)
      const band = layer === null ? undefined : bands[layer]
      return band ? [{ layer: band.layer, row: { top: top + 3, bottom: bottom - 3 }, band }] : []
    }),
    stubs: shown
      .filter(({ row }) => row.kind === 'step' && row.step.emptyLayer)
      .map(({ top, bottom }) => (top + bottom) / 2),
    boundary: boundaryOf(placed, bands, turn),
    writable: turn({ top: stack, bottom: height }),
  }
}

function boundaryOf(
  placed: readonly PlacedRow[],
  bands: readonly Band[],
  turn: (span: Span) => Span,
): StoryLayout['boundary'] {
  const yours = placed.findIndex(({ row }) => row.kind === 'group' && row.side === 'yours')
  const heading = placed[yours]
  if (!heading) return null
  const layers = placed.slice(0, yours).flatMap(({ row }) => layerOfRow(row) ?? [])
  const edge = Math.max(...layers) + 1
  if (edge > bands.length) return null
  return { row: turn({ top: heading.top, bottom: heading.top }).top, edge }
}

/** How far the edge under layer `b` leaves the straight line at `x`: the same every time. */
export function wave(x: number, b: number): number {
  return (
    1.7 * Math.sin((2 * Math.PI * x) / 176 + 2.13 * b) +
    0.9 * Math.sin((2 * Math.PI * x) / 67 + 1.31 * b + 0.7)
  )
}

export type Point = readonly [x: number, y: number]

const stride = 9

/** Edge `b` of the stack, 0 the oldest, from left to right; the outer two are straight. */
export function edgePoints(layout: StoryLayout, b: number, left: number, right: number): Point[] {
  const { bands, order } = layout
  const layer = bands[Math.min(b, bands.length - 1)]
  if (!layer) return []
  const isLast = b >= bands.length
  const y = isLast === (order === 'dockerfile') ? layer.bottom : layer.top
  const outer = b === 0 || isLast
  const side = order === 'stack' ? -1 : 1
  const points: Point[] = []
  for (let x = left; x < right; x += stride) points.push([x, y])
  points.push([right, y])
  return points.map(([x]) => [x, outer ? y : tenth(y + side * wave(x - left, b))])
}

/** The closed outline of a band. */
export function bandPath(layout: StoryLayout, layer: number, left: number, right: number): string {
  const older = edgePoints(layout, layer, left, right)
  const newer = edgePoints(layout, layer + 1, left, right).reverse()
  return `M${join([...older, ...newer])}Z`
}

/** An edge as an open line. */
export function edgePath(layout: StoryLayout, b: number, left: number, right: number): string {
  return `M${join(edgePoints(layout, b, left, right))}`
}

/** The flow from a step's row to its band: the outline of its area, and its two long sides. */
export function ribbonPath(
  { row, band }: Ribbon,
  width: number,
): { readonly area: string; readonly sides: string } {
  const a = tenth(width * 0.52)
  const b = tenth(width * 0.48)
  const upper = `M0 ${row.top}C${a} ${row.top} ${b} ${band.top} ${width} ${band.top}`
  const lower = `${width} ${band.bottom}C${b} ${band.bottom} ${a} ${row.bottom} 0 ${row.bottom}`
  return { area: `${upper}L${lower}Z`, sides: `${upper}M${lower}` }
}

/** The line of the base boundary, from the steps through the ribbons along the strata. */
export function boundaryPath(layout: StoryLayout, ribbon: number, right: number): string | null {
  const { boundary } = layout
  if (!boundary) return null
  const along = edgePoints(layout, boundary.edge, ribbon, right)
  const [first] = along
  if (!first) return null
  const a = tenth(ribbon * 0.52)
  const b = tenth(ribbon * 0.48)
  return `M0 ${boundary.row}C${a} ${boundary.row} ${b} ${first[1]} ${ribbon} ${first[1]}L${join(along)}`
}

/** A crack through a band, where its content is not what the image says. */
export function crackPath({ top, bottom }: Span, left: number, right: number): string {
  const x = left + (right - left) * 0.42
  const teeth = Math.max(3, Math.round((bottom - top) / 11))
  const points: Point[] = []
  for (let tooth = 0; tooth <= teeth; tooth += 1) {
    const drift = (tooth / teeth) * 14
    points.push([
      tenth(x + drift + (tooth % 2 === 0 ? -5 : 6)),
      tenth(top + ((bottom - top) * tooth) / teeth),
    ])
  }
  return `M${join(points)}`
}

function join(points: readonly Point[]): string {
  return points.map(([x, y]) => `${x},${y}`).join(' ')
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
