import type { ImageAnalysis } from './analyze-image.ts'
import { ownReclaimable } from './duplicates.ts'

/** What one side of the base boundary stores. Sizes are bytes. */
export interface SideSums {
  readonly layers: number
  readonly size: number
  readonly files: number
  readonly wastedBytes: number
  /** What its duplicates could give back. */
  readonly duplicateBytes: number
  /** Findings about its layers; those about the whole image are on no side. */
  readonly findings: number
}

export interface BaseSums {
  readonly base: SideSums
  readonly yours: SideSums
}

/** The sums of an image, split into what came with the base image and what is yours. */
export function baseSums(analysis: ImageAnalysis): BaseSums {
  const { layers, base, duplicates, findings } = analysis
  const all = duplicates.reduce((sum, { reclaimableBytes }) => sum + reclaimableBytes, 0)
  const own = duplicates.reduce((sum, group) => sum + ownReclaimable(group, base.layers), 0)
  const side = (isBase: boolean): SideSums => {
    const its = layers.filter(({ index }) => index < base.layers === isBase)
    const sum = (of: (layer: (typeof its)[number]) => number): number =>
      its.reduce((total, layer) => total + of(layer), 0)
    return {
      layers: its.length,
      size: sum(({ size }) => size),
      files: sum(({ files }) => files),
      wastedBytes: sum(({ wastedBytes }) => wastedBytes),
      duplicateBytes: isBase ? all - own : own,
      findings: findings.filter(
        ({ layer }) => layer !== undefined && layer < base.layers === isBase,
      ).length,
    }
  }
  return { base: side(true), yours: side(false) }
}
