import type { ImageAnalysis } from '../analysis/analyze-image.ts'
import { analyzeAsDive } from '../dive/dive-analysis.ts'
import type { DiveAnalysis } from '../dive/dive-analysis.ts'
import { formatBytes, formatShare } from '../model/format.ts'
import type { CheckOutcome, CheckPlace, CheckResult } from './check-result.ts'
import { hasPassed } from './check-result.ts'
import { parseGoBytes, parseGoFloat } from './go-numbers.ts'

export const diveRuleIds = [
  'lowestEfficiency',
  'highestWastedBytes',
  'highestUserWastedPercent',
] as const
export type DiveRuleId = (typeof diveRuleIds)[number]

/** The rules as texts, as dive holds them until it evaluates them. */
export interface DiveRules {
  readonly from: string
  readonly values: Readonly<Record<DiveRuleId, string>>
  readonly notes: readonly string[]
}

/** What dive v0.13.1 takes where nothing else is said (cmd/root.go). */
export const diveDefaults: Readonly<Record<DiveRuleId, string>> = {
  lowestEfficiency: '0.9',
  highestWastedBytes: 'disabled',
  highestUserWastedPercent: '0.1',
}

const titles: Readonly<Record<DiveRuleId, string>> = {
  lowestEfficiency: 'Efficiency as dive counts it',
  highestWastedBytes: 'Wasted bytes as dive counts them',
  highestUserWastedPercent: 'Wasted bytes ÷ bytes above the first layer, as dive counts them',
}

/**
 * dive's verdict on an image: its rules, its comparisons (equal passes) and its numbers
 * (runtime/ci/rule.go of v0.13.1). A value that is none fails the check and keeps the other rules
 * from being looked at. A note tells how our own numbers differ, and why.
 */
export function checkAsDive(analysis: ImageAnalysis, rules: DiveRules): CheckResult {
  const dive = analyzeAsDive(analysis)
  const limits = diveRuleIds.map((id) => readLimit(id, rules.values[id]))
  const misconfigured = limits.some((limit) => limit.problem !== null)
  const places = placesOf(dive)
  const outcomes = limits.map((limit) => outcomeOf(limit, dive, misconfigured, places))
  return {
    image: { name: analysis.image.tags[0] ?? analysis.input.source.name, id: analysis.image.id },
    rulesOf: 'dive',
    rulesFrom: rules.from,
    passed: hasPassed(outcomes),
    outcomes,
    notes: [...rules.notes, ...differenceNote(analysis, dive)],
  }
}

interface DiveLimit {
  readonly id: DiveRuleId
  /** Null when the rule is off or its value is none. */
  readonly limit: number | null
  readonly problem: string | null
}

function readLimit(id: DiveRuleId, text: string): DiveLimit {
  if (text === 'disabled') return { id, limit: null, problem: null }
  const limit = id === 'highestWastedBytes' ? parseGoBytes(text) : parseGoFloat(text)
  if (limit === null) return { id, limit, problem: `“${text}” is not a value for this rule.` }
  if (id !== 'highestWastedBytes' && (limit < 0 || limit > 1)) {
    return { id, limit: null, problem: `“${text}” is not within 0 and 1.` }
  }
  return { id, limit, problem: null }
}

function outcomeOf(
  { id, limit, problem }: DiveLimit,
  dive: DiveAnalysis,
  misconfigured: boolean,
  places: readonly CheckPlace[],
): CheckOutcome {
  const actual = actualOf(id, dive)
  const common = { rule: id, title: titles[id], actual, limit, baseline: null }
  if (problem !== null) return { ...common, status: 'failed', message: problem, places: [] }
  if (limit === null) return { ...common, status: 'skipped', message: 'Disabled.', places: [] }
  if (misconfigured) {
    const message = 'Not looked at, because another rule has no proper value.'
    return { ...common, status: 'skipped', message, places: [] }
  }
  const isLeast = id === 'lowestEfficiency'
  const failed = isLeast ? actual < limit : actual > limit
  const words = `${titles[id]}: ${actual}`
  const allowed = `${isLeast ? 'at least' : 'at most'} ${limit}`
  return failed
    ? { ...common, status: 'failed', message: `${words}, but ${allowed} asked for.`, places }
    : { ...common, status: 'passed', message: `${words}, ${allowed} asked for.`, places: [] }
}

function actualOf(id: DiveRuleId, dive: DiveAnalysis): number {
  switch (id) {
    case 'lowestEfficiency':
      return dive.efficiency
    case 'highestWastedBytes':
      return dive.wastedBytes
    case 'highestUserWastedPercent':
      return dive.wastedUserPercent
  }
}

function placesOf(dive: DiveAnalysis): readonly CheckPlace[] {
  return dive.inefficiencies.slice(0, 10).map(({ file, cumulativeSize }) => ({
    path: file,
    layer: null,
    step: null,
    bytes: cumulativeSize,
  }))
}

/** One line on how our count differs from dive's, and why. */
function differenceNote(
  { waste, efficiency }: ImageAnalysis,
  dive: DiveAnalysis,
): readonly string[] {
  const { wastedBytes, score } = efficiency
  const sameScore = Math.abs(score - dive.efficiency) < 5e-5
  if (sameScore && wastedBytes === dive.wastedBytes) return []
  const counted = new Map(dive.inefficiencies.map((one) => [one.file, one.cumulativeSize]))
  let missed = 0
  for (const { path, bytes } of waste.rows()) {
    const left = counted.get(path)
    if (left === undefined) missed += bytes
    else counted.set(path, left - bytes)
  }
  const kept = [...counted.values()].reduce((sum, bytes) => sum + Math.max(0, bytes), 0)
  const reasons = [
    ...(kept > 0 ? [`counts ${formatBytes(kept)} of copies that are kept`] : []),
    ...(missed > 0
      ? [`misses ${formatBytes(missed)} that went with a whole directory or under a hard link`]
      : []),
    ...(sameScore ? [] : ['scores by the smallest copy of a file, not by the one that is kept']),
  ]
  return [
    `Strata's own count is ${formatBytes(wastedBytes)} wasted, efficiency ${formatShare(score)}: dive ${list(reasons)}.`,
  ]
}

function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? 'counts otherwise'
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}
