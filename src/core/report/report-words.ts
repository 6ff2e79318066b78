import { visibleText } from '../model/display-text.ts'
import { formatShare, formatTimestamp, plural } from '../model/format.ts'
import type { Report, ReportBase, ReportImage, ReportLayer, ReportStep } from '../model/report.ts'
import type { WasteCause } from '../model/report.ts'
import { isReproducibleEpoch } from '../history/timestamps.ts'

/* Words that the readable forms of a report share. Layers count from 0, steps from 1. */

export const causeWords: Readonly<Record<WasteCause, string>> = {
  overwritten: 'overwritten',
  'metadata-only-copy': 'copied for its metadata',
  deleted: 'deleted',
  'hidden-by-opaque': 'hidden by an opaque directory',
  'replaced-by-type': 'replaced by another type',
  'duplicate-entry': 'stored twice in one layer',
}

/** A line of the build story: a step with its layer, a step without one, or a layer without a step. */
export interface StoryLine {
  readonly step: ReportStep | null
  readonly layer: ReportLayer | null
}

/** Steps and layers in building order; a layer whose step is not known stands by itself. */
export function storyLines({ history, layers }: Report): readonly StoryLine[] {
  const lines: StoryLine[] = []
  let next = 0
  for (const step of history) {
    const layer = step.layerIndex === null ? null : (layers[step.layerIndex] ?? null)
    if (layer !== null) {
      for (const lone of layers.slice(next, layer.index)) lines.push({ step: null, layer: lone })
      next = layer.index + 1
    }
    lines.push({ step, layer })
  }
  for (const lone of layers.slice(next)) lines.push({ step: null, layer: lone })
  return lines
}

/** What a line of the story did, on one line, safe to show. */
export function storyText({ step }: StoryLine): string {
  return step === null ? '(step not known)' : visibleText(step.instruction)
}

/** Where the layer of a step is, in a word. */
export function layerWord({ step, layer }: StoryLine): string {
  if (layer !== null) return String(layer.index)
  return step?.emptyLayer === true ? 'none' : 'not known'
}

export function imageTitle(image: ReportImage): string {
  return visibleText(image.tags[0] ?? image.shortId)
}

export function platformOf({ os, architecture, variant }: ReportImage): string {
  const parts = [os, architecture, variant ?? ''].filter((part) => part !== '')
  return parts.length === 0 ? 'not known' : visibleText(parts.join('/'))
}

export function createdText(created: string | null): string {
  if (created === null) return 'not known'
  return isReproducibleEpoch(created) ? 'not told (a reproducible build)' : formatTimestamp(created)
}

export function baseText(base: ReportBase): string {
  if (base.confidence === 'none') return 'not known'
  const name = visibleText(base.name ?? 'without a name')
  const layers = base.layers === 0 ? 'layers not known' : plural(base.layers, 'layer')
  return `${name}, ${layers} (${base.confidence})`
}

export function efficiencyText(report: Report): string {
  return formatShare(report.efficiency.score)
}
