/**
 * What became of one rule. `warned` and `known` do not fail the check: the first because the rule is
 * only a warning, the second because the baseline has the same. `skipped`: switched off.
 */
export type CheckStatus = 'passed' | 'failed' | 'warned' | 'known' | 'skipped'

/** Where in the image the reason is. */
export interface CheckPlace {
  /** A path in the image; null when a whole layer is meant. */
  readonly path: string | null
  readonly layer: number | null
  /** The step that made the layer, as a Dockerfile line; null when not known. */
  readonly step: string | null
  readonly bytes: number
}

export interface CheckOutcome {
  /** Stable word: what the configuration calls the rule. */
  readonly rule: string
  readonly title: string
  readonly status: CheckStatus
  /** One sentence with the measured value. */
  readonly message: string
  /** As the rule measures it: bytes, a count, or a share of 0 … 1; null when it measures nothing. */
  readonly actual: number | null
  readonly limit: number | null
  /** The value in the baseline, null without one. */
  readonly baseline: number | null
  /** The largest first, at most ten. */
  readonly places: readonly CheckPlace[]
}

export interface CheckResult {
  readonly image: { readonly name: string; readonly id: string }
  /** Whose rules and numbers: ours, or dive's with its own counting. */
  readonly rulesOf: 'strata' | 'dive'
  /** Where the rules come from, in words: `.strata.yaml`, `defaults`. */
  readonly rulesFrom: string
  readonly passed: boolean
  readonly outcomes: readonly CheckOutcome[]
  /** Whatever else should be said, a sentence each. */
  readonly notes: readonly string[]
}

export function hasPassed(outcomes: readonly CheckOutcome[]): boolean {
  return outcomes.every(({ status }) => status !== 'failed')
}

/** How many outcomes have a status. */
export function countOf({ outcomes }: CheckResult, status: CheckStatus): number {
  return outcomes.filter((outcome) => outcome.status === status).length
}
