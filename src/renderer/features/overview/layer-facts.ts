import type { OverviewLayer, OverviewStep, Overview, Progress } from '../../../shared/views.ts'
import { formatShare } from '../../words/format.ts'
import { overviewWords } from '../../words/overview-words.ts'

/** The size to show: exact once read, before that what the engine or the archive states; null when not known. */
export function shownSize(layer: OverviewLayer): number | null {
  return layer.state === 'read' ? layer.size : layer.approximateSize
}

/** How much is known of a sum: all of it, that it is at least so much, or nothing yet. */
export interface KnownBytes {
  readonly bytes: number
  readonly known: 'all' | 'least' | 'none'
}

/**
 * Bytes of layers that these steps made. Before the end an engine states the sizes of steps whose
 * layers are not known; each of those layers is then counted by its step. In an archive more may
 * follow.
 */
export function bytesOf(
  { source, complete }: Pick<Overview, 'source' | 'complete'>,
  layers: readonly OverviewLayer[],
  steps: readonly OverviewStep[],
): KnownBytes {
  const shown = layers.reduce((sum, layer) => sum + (shownSize(layer) ?? 0), 0)
  if (layers.every((layer) => shownSize(layer) !== null)) return { bytes: shown, known: 'all' }
  const stated = steps.reduce((sum, { size }) => sum + size, 0)
  const bytes = Math.max(shown, stated)
  if (source.kind === 'engine' && steps.length > 0) return { bytes, known: 'all' }
  return { bytes, known: bytes === 0 ? 'none' : complete ? 'all' : 'least' }
}

/** What the engine states of a step, as long as its layer is not known; null otherwise. */
export function statedSize(step: OverviewStep): number | null {
  return step.layerIndex === null && !step.certain && step.size > 0 ? step.size : null
}

/** The layer was read and its bytes are not those that the image names. */
export function isChanged(layer: OverviewLayer): boolean {
  return layer.state === 'read' && !layer.verified
}

export function hasNoEntries(layer: OverviewLayer): boolean {
  const { files, directories, links, others, whiteouts } = layer
  return layer.state === 'read' && files + directories + links + others + whiteouts === 0
}

/** 0 to 1 of a layer's bytes; 0 for a layer without any. */
export function wastedShare(layer: OverviewLayer): number {
  return layer.size === 0 ? 0 : Math.min(1, layer.wastedBytes / layer.size)
}

/** The one thing worth saying about a band beside its size; '' when there is none. */
export function layerNote(layer: OverviewLayer, tall: boolean, complete: boolean): string {
  const { story } = overviewWords
  if (layer.state === 'waiting') return story.waiting
  if (layer.state === 'reading') return story.readingNow
  if (layer.state === 'missing') return story.missing
  if (isChanged(layer)) return story.changed
  const share = wastedShare(layer)
  if (share > 0.995) return tall ? story.allWasted : story.wasted
  if (share > 0) return story.partWasted(formatShare(share))
  if (layer.historyIndex === null) return complete ? story.noStep : ''
  if (hasNoEntries(layer)) return story.empty
  if (layer.whiteouts > layer.files) return story.whiteouts(layer.whiteouts)
  return ''
}

/**
 * How much of the layer that is being read has come, 0 to 1, from the bytes of the whole stream and
 * of the layers already read; 0 when its size is not known.
 */
export function readShare(overview: Overview, progress: Progress | null): number {
  const layer = overview.layers.find((candidate) => candidate.state === 'reading')
  const size = layer?.approximateSize ?? 0
  if (!progress || size <= 0) return 0
  const before = overview.layers
    .filter((candidate) => candidate.state === 'read')
    .reduce((sum, candidate) => sum + candidate.blobSize, 0)
  return Math.max(0, Math.min(0.99, (progress.bytes - before) / size))
}
