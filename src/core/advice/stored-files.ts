import type { ImageAnalysis } from '../analysis/analyze-image.ts'
import { withoutPaths } from '../analysis/duplicates.ts'
import { findLastNames, kept as isKept } from '../analysis/last-names.ts'
import { PathTexts } from '../analysis/path-text.ts'
import { stepOf } from '../analysis/step-of.ts'
import { causeOf, wasteEnd } from '../analysis/waste.ts'
import type { AdviceRule, StoredFile, StoredFiles } from './advice.ts'

/**
 * The stored copies of regular files above the base image: all that are waste, and those of the final
 * tree that the rules look at. What the base stores is left out: whoever builds on it cannot change it.
 * So are ignored paths.
 */
export function storedFiles(
  analysis: ImageAnalysis,
  rules: readonly AdviceRule[],
  isIgnored: ((path: string) => boolean) | null = null,
): StoredFiles {
  const { timeline, base } = analysis
  const { entries, paths } = timeline
  const names = findLastNames(timeline)
  const texts = new PathTexts(paths)
  const all = analysis.duplicates
  const duplicates = isIgnored === null ? all : withoutPaths(all, isIgnored)
  const tests = rules.flatMap((rule) => rule.looksAt?.({ duplicates }) ?? [])
  const kept: StoredFile[] = []
  const wasted: StoredFile[] = []
  for (const [layer, contents] of entries.layers.entries()) {
    if (contents === null || layer < base.layers) continue
    const table = contents.entries
    const start = entries.starts[layer] as number
    for (let row = 0; row < table.count; row++) {
      const bytes = table.size[row] as number
      if (!table.isFile(row) || bytes === 0) continue
      const entry = start + row
      const end = names.endEvent[entry] as number
      const named = names.endPath[entry] as number
      const path = texts.of(named < 0 ? (table.path[row] as number) : named).text
      if (isIgnored?.(path) === true) continue
      const symbolBytes = table.symbolBytes(row)
      const isOfNoRule = end === isKept && !tests.some((test) => test(path, symbolBytes))
      if (isOfNoRule) continue
      const file = { entry, path, bytes, layer, symbolBytes }
      if (end === isKept) kept.push({ ...file, waste: null })
      else {
        const waste = { cause: causeOf(timeline, end), layer: wasteEnd(timeline, end, layer) }
        wasted.push({ ...file, waste })
      }
    }
  }
  return {
    analysis,
    kept,
    wasted,
    duplicates,
    step: (layer) => stepOf(analysis, layer),
  }
}
