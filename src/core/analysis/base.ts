import type { HistoryEntry } from '../model/image-config.ts'
import type { BaseLink, ReportBase } from '../model/report.ts'
import type { BaseClaim } from './base-claims.ts'
import { compareTexts } from './path-text.ts'
import { english } from '../sentences/english.ts'
import type { Sentence } from '../sentences/sentence.ts'
import { say } from '../sentences/sentence.ts'

/** Another image at hand that may be the base of this one. */
export interface BaseCandidate {
  /** A name people know it by; its ID when it has none. */
  readonly name: string
  readonly id: string
  readonly diffIds: readonly string[]
  /** Its config's history, when it is known. */
  readonly history?: readonly HistoryEntry[]
}

/** A base with what the analysis, but not the report, needs of it. */
export interface DetectedBase extends ReportBase {
  /** Leading history steps that belong to it; null when its history is not known or differs. */
  readonly steps: number | null
  /** The evidence before it is in any language. */
  readonly said: readonly Sentence[]
}

export const noBase: DetectedBase = {
  layers: 0,
  confidence: 'none',
  name: null,
  evidence: [],
  said: [],
  steps: null,
}

/**
 * The base image: the candidate with most layers whose whole list of diff IDs begins this image's
 * list and is shorter (as long means the same file systems, not a base). Of several, one whose
 * history begins this history is taken first, then the first by name. `exact` when layers and
 * history agree, `likely` when only the layers do.
 * Without such an image, what this one claims of its base is `claimed`.
 */
export function detectBase(
  diffIds: readonly string[],
  history: readonly HistoryEntry[],
  candidates: readonly BaseCandidate[],
  claims: readonly BaseClaim[] = [],
): DetectedBase {
  const fitting = candidates
    .filter(({ diffIds: ids }) => ids.length > 0 && ids.length < diffIds.length)
    .filter(({ diffIds: ids }) => ids.every((id, index) => id === diffIds[index]))
    .map((candidate) => ({ candidate, steps: commonSteps(candidate, history) }))
    .sort(
      (one, other) =>
        other.candidate.diffIds.length - one.candidate.diffIds.length ||
        (other.steps ?? 0) - (one.steps ?? 0) ||
        compareTexts(one.candidate.name, other.candidate.name),
    )
  const best = fitting[0]
  if (best === undefined) return claimedBase(claims, diffIds.length)
  const { candidate, steps } = best
  const layers = candidate.diffIds.length
  const chain = chainOf(fitting.map((one) => one.candidate))
  return {
    layers,
    confidence: steps === null ? 'likely' : 'exact',
    name: candidate.name,
    ...evidenceOf([
      say('firstLayers', layers, candidate.name, diffIds.length),
      historyEvidence(candidate, steps),
      ...claims.map(({ evidence }) => evidence),
    ]),
    ...(chain.length > 1 ? { chain } : {}),
    steps,
  }
}

/** The images that begin this one, each built on the one before it; of equals the first found. */
function chainOf(fitting: readonly BaseCandidate[]): readonly BaseLink[] {
  const byLayers = new Map<number, string>()
  for (const { name, diffIds } of fitting) {
    if (!byLayers.has(diffIds.length)) byLayers.set(diffIds.length, name)
  }
  return [...byLayers]
    .map(([layers, name]) => ({ name, layers }))
    .sort((one, other) => one.layers - other.layers)
}

/** Nobody here has that base, but the image names it. Where it ends may stay unknown. */
function claimedBase(claims: readonly BaseClaim[], layerCount: number): DetectedBase {
  const [claim] = claims
  if (claim === undefined) return noBase
  const layers = claim.layers === null || claim.layers >= layerCount ? 0 : claim.layers
  return {
    layers,
    confidence: 'claimed',
    name: claim.name,
    ...evidenceOf([
      ...claims.map(({ evidence }) => evidence),
      say('baseNotAtHand'),
      ...(layers === 0 ? [say('baseEndUnknown')] : []),
    ]),
    steps: null,
  }
}

/** The number of a candidate's steps when they are the first steps here, else null. */
function commonSteps(candidate: BaseCandidate, history: readonly HistoryEntry[]): number | null {
  const { history: own } = candidate
  if (own === undefined || own.length === 0 || own.length > history.length) return null
  const agree = own.every((step, index) => {
    const here = history[index]
    return (
      step.createdBy === here?.createdBy &&
      step.created === here.created &&
      step.comment === here.comment &&
      step.emptyLayer === here.emptyLayer
    )
  })
  return agree ? own.length : null
}

function historyEvidence(candidate: BaseCandidate, steps: number | null): Sentence {
  if (steps !== null) return say('firstSteps', steps)
  return say(candidate.history === undefined ? 'historyUnknown' : 'historyDiffers')
}

/** Evidence as reports have it and as it is said in a window. */
export function evidenceOf(said: readonly Sentence[]): Pick<DetectedBase, 'evidence' | 'said'> {
  return { evidence: said.map(english), said }
}
