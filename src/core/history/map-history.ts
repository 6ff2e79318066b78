import type { Finding } from '../model/finding.ts'
import { finding } from '../model/finding.ts'
import type { HistoryEntry } from '../model/image-config.ts'
import { say } from '../sentences/sentence.ts'

/** Which step made which layer. */
export interface HistoryMap {
  /** For every step the index of its layer, null for a step without one or of unknown layer. */
  readonly layerOfStep: readonly (number | null)[]
  /** For every layer the index of its step, null when none is known. */
  readonly stepOfLayer: readonly (number | null)[]
  /** For every step whether `layerOfStep` is certain; false for a likely pair, too. */
  readonly certain: readonly boolean[]
  readonly findings: readonly Finding[]
}

/**
 * Walks the history oldest first: a step without `empty_layer` takes the next layer, one with it
 * takes none (OCI config.md, "history"). Emptiness is never guessed. When the counts differ, the
 * pairs that are left are only likely and marked so: as many steps as layers are paired one to
 * one; otherwise steps and layers are paired from the bottom, where base images keep them in
 * order, and what is left over stays without partner.
 *
 * `certainSteps` says how many leading steps are known to be right although the counts differ:
 * those of a base image whose own history fits its own layers.
 */
export function mapHistory(
  history: readonly HistoryEntry[],
  layerCount: number,
  certainSteps = 0,
): HistoryMap {
  const filled = history.filter((step) => !step.emptyLayer).length
  const layerOfStep = new Array<number | null>(history.length).fill(null)
  const stepOfLayer = new Array<number | null>(layerCount).fill(null)
  const agrees = filled === layerCount
  const oneToOne = !agrees && certainSteps === 0 && history.length === layerCount
  let layer = 0
  for (const [index, step] of history.entries()) {
    if (step.emptyLayer && !oneToOne) continue
    if (layer === layerCount) break
    layerOfStep[index] = layer
    stepOfLayer[layer++] = index
  }
  return {
    layerOfStep,
    stepOfLayer,
    certain: history.map((_, index) => agrees || index < certainSteps),
    findings: agrees ? [] : [disagreement(history.length, filled, layerCount)],
  }
}

function disagreement(steps: number, filled: number, layers: number): Finding {
  return steps === 0
    ? finding('history-missing', 'info', say('historyMissing', layers))
    : finding('history-mismatch', 'warning', say('historyMismatch', filled, layers))
}
