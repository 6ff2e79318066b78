import type { dockerfileWords as english } from '../en/dockerfile-words.ts'
import { formatCount, plural } from '../format.ts'
import type { Wording } from '../languages.ts'

const certainties = { exact: 'genau', likely: 'wahrscheinlich' }

/** Wörter eines Dockerfiles, das den Schritten eines Images zugeordnet ist. */
export const dockerfileWords: Wording<typeof english> = {
  pick: 'Dockerfile zuordnen…',
  why: 'Hier gewählt oder auf das Fenster gezogen, wird es neben die Schritte gelegt; Einsparungen und Schritte zeigen dann auf seine Zeilen. Es wird nur gelesen.',
  matched: (name, steps) =>
    steps === 0
      ? `${name} passt zu keinem der Schritte`
      : `${name} passt zu ${plural(steps, 'eigenen Schritt', 'eigenen Schritten')}`,
  attested: 'aus der Provenienz im Archiv',
  forget: 'Vergessen',
  tooLarge: (name) => `${name} ist zu groß für ein Dockerfile.`,
  at: (name, ranges, certainty) => {
    const lines = ranges.map(({ from, to }) =>
      from === to ? formatCount(from) : `${formatCount(from)} bis ${formatCount(to)}`,
    )
    const one = ranges.length === 1 && ranges[0]?.from === ranges[0]?.to
    return `${name}, ${one ? 'Zeile' : 'Zeilen'} ${lines.join(' und ')} · ${certainties[certainty]}`
  },
}
