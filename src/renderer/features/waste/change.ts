import type { Change } from '../../../core/what-if/what-if.ts'

/* What is imagined, ticked one by one. Every function gives a new change. */

export const noChange: Change = { cards: [], paths: [], layers: [], squashed: [] }

/** How many things are ticked; a squash counts once for each seam it closes. */
export function countOf({ cards, paths, layers, squashed }: Change): number {
  const seams = squashed.reduce((sum, { from, to }) => sum + to - from, 0)
  return cards.length + paths.length + layers.length + seams
}

export function withCard(change: Change, card: string, on: boolean): Change {
  return { ...change, cards: toggled(change.cards, card, on) }
}

export function withPath(change: Change, path: string, on: boolean): Change {
  return { ...change, paths: toggled(change.paths, path, on) }
}

export function withLayer(change: Change, layer: number, on: boolean): Change {
  return { ...change, layers: toggled(change.layers, layer, on).toSorted((a, b) => a - b) }
}

/** Whether a layer is one with the layer below it. */
export function isJoined({ squashed }: Change, layer: number): boolean {
  return squashed.some(({ from, to }) => layer > from && layer <= to)
}

/** Makes a layer one with the layer below it, or takes them apart. */
export function withJoin(change: Change, layer: number, on: boolean): Change {
  const joined = change.squashed.flatMap(({ from, to }) =>
    Array.from({ length: to - from }, (_, at) => from + at + 1),
  )
  const seams = toggled(joined, layer, on).toSorted((a, b) => a - b)
  const squashed: { from: number; to: number }[] = []
  for (const seam of seams) {
    const last = squashed.at(-1)
    if (last?.to === seam - 1) last.to = seam
    else squashed.push({ from: seam - 1, to: seam })
  }
  return { ...change, squashed }
}

/** Whether what is below a directory, or a path itself, is ticked. */
export function hasPath({ paths }: Change, path: string): boolean {
  return paths.some((one) => one === path || (one.endsWith('/') && path.startsWith(one)))
}

function toggled<T>(list: readonly T[], item: T, on: boolean): readonly T[] {
  const others = list.filter((one) => one !== item)
  return on ? [...others, item] : others
}
