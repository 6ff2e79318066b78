import type { ImageAnalysis } from '../analysis/analyze-image.ts'
import { english } from '../sentences/english.ts'
import { say } from '../sentences/sentence.ts'
import { compareTexts } from '../analysis/path-text.ts'
import type {
  Advice,
  AdviceCard,
  AdviceRule,
  Proposal,
  ReportAdvice,
  StoredFiles,
} from './advice.ts'
import { sumOf } from './groups.ts'
import { adviceRules } from './rules.ts'
import { storedFiles } from './stored-files.ts'

/** Less is not worth a card. */
export const leastSaving = 4096

const mostExamples = 10

/** A card with the stored files it is about. */
export interface ClaimingCard {
  readonly card: AdviceCard
  /** The bytes that each would lose, by the number of its entry in the image. */
  readonly bytesOf: ReadonlyMap<number, number>
}

/**
 * Advice on an image: what its layers could lose, and the line to write instead. A stored file belongs
 * to the first rule that claims it, so that the cards add up. Ignored paths count for nothing. Pure; a
 * look at every file of your layers.
 */
export function giveAdvice(
  analysis: ImageAnalysis,
  rules: readonly AdviceRule[] = adviceRules,
  isIgnored: ((path: string) => boolean) | null = null,
): Advice {
  const cards = claimingCards(analysis, rules, isIgnored).map(({ card }) => card)
  const own = analysis.layers.slice(analysis.base.layers)
  return {
    cards,
    bytes: cards.reduce((sum, { bytes }) => sum + bytes, 0),
    ownBytes: own.reduce((sum, { size }) => sum + size, 0),
  }
}

/** The cards of `giveAdvice`, each with what it claims, the most bytes first. */
export function claimingCards(
  analysis: ImageAnalysis,
  rules: readonly AdviceRule[] = adviceRules,
  isIgnored: ((path: string) => boolean) | null = null,
): readonly ClaimingCard[] {
  const image = storedFiles(analysis, rules, isIgnored)
  const taken = new Set<number>()
  return rules
    .flatMap((rule) => rule.find(image).flatMap((proposal) => cardOf(rule, proposal, image, taken)))
    .sort(
      ({ card: one }, { card: other }) => other.bytes - one.bytes || compareTexts(one.id, other.id),
    )
}

function cardOf(
  rule: AdviceRule,
  proposal: Proposal,
  { analysis, step }: StoredFiles,
  taken: Set<number>,
): readonly ClaimingCard[] {
  const files = proposal.files.filter(({ entry }) => !taken.has(entry))
  const bytes = sumOf(files)
  if (bytes < leastSaving) return []
  for (const { entry } of files) taken.add(entry)
  const layers = new Set([...files.map(({ layer }) => layer), ...(proposal.layers ?? [])])
  const inOrder = [...layers].sort((one, other) => one - other)
  const largest = [...files].sort(
    (one, other) => other.bytes - one.bytes || compareTexts(one.path, other.path),
  )
  const said = {
    title: proposal.title ?? say(`${rule.id}.title`),
    why: say(`${rule.id}.why`),
    evidence: proposal.evidence,
  }
  const card: AdviceCard = {
    id: `${rule.id}:${inOrder.join(',')}:${largest[0]?.path ?? ''}`,
    rule: rule.id,
    title: english(said.title),
    why: english(said.why),
    evidence: said.evidence.map(english),
    said,
    bytes,
    files: files.length,
    examples: largest
      .slice(0, mostExamples)
      .map(({ path, bytes: size, layer }) => ({ path, bytes: size, layer })),
    steps: inOrder.map((layer) => ({
      layer,
      step: analysis.layers[layer]?.historyIndex ?? null,
      instruction: step(layer),
    })),
    line: proposal.line,
    lineOf: proposal.lineOf,
    docs: `docs/advice.md#${rule.id}`,
  }
  return [{ card, bytesOf: new Map(files.map(({ entry, bytes: lost }) => [entry, lost])) }]
}

/** Advice as reports have it. */
export function reportAdvice(advice: Advice): ReportAdvice {
  return { ...advice, cards: advice.cards.map(({ said: _, ...card }) => card) }
}
