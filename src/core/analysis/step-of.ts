import type { ImageAnalysis } from './analyze-image.ts'

/** The step of a layer as a Dockerfile line; null when not known. */
export function stepOf({ layers, steps }: ImageAnalysis, layer: number | null): string | null {
  const step = layer === null ? null : (layers[layer]?.historyIndex ?? null)
  return step === null ? null : (steps[step]?.instruction ?? null)
}
