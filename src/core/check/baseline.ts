import { giveAdvice } from '../advice/give-advice.ts'
import { adviceRuleIds } from '../advice/rule-ids.ts'
import type { AdviceRuleId } from '../advice/rule-ids.ts'
import { adviceRules } from '../advice/rules.ts'
import type { AdviceCard } from '../advice/advice.ts'
import type { ImageAnalysis } from '../analysis/analyze-image.ts'
import type { LimitId } from './limits.ts'
import { measureImage, withoutGuess } from './measures.ts'

/** How an image measured once, so that a check fails only on what became worse (docs/check.md). */
export interface CheckBaseline {
  readonly schemaVersion: 1
  readonly generator: string
  readonly image: { readonly name: string; readonly id: string }
  readonly measures: Readonly<Partial<Record<LimitId, number>>>
  /** How many findings there are of each code. */
  readonly findings: Readonly<Record<string, number>>
  /** The bytes that the cards of each rule of advice would save. A rule that is younger is missing. */
  readonly advice: Readonly<Partial<Record<AdviceRuleId, number>>>
}

export function baselineOf(
  image: ImageAnalysis,
  ignore: readonly string[],
  generator: string,
): CheckBaseline {
  const analysis = withoutGuess(image)
  const findings: Record<string, number> = {}
  for (const { code } of analysis.findings) findings[code] = (findings[code] ?? 0) + 1
  const { measures, isIgnored } = measureImage(analysis, ignore)
  const { cards } = giveAdvice(analysis, adviceRules, isIgnored)
  return {
    schemaVersion: 1,
    generator,
    image: { name: analysis.image.tags[0] ?? analysis.input.source.name, id: analysis.image.id },
    measures,
    findings,
    advice: Object.fromEntries(adviceRuleIds.map((id) => [id, bytesOfRule(cards, id)])),
  }
}

/** What the cards of one rule save together. */
export function bytesOfRule(cards: readonly AdviceCard[], id: AdviceRuleId): number {
  return cards.reduce((sum, { rule, bytes }) => (rule === id ? sum + bytes : sum), 0)
}
