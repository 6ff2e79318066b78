import type { Overview, Progress } from '../../../shared/views.ts'
import { layerTone } from '../../ui/layer-color.ts'
import type { ProgressPart } from '../../ui/progress-bar.tsx'

/**
 * 0 to 1, null when the total is not known. The total is an estimate, and after the last byte there
 * is still something to be worked out, so reading is never quite at its end.
 */
export function shareOf(progress: Progress | null): number | null {
  if (progress === null || progress.expectedBytes === null) return null
  return Math.min(0.995, progress.bytes / Math.max(1, progress.expectedBytes))
}

/**
 * One part a layer, as long as the layer is large, in the layer's colour; one plain part when the
 * layers are not known. Layers may come in any order, so each has its own beginning.
 */
export function progressParts(
  progress: Progress | null,
  overview: Overview | null,
): readonly ProgressPart[] {
  const layers = overview?.layers ?? []
  // Old archives name their layers only at the end: what was read is then not known to be any layer's.
  const bound = layers.filter((layer) => layer.state === 'read').length
  const unbound = progress !== null && progress.layersRead > bound
  const sized = layers.every((layer) => layer.state === 'read' || layer.approximateSize !== null)
  if (!overview || layers.length === 0 || !sized || unbound) {
    return [{ key: 0, weight: 1, done: shareOf(progress) ?? 0 }]
  }
  const size = (layer: (typeof layers)[number]) =>
    layer.state === 'read' ? layer.size : (layer.approximateSize ?? 0)
  const whole = layers.reduce((sum, layer) => sum + size(layer), 0)
  const read = layers.reduce((sum, layer) => sum + (layer.state === 'read' ? size(layer) : 0), 0)
  // What the stream has given beyond the finished layers belongs to the one being read.
  const beyond = (shareOf(progress) ?? 0) * whole - read
  return layers.map((layer) => ({
    key: layer.index,
    weight: Math.max(size(layer), whole * 0.002),
    done:
      layer.state === 'read'
        ? 1
        : layer.state === 'reading'
          ? Math.max(0, Math.min(1, beyond / Math.max(1, size(layer))))
          : 0,
    tone: layerTone(layer.index, overview.base.layers),
  }))
}
