import type { BaseCandidate } from '../../core/analysis/base.ts'
import type { HistoryEntry } from '../../core/model/image-config.ts'
import type { EngineHistoryStep } from '../engine/engine-image.ts'
import type { LocalBase } from './local-images.ts'

/** The steps of an engine's history in the shape of a config's; which are empty it does not say. */
export function entriesOf(steps: readonly EngineHistoryStep[]): readonly HistoryEntry[] {
  return steps.map((step) => ({
    created: step.created === null ? null : new Date(step.created).toISOString(),
    createdBy: step.createdBy,
    author: null,
    comment: step.comment,
    emptyLayer: false,
  }))
}

/**
 * Local images as candidates for the base of an image with this history. The engine tells less of
 * a step than a config does: whole seconds, and not whether it is empty. Where all it tells agrees
 * with the first steps here, those are the candidate's steps.
 */
export function candidatesOf(
  bases: readonly LocalBase[],
  history: readonly HistoryEntry[],
): readonly BaseCandidate[] {
  return bases.map(({ id, name, diffIds, steps }) => {
    const first = history.slice(0, steps.length)
    const layers = first.filter((step) => !step.emptyLayer).length
    const agree =
      steps.length === first.length &&
      layers === diffIds.length &&
      steps.every((step, index) => isSameStep(step, first[index]))
    return {
      id,
      name,
      diffIds,
      history: agree ? first : entriesOf(steps),
    }
  })
}

function isSameStep(step: EngineHistoryStep, entry: HistoryEntry | undefined): boolean {
  if (!entry || step.createdBy !== entry.createdBy || step.comment !== entry.comment) return false
  return secondsOf(step.created) === secondsOf(entry.created)
}

/** Whole seconds; null for no time, which the engine writes as 0. */
function secondsOf(created: number | string | null): number | null {
  const milliseconds = typeof created === 'string' ? Date.parse(created) : created
  return milliseconds === null ? null : Math.floor(milliseconds / 1000) || null
}
