import type { ImageAnalysis } from '../analysis/analyze-image.ts'
import { withoutPaths } from '../analysis/duplicates.ts'
import { moveBase } from '../analysis/move-base.ts'
import { stepOf } from '../analysis/step-of.ts'
import type { ReportWaste } from '../model/report.ts'
import { globPattern } from '../queries/glob.ts'
import type { CheckPlace } from './check-result.ts'
import type { LimitId, Measures } from './limits.ts'

const mostPlaces = 10

/** An image measured for a check, with the places that make up each measure. */
export interface MeasuredImage {
  readonly measures: Measures
  /** Places that a measure consists of, the largest first, at most ten. */
  readonly places: (id: LimitId) => readonly CheckPlace[]
  readonly isIgnored: (path: string) => boolean
}

/**
 * Measures an image. Waste and duplicates at ignored paths do not count. *Yours* is what the layers
 * above the base store, all of it when no base is known.
 */
export function measureImage(
  analysis: ImageAnalysis,
  ignore: readonly string[] = [],
): MeasuredImage {
  const { layers, base, efficiency } = analysis
  const isIgnored = pathMatcher(ignore)
  const waste = analysis.waste.rows().filter(({ path }) => !isIgnored(path))
  const own = layers.filter(({ index }) => index >= base.layers)
  const ownSize = sum(own.map(({ size }) => size))
  const ownWaste = waste.filter(({ storedIn }) => storedIn >= base.layers)
  const wasted = sum(waste.map(({ bytes }) => bytes))
  const ownWasted = sum(ownWaste.map(({ bytes }) => bytes))
  const duplicates = withoutPaths(analysis.duplicates, isIgnored)
  const place = (path: string | null, layer: number | null, bytes: number): CheckPlace => ({
    path,
    layer,
    step: stepOf(analysis, layer),
    bytes,
  })
  return {
    measures: {
      'total-size': analysis.image.size,
      'own-size': ownSize,
      'layer-size': Math.max(0, ...own.map(({ size }) => size)),
      layers: layers.length,
      'wasted-bytes': wasted,
      'own-wasted-bytes': ownWasted,
      'wasted-percent': ownSize === 0 ? 0 : ownWasted / ownSize,
      efficiency:
        efficiency.storedBytes === 0
          ? 1
          : (efficiency.storedBytes - wasted) / efficiency.storedBytes,
      duplicates: sum(duplicates.map(({ reclaimableBytes }) => reclaimableBytes)),
    },
    places: (id) => {
      switch (id) {
        case 'layers':
          return []
        case 'total-size':
          return largest(layers.map(({ index, size }) => place(null, index, size)))
        case 'own-size':
        case 'layer-size':
          return largest(own.map(({ index, size }) => place(null, index, size)))
        case 'own-wasted-bytes':
        case 'wasted-percent':
          return wastePlaces(ownWaste)
        case 'wasted-bytes':
        case 'efficiency':
          return wastePlaces(waste)
        case 'duplicates':
          return duplicates
            .slice(0, mostPlaces)
            .map(({ paths, reclaimableBytes }) => place(paths[0] ?? null, null, reclaimableBytes))
      }
    },
    isIgnored,
  }

  function wastePlaces(rows: readonly ReportWaste[]): readonly CheckPlace[] {
    return rows
      .slice(0, mostPlaces)
      .map(({ path, storedIn, bytes }) => place(path, storedIn, bytes))
  }
}

/** No verdict hangs on a guess: of an image whose base is only guessed all layers are yours. */
export function withoutGuess(analysis: ImageAnalysis): ImageAnalysis {
  return analysis.base.confidence === 'guess' ? moveBase(analysis, 0) : analysis
}

/** Whether one of the globs fits a path; one without a slash fits names in any directory. */
export function pathMatcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.map((glob) => {
    const anchored = glob.startsWith('/') ? glob : glob.includes('/') ? `/${glob}` : `/**/${glob}`
    const inside = anchored.endsWith('/') ? `${anchored}**` : anchored
    return new RegExp(globPattern(inside), 'u')
  })
  return (path) => patterns.some((pattern) => pattern.test(path))
}

function largest(places: readonly CheckPlace[]): readonly CheckPlace[] {
  return places
    .filter(({ bytes }) => bytes > 0)
    .toSorted((one, other) => other.bytes - one.bytes)
    .slice(0, mostPlaces)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
