import type { ImageAnalysis } from '../analysis/analyze-image.ts'
import type { ReportDuplicate, WasteCause } from '../model/report.ts'
import type { Sentence } from '../sentences/sentence.ts'
import type { AdviceRuleId } from './rule-ids.ts'

/** What could be saved, and how: plain data, cards with the most bytes first. Sizes are bytes. */
export interface Advice {
  readonly cards: readonly AdviceCard[]
  /** What all cards save together; no byte is counted by two of them. */
  readonly bytes: number
  /** Stored in your layers: what the cards can be part of. */
  readonly ownBytes: number
}

export interface AdviceCard {
  /** Unique among the cards and the same at every look: the rule and the layers. */
  readonly id: string
  /** Id of the rule, a section of docs/advice.md. */
  readonly rule: AdviceRuleId
  readonly title: string
  /** Why it matters, one or two sentences. */
  readonly why: string
  /** What was found, a sentence each. */
  readonly evidence: readonly string[]
  /** Title, why and evidence before they are in any language. */
  readonly said: {
    readonly title: Sentence
    readonly why: Sentence
    readonly evidence: readonly Sentence[]
  }
  /** What the image would lose. */
  readonly bytes: number
  /** How many stored files that is. */
  readonly files: number
  /** The largest of them, at most ten. */
  readonly examples: readonly AdviceExample[]
  /** The layers concerned and their steps, bottom first. */
  readonly steps: readonly AdviceStep[]
  /** What to write instead: lines of a Dockerfile or of a `.dockerignore`. */
  readonly line: string
  readonly lineOf: 'Dockerfile' | '.dockerignore'
  /** Where the rule is explained. */
  readonly docs: string
}

export interface AdviceExample {
  readonly path: string
  readonly bytes: number
  readonly layer: number
}

export interface AdviceStep {
  readonly layer: number
  /** Index in the history; null when not known. */
  readonly step: number | null
  readonly instruction: string | null
}

/** Advice as a window has it, which makes the sentences itself, in its language. */
export interface WindowAdvice extends Omit<Advice, 'cards'> {
  readonly cards: readonly WindowCard[]
}

export type WindowCard = Omit<AdviceCard, 'title' | 'why' | 'evidence'>

/** Advice as reports have it: in English. */
export interface ReportAdvice extends Omit<Advice, 'cards'> {
  readonly cards: readonly Omit<AdviceCard, 'said'>[]
}

/** One kind of advice. Its title and why are sentences of the catalogue that bear its id. */
export interface AdviceRule {
  readonly id: AdviceRuleId
  /**
   * Which files of the final tree `find` needs to see; none without it. An image has a million files
   * that no rule is about: those are not even put together.
   */
  readonly looksAt?: (image: Pick<StoredFiles, 'duplicates'>) => KeptFileTest
  readonly find: (image: StoredFiles) => readonly Proposal[]
}

/** Whether a rule is about a file, by its absolute path and the bytes of symbols in it. */
export type KeptFileTest = (path: string, symbolBytes: number) => boolean

/** What a rule would save. Which of its files count is decided when all rules have spoken. */
export interface Proposal {
  /** When the rule's own does not say enough. */
  readonly title?: Sentence
  readonly evidence: readonly Sentence[]
  /** With the bytes that would be saved, which may be fewer than a file has. */
  readonly files: readonly StoredFile[]
  /** Layers whose steps are meant, beside those that store the files. */
  readonly layers?: readonly number[]
  readonly line: string
  readonly lineOf: 'Dockerfile' | '.dockerignore'
}

/** One stored copy of a regular file of your layers, of at least one byte. */
export interface StoredFile {
  /** Its entry's number in the image. */
  readonly entry: number
  readonly path: string
  readonly bytes: number
  readonly layer: number
  /** Bytes in it that stripping would save; 0 for what is no program or library. */
  readonly symbolBytes: number
  /** Null for a copy that is in the final tree. */
  readonly waste: { readonly cause: WasteCause; readonly layer: number } | null
}

/** The files of your layers as the rules see them. */
export interface StoredFiles {
  readonly analysis: ImageAnalysis
  /** Files of the final tree that one of the rules looks at. */
  readonly kept: readonly StoredFile[]
  readonly wasted: readonly StoredFile[]
  /** Equal files of the final tree, those of the base among them. */
  readonly duplicates: readonly ReportDuplicate[]
  /** The step of a layer as a Dockerfile line; null when not known. */
  readonly step: (layer: number) => string | null
}
