import { say } from '../../sentences/sentence.ts'
import type { AdviceRule } from '../advice.ts'
import { joined } from '../dockerfile-lines.ts'
import { amount, groupedBy, stepWord } from '../groups.ts'

/** Files whose content a later step replaces. */
export const rewritten: AdviceRule = {
  id: 'rewritten',
  find: ({ analysis, wasted, step }) => {
    const replaced = wasted.filter(
      ({ waste }) => waste?.cause === 'overwritten' || waste?.cause === 'duplicate-entry',
    )
    return groupedBy(replaced, ({ waste }) => waste?.layer ?? -1).map(([again, files]) => {
      const layers = [...new Set([...files.map(({ layer }) => layer), again])].sort(
        (one, other) => one - other,
      )
      const word = stepWord(analysis.layers[again]?.historyIndex, again)
      return {
        evidence: [say('rewrittenBy', ...amount(files), word)],
        files,
        layers,
        line: joined(layers.map(step)),
        lineOf: 'Dockerfile' as const,
      }
    })
  },
}
