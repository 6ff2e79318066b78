import { say } from '../sentences/sentence.ts'
import type { AdviceRule, StoredFile } from './advice.ts'
import type { AdviceRuleId } from './rule-ids.ts'
import { isCopy } from './dockerfile-lines.ts'
import { amount, groupedBy, stepWord } from './groups.ts'

/** What a rule about files that could be left out has to say. */
export interface KeptFilesRule {
  readonly id: AdviceRuleId
  /** Fits the absolute paths of the files. */
  readonly pattern: RegExp
  /** What to write for the files of one layer, given its step. */
  readonly line: (step: string | null) => string
  readonly lineOf: 'Dockerfile' | '.dockerignore'
  /** The line holds for files that were copied, too; otherwise those are to be left out of the copy. */
  readonly holdsForCopies?: true
  /** What to leave out of a copy, when that is more than the names of the files. */
  readonly notCopied?: string
}

/** A rule that proposes, layer by layer, to leave out files of the final tree that fit a pattern. */
export function keptFilesRule(rule: KeptFilesRule): AdviceRule {
  const { id, pattern } = rule
  const isMeant = (path: string): boolean => pattern.test(path)
  return {
    id,
    looksAt: () => isMeant,
    find: ({ analysis, kept, step }) =>
      groupedBy(
        kept.filter(({ path }) => isMeant(path)),
        ({ layer }) => layer,
      ).map(([layer, files]) => ({
        evidence: [
          say(
            'keptInImage',
            ...amount(files),
            stepWord(analysis.layers[layer]?.historyIndex, layer),
          ),
        ],
        files,
        ...lineFor(rule, step(layer), files),
      })),
  }
}

/** No later step takes back what a copy has stored: such files are left out of the build context. */
function lineFor(rule: KeptFilesRule, step: string | null, files: readonly StoredFile[]) {
  const { line, lineOf, holdsForCopies, notCopied } = rule
  if (lineOf === '.dockerignore' || holdsForCopies || !isCopy(step))
    return { line: line(step), lineOf }
  if (notCopied !== undefined) return { line: notCopied, lineOf: '.dockerignore' as const }
  const names = files.map(({ path }) => path.slice(path.lastIndexOf('/') + 1))
  const directories = files.map(({ path }) => path.split('/').at(-2) ?? '')
  const left = new Set(names.length <= mostNames ? names : directories)
  const lines = [...left].slice(0, mostNames).map((name) => `**/${name}`)
  return { line: lines.join('\n'), lineOf: '.dockerignore' as const }
}

const mostNames = 10
