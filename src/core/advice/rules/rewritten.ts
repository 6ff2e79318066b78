import type { AdviceRule } from '../advice.ts'
import { joined } from '../dockerfile-lines.ts'
import { amount, groupedBy, stepWord } from '../groups.ts'

/** Files whose content a later step replaces. */
export const rewritten: AdviceRule = {
  id: 'rewritten',
  title: 'Write a file once',
  why: 'When a later step changes a file, even by a byte, its layer stores the whole file again and the former copy stays in the image.',
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
        evidence: [`${amount(files)} are stored once more, with other content, by ${word}.`],
        files,
        layers,
        line: joined(layers.map(step)),
        lineOf: 'Dockerfile' as const,
      }
    })
  },
}
