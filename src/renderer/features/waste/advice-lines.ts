import type { WindowCard } from '../../../core/advice/advice.ts'

/** A line of what is to be written: new, gone, or said in between. */
export interface AdviceLine {
  readonly kind: 'added' | 'removed' | 'comment'
  readonly text: string
}

/**
 * The lines of a card as a change: the instructions that its line takes the place of, then the new
 * ones. An instruction that the line does not repeat stays where it is and is not shown.
 */
export function adviceLines(card: WindowCard): readonly AdviceLine[] {
  const added = card.line.split('\n').map((text): AdviceLine => ({
    kind: text.startsWith('#') || text === '' ? 'comment' : 'added',
    text,
  }))
  if (card.lineOf !== 'Dockerfile') return added
  const removed = card.steps
    .flatMap(({ instruction }) => (instruction === null ? [] : [instruction]))
    .filter((instruction) => isReplaced(instruction, card.line))
    .flatMap((instruction) => instruction.split('\n'))
    .map((text): AdviceLine => ({ kind: 'removed', text }))
  return [...removed, ...added]
}

/** The new line has the command of the old one, or is a copy in the place of a copy. */
function isReplaced(instruction: string, line: string): boolean {
  const copy = /^(?:COPY|ADD)\s/
  if (copy.test(instruction)) return copy.test(line) || line.includes('--mount=type=bind')
  const command = (instruction.split('\n')[0] ?? '').replace(/^RUN\s+/, '').replace(/\s*\\$/, '')
  return command !== '' && line.includes(command)
}
