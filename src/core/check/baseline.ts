import type { ImageAnalysis } from '../analysis/analyze-image.ts'
import type { LimitId } from './limits.ts'
import { measureImage } from './measures.ts'

/** How an image measured once, so that a check fails only on what became worse (docs/check.md). */
export interface CheckBaseline {
  readonly schemaVersion: 1
  readonly generator: string
  readonly image: { readonly name: string; readonly id: string }
  readonly measures: Readonly<Partial<Record<LimitId, number>>>
  /** How many findings there are of each code. */
  readonly findings: Readonly<Record<string, number>>
}

export function baselineOf(
  analysis: ImageAnalysis,
  ignore: readonly string[],
  generator: string,
): CheckBaseline {
  const findings: Record<string, number> = {}
  for (const { code } of analysis.findings) findings[code] = (findings[code] ?? 0) + 1
  return {
    schemaVersion: 1,
    generator,
    image: { name: analysis.image.tags[0] ?? analysis.input.source.name, id: analysis.image.id },
    measures: measureImage(analysis, ignore).measures,
    findings,
  }
}
