import type { StepMatch } from '../../../core/dockerfile/match-steps.ts'

/** Lines of a Dockerfile, from and to included. */
export interface LineRange {
  readonly from: number
  readonly to: number
}

/** The lines of some steps, neighbours joined; null when none of them is matched. */
export function linesOf(
  steps: readonly (number | null)[],
  matches: ReadonlyMap<number, StepMatch>,
): { readonly ranges: readonly LineRange[]; readonly certainty: StepMatch['certainty'] } | null {
  const found = steps.flatMap((step) => (step === null ? [] : (matches.get(step) ?? [])))
  if (found.length === 0) return null
  const ranges: { from: number; to: number }[] = []
  for (const { instruction } of found.toSorted((a, b) => a.instruction.from - b.instruction.from)) {
    const last = ranges.at(-1)
    if (last && instruction.from <= last.to + 1) last.to = Math.max(last.to, instruction.to)
    else ranges.push({ from: instruction.from, to: instruction.to })
  }
  const exact = found.every(({ certainty }) => certainty === 'exact')
  return { ranges, certainty: exact ? 'exact' : 'likely' }
}
