import { giveAdvice } from '../advice/give-advice.ts'
import { adviceRuleIds } from '../advice/rule-ids.ts'
import type { AdviceRuleId } from '../advice/rule-ids.ts'
import { adviceRules } from '../advice/rules.ts'
import type { ImageAnalysis } from '../analysis/analyze-image.ts'
import { stepOf } from '../analysis/step-of.ts'
import { formatBytes, formatCount } from '../model/format.ts'
import { findingCodes } from '../model/finding.ts'
import type { FindingCode } from '../model/finding.ts'
import { bytesOfRule } from './baseline.ts'
import type { CheckBaseline } from './baseline.ts'
import type { CheckOutcome, CheckResult, CheckStatus } from './check-result.ts'
import { hasPassed } from './check-result.ts'
import { formatBeside, isWorse, limitIds, limits } from './limits.ts'
import type { LimitId } from './limits.ts'
import { measureImage, withoutGuess } from './measures.ts'
import type { MeasuredImage } from './measures.ts'

export const checkSeverities = ['error', 'warning', 'off'] as const
export type CheckSeverity = (typeof checkSeverities)[number]

export type RuleId = LimitId | FindingCode | AdviceRuleId
export const ruleIds: readonly RuleId[] = [...limitIds, ...findingCodes, ...adviceRuleIds]

/** What an image is held to. */
export interface CheckRules {
  readonly from: string
  readonly limits: Readonly<Partial<Record<LimitId, number>>>
  /** For a limit `error` when not given; for a finding what the analysis thinks; for advice `off`. */
  readonly severities: Readonly<Partial<Record<RuleId, CheckSeverity>>>
  /** Less waste than this many bytes is none, as far as shares go. */
  readonly wasteFloor: number
  /** Globs of paths whose waste, duplicates and advice do not count. */
  readonly ignore: readonly string[]
}

/** Without a configuration. The floor keeps shares of small images from being noise. */
export const defaultRules: CheckRules = {
  from: 'defaults',
  limits: { efficiency: 0.9, 'wasted-percent': 0.1 },
  severities: {},
  wasteFloor: 1_000_000,
  ignore: [],
}

/** Holds an image to rules. With a baseline only what is worse than there fails. */
export function checkImage(
  image: ImageAnalysis,
  rules: CheckRules,
  baseline: CheckBaseline | null = null,
): CheckResult {
  const analysis = withoutGuess(image)
  const measured = measureImage(analysis, rules.ignore)
  const outcomes = [
    ...limitIds.flatMap((id) => limitOutcome(id, measured, rules, baseline)),
    ...findingOutcomes(analysis, rules, baseline),
    ...adviceOutcomes(analysis, measured.isIgnored, rules, baseline),
  ]
  return {
    image: { name: analysis.image.tags[0] ?? analysis.input.source.name, id: analysis.image.id },
    rulesOf: 'strata',
    rulesFrom: rules.from,
    passed: hasPassed(outcomes),
    outcomes,
    notes: asksForNothing(rules) ? [nothingAsked] : [],
  }
}

const nothingAsked =
  'No limit and no rule is set, so only an image whose numbers cannot be relied on fails.'

function asksForNothing({ limits: asked, severities }: CheckRules): boolean {
  return Object.keys(asked).length === 0 && Object.keys(severities).length === 0
}

function limitOutcome(
  id: LimitId,
  measured: MeasuredImage,
  rules: CheckRules,
  baseline: CheckBaseline | null,
): readonly CheckOutcome[] {
  const limit = rules.limits[id]
  if (limit === undefined) return []
  const { title, isLeast } = limits[id]
  const actual = measured.measures[id]
  const known = baseline?.measures[id] ?? null
  const severity = rules.severities[id] ?? 'error'
  const common = { rule: id, title, actual, limit, baseline: known }
  if (severity === 'off') return [{ ...common, status: 'skipped', message: 'Off.', places: [] }]
  const words = `${title}: ${formatBeside(id, actual, limit)}`
  const allowed = `${isLeast ? 'at least' : 'at most'} ${formatBeside(id, limit, actual)}`
  if (!isWorse(id, actual, limit)) {
    return [{ ...common, status: 'passed', message: `${words}, ${allowed} asked for.`, places: [] }]
  }
  const wasted = id === 'efficiency' ? 'wasted-bytes' : 'own-wasted-bytes'
  if (limits[id].unit === 'share' && measured.measures[wasted] < rules.wasteFloor) {
    const bytes = measured.measures[wasted]
    const floor = `only ${formatBeside(wasted, bytes, rules.wasteFloor)} are wasted, under the floor of ${formatBeside(wasted, rules.wasteFloor, bytes)}`
    return [{ ...common, status: 'passed', message: `${words}; ${floor}.`, places: [] }]
  }
  const status = statusOf(severity, known !== null && !isWorse(id, actual, known))
  const note = status === 'known' ? ', no worse than in the baseline' : ''
  return [
    {
      ...common,
      status,
      message: `${words}, but ${allowed} asked for${note}.`,
      places: measured.places(id),
    },
  ]
}

/** Findings count by code: a rule for each that the image has or the configuration names. */
function findingOutcomes(
  analysis: ImageAnalysis,
  rules: CheckRules,
  baseline: CheckBaseline | null,
): readonly CheckOutcome[] {
  return findingCodes.flatMap((code): readonly CheckOutcome[] => {
    const found = analysis.findings.filter((finding) => finding.code === code)
    const severity = rules.severities[code] ?? (found[0]?.severity === 'error' ? 'error' : 'off')
    if (severity === 'off') return []
    const known = baseline?.findings[code] ?? null
    const common = { rule: code, title: titleOf(code), actual: found.length, limit: 0 }
    const [first] = found
    if (first === undefined) {
      const passed = {
        status: 'passed',
        message: 'Not found.',
        baseline: known,
        places: [],
      } as const
      return [{ ...common, ...passed }]
    }
    const more = found.length > 1 ? ` And ${formatCount(found.length - 1)} more.` : ''
    return [
      {
        ...common,
        status: statusOf(severity, known !== null && found.length <= known),
        message: `${first.message}${more}`,
        baseline: known,
        places: found.slice(0, 10).flatMap(({ layer = null }) => {
          const step = stepOf(analysis, layer)
          return layer === null ? [] : [{ path: null, layer, step, bytes: 0 }]
        }),
      },
    ]
  })
}

/** Advice counts only where the configuration names its rule: what it finds is a matter of taste. */
function adviceOutcomes(
  analysis: ImageAnalysis,
  isIgnored: (path: string) => boolean,
  rules: CheckRules,
  baseline: CheckBaseline | null,
): readonly CheckOutcome[] {
  const wanted = adviceRuleIds.filter((id) => (rules.severities[id] ?? 'off') !== 'off')
  if (wanted.length === 0) return []
  const { cards } = giveAdvice(analysis, adviceRules, isIgnored)
  return wanted.map((id): CheckOutcome => {
    const found = cards.filter(({ rule }) => rule === id)
    const bytes = bytesOfRule(cards, id)
    const known = baseline?.advice[id] ?? null
    const common = { rule: id, title: titleOf(id), actual: bytes, limit: 0, baseline: known }
    const [first] = found
    if (first === undefined)
      return { ...common, status: 'passed', message: 'Nothing to save.', places: [] }
    const evidence = found.flatMap((card) => card.evidence).join(' ')
    return {
      ...common,
      status: statusOf(
        rules.severities[id] === 'error' ? 'error' : 'warning',
        known !== null && bytes <= known,
      ),
      message: `${first.title}, which saves ${formatBytes(bytes)}${beside(bytes, known)}. ${evidence}`,
      places: found
        .flatMap(({ examples }) => examples)
        .toSorted((one, other) => other.bytes - one.bytes)
        .slice(0, 10)
        .map(({ path, layer, bytes: size }) => ({
          path,
          layer,
          step: stepOf(analysis, layer),
          bytes: size,
        })),
    }
  })
}

/** How many bytes of advice there are beside those of the baseline, in words. */
function beside(bytes: number, known: number | null): string {
  if (known === null) return ''
  return bytes <= known
    ? ', no more than in the baseline'
    : `, ${formatBytes(bytes - known)} more than in the baseline`
}

function statusOf(severity: 'error' | 'warning', isKnown: boolean): CheckStatus {
  if (isKnown) return 'known'
  return severity === 'error' ? 'failed' : 'warned'
}

/** `layer-digest-mismatch` → `Layer digest mismatch`. */
function titleOf(code: string): string {
  const words = code.replaceAll('-', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
