import type { DockerfileInstruction } from './parse-dockerfile.ts'

/** A step of the history that a Dockerfile's lines made. */
export interface StepMatch {
  readonly step: number
  readonly instruction: DockerfileInstruction
  /** `exact`: the texts agree; `likely`: as far as the builder recorded them. */
  readonly certainty: 'exact' | 'likely'
}

/** A step as a Dockerfile line: an `OverviewStep` fits. */
export interface MatchableStep {
  readonly index: number
  readonly instruction: string
}

/** Instructions that leave no step in a history. */
const silent = /^(?:FROM|ONBUILD|MAINTAINER)$/
/** Longer histories or files than anyone has are not worth the square of their lengths. */
const most = 2000
const exactly = 1
const leastLikeness = 0.5

/**
 * Finds for each step the instruction that made it. Both are in order, so the best of all ways to lay
 * them side by side is taken; a step or an instruction without its like stays alone. What a builder
 * changes is allowed for: arguments filled in, sources replaced by a checksum, white space.
 */
export function matchSteps(
  steps: readonly MatchableStep[],
  instructions: readonly DockerfileInstruction[],
): readonly StepMatch[] {
  const own = instructions.filter(({ keyword }) => !silent.test(keyword)).slice(0, most)
  const told = steps.slice(-most)
  const scores = told.map((step) =>
    own.map((instruction) => likeness(step.instruction, instruction)),
  )
  // best[i][j]: the most that the steps from i on and the instructions from j on can reach.
  const width = own.length + 1
  const best = new Float64Array((told.length + 1) * width)
  const at = (step: number, one: number): number => best[step * width + one] as number
  for (let step = told.length - 1; step >= 0; step--) {
    for (let one = own.length - 1; one >= 0; one--) {
      const score = scores[step]?.[one] ?? 0
      const together = score > 0 ? score + at(step + 1, one + 1) : 0
      best[step * width + one] = Math.max(together, at(step + 1, one), at(step, one + 1))
    }
  }
  const matches: StepMatch[] = []
  for (let step = 0, one = 0; step < told.length && one < own.length;) {
    const score = scores[step]?.[one] ?? 0
    const instruction = own[one]
    const index = told[step]?.index
    if (
      instruction !== undefined &&
      index !== undefined &&
      score > 0 &&
      at(step, one) === score + at(step + 1, one + 1)
    ) {
      matches.push({ step: index, instruction, certainty: score === exactly ? 'exact' : 'likely' })
      step++
      one++
    } else if (at(step, one) === at(step + 1, one)) step++
    else one++
  }
  return matches
}

/** 0 to 1; 0 for what cannot belong together. */
function likeness(told: string, { keyword, text, heredoc }: DockerfileInstruction): number {
  const [, word, rest = ''] = /^([A-Z]+)(?:\s+(.*))?$/s.exec(told.trim()) ?? []
  if (word !== keyword) return 0
  const [mine, theirs] = [plain(text, keyword), plain(rest, keyword)]
  if (mine === theirs) return exactly
  // The builder records a script's text, or only its name; the line before it is all that is left.
  if (heredoc) return 0.6
  if (keyword === 'COPY' || keyword === 'ADD') return copyLikeness(mine, theirs)
  if (keyword === 'WORKDIR') return theirs.endsWith(mine.replace(/^\.?\//, '')) ? 0.9 : 0
  if (filled(mine).test(theirs)) return 0.9
  const shared = dice(mine.split(' '), theirs.split(' '))
  return shared >= leastLikeness ? shared * 0.8 : 0
}

/** By where the files go to, when the sources are a checksum (`dir:0a1b… in /srv`). */
function copyLikeness(mine: string, theirs: string): number {
  const target = (text: string): string => (text.split(' ').at(-1) ?? '').replace(/\/$/, '')
  const same = target(mine) === target(theirs) || filled(target(mine)).test(target(theirs))
  const relative = target(theirs).endsWith(`/${target(mine).replace(/^\.\//, '')}`)
  if (/^(?:file|dir|multi):[0-9a-f]{64} in /.test(theirs)) {
    if (same) return 0.9
    // `.` is the directory that WORKDIR set, which the step tells in full.
    return relative || target(mine) === '.' ? 0.8 : 0
  }
  if (same && dice(mine.split(' '), theirs.split(' ')) >= leastLikeness) return 0.85
  return same || relative ? 0.6 : 0
}

/** One space between words; options of the build, and quotes around values, left out. */
function plain(text: string, keyword: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  const told = keyword === 'RUN' || keyword === 'COPY' || keyword === 'ADD' ? bare(words) : words
  return keyword === 'ENV' || keyword === 'LABEL' ? told.replace(/["']/g, '') : told
}

function bare(words: string): string {
  return words.replace(/^(?:--[a-z][\w-]*(?:=\S*)?\s+)+/, '')
}

/** Fits a text in which every variable has got a value. */
function filled(text: string): RegExp {
  const parts = text.split(/\$(?:\w+|\{[^}]*\})/)
  if (parts.length === 1) return /(?!)/
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${escaped.join('.*')}$`, 's')
}

/** The share of words that two texts have in common. */
function dice(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of one) {
    const count = left.get(word) ?? 0
    if (count > 0) {
      shared++
      left.set(word, count - 1)
    }
  }
  return (2 * shared) / (one.length + other.length)
}
