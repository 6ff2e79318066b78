import { formatCount, plural } from '../format.ts'

interface Lines {
  readonly from: number
  readonly to: number
}

const range = ({ from, to }: Lines): string =>
  from === to ? formatCount(from) : `${formatCount(from)} to ${formatCount(to)}`

/** Words of a Dockerfile that is matched to the steps of an image. */
export const dockerfileWords = {
  pick: 'Match a Dockerfile…',
  why: 'Picked here or dropped on the window, it is laid beside the steps, so that savings and steps point at its lines. It is only read.',
  matched: (name: string, steps: number) =>
    steps === 0
      ? `${name} fits none of the steps`
      : `${name} fits ${plural(steps, 'step')} of yours`,
  attested: 'from the provenance in the archive',
  forget: 'Forget it',
  tooLarge: (name: string) => `${name} is too large to be a Dockerfile.`,
  at: (name: string, ranges: readonly Lines[], certainty: 'exact' | 'likely') => {
    const one = ranges.length === 1 && ranges[0]?.from === ranges[0]?.to
    return `${name}, ${one ? 'line' : 'lines'} ${ranges.map(range).join(' and ')} · ${certainty}`
  },
} as const
