import type { Overview, OverviewStep } from '../../../shared/views.ts'

/** A line of the build story. Groups are headings; the others can be selected. */
export type StoryRow =
  | { readonly kind: 'group'; readonly side: 'base' | 'yours' }
  | { readonly kind: 'step'; readonly step: OverviewStep; readonly layer: number | null }
  /** A layer that no step is known to have made. */
  | { readonly kind: 'layer'; readonly layer: number }

export type SelectableRow = Exclude<StoryRow, { readonly kind: 'group' }>

/** The layer that a row made, null when it made none or none that is certain. */
export function layerOfRow(row: StoryRow): number | null {
  return row.kind === 'group' ? null : row.layer
}

/** The lines of the story, oldest first, with a heading for base and yours when a base is known. */
export function storyRows(overview: Overview): readonly StoryRow[] {
  const rows = rowsInOrder(overview)
  const own = baseRowCount(overview, rows)
  if (own === 0) return rows
  return [
    { kind: 'group', side: 'base' },
    ...rows.slice(0, own),
    ...(own < rows.length ? [{ kind: 'group', side: 'yours' } as const] : []),
    ...rows.slice(own),
  ]
}

/** Steps as they happened; a layer without a step stands before the next layer that has one. */
function rowsInOrder({ steps, layers }: Overview): readonly SelectableRow[] {
  const made = new Set(steps.map((step) => step.layerIndex))
  const orphans = layers.map((layer) => layer.index).filter((index) => !made.has(index))
  const rows: SelectableRow[] = []
  for (const step of steps) {
    const layer = step.layerIndex
    while (layer !== null && orphans[0] !== undefined && orphans[0] < layer) {
      rows.push({ kind: 'layer', layer: orphans.shift() ?? 0 })
    }
    rows.push({ kind: 'step', step, layer })
  }
  return [...rows, ...orphans.map((layer) => ({ kind: 'layer', layer }) as const)]
}

/**
 * How many rows at the beginning came with the base: its steps, where its history is known. Else
 * its layers say most of it, and a step without a layer that stands between the last layer of the
 * base and the first of yours belongs to the one nearer in time, since a base is built before and
 * all at once.
 */
function baseRowCount({ base, image }: Overview, rows: readonly SelectableRow[]): number {
  const last = rows.findLastIndex((row) => row.layer !== null && row.layer < base.layers)
  if (last < 0) return 0
  const { steps } = base
  if (steps !== null) {
    const ours = rows.findIndex((row) => row.kind === 'step' && row.step.index >= steps)
    return Math.max(last + 1, ours < 0 ? rows.length : ours)
  }
  const next = rows.findIndex((row, index) => index > last && row.layer !== null)
  const end = next < 0 ? rows.length : next
  const from = time(rows[last])
  const to = next < 0 ? parse(image.created) : time(rows[next])
  let count = last + 1
  while (count < end && isNearer(time(rows[count]), from, to)) count += 1
  return count
}

function isNearer(at: number | null, from: number | null, to: number | null): boolean {
  if (at === null || from === null || to === null) return false
  return Math.abs(at - from) < Math.abs(to - at)
}

function time(row: SelectableRow | undefined): number | null {
  return row?.kind === 'step' ? parse(row.step.created) : null
}

function parse(created: string | null): number | null {
  const at = Date.parse(created ?? '')
  return Number.isNaN(at) ? null : at
}

/** Whether a row is what the selection stands on. */
export function isSelected(
  row: SelectableRow,
  selection: { readonly step: number | null; readonly layer: number | null },
): boolean {
  return row.kind === 'step'
    ? selection.step === row.step.index
    : selection.step === null && selection.layer === row.layer
}
