import { claimingCards } from '../advice/give-advice.ts'
import type { ImageAnalysis } from '../analysis/analyze-image.ts'
import { findLastNames, kept, neverNamed } from '../analysis/last-names.ts'
import { PathTexts } from '../analysis/path-text.ts'
import { buildTimeline } from '../union/build-timeline.ts'
import type { Timeline } from '../union/timeline.ts'
import type { SuggestedPart } from './suggestion.ts'
import { suggest, suggestionMarkdown } from './suggestion.ts'

/** What to imagine. Layers are those of the image as it is. */
export interface Change {
  /** Ids of advice cards whose files are not stored. */
  readonly cards: readonly string[]
  /** Paths that your layers never store; with a closing slash all below a directory. */
  readonly paths: readonly string[]
  /** Layers that are not there, with all they add, change and delete. */
  readonly layers: readonly number[]
  /** Neighbouring layers made one, from and to included. */
  readonly squashed: readonly { readonly from: number; readonly to: number }[]
}

/** How an image measures. Bytes. */
export interface Totals {
  readonly layers: number
  readonly size: number
  readonly keptBytes: number
  readonly wastedBytes: number
  /** kept ÷ stored, 1 when nothing is stored. */
  readonly efficiency: number
  /**
   * What a pull moves. After a change it is estimated: a layer is taken to compress as well as it does
   * now.
   */
  readonly pullBytes: number
  /** The same for who has the base image already. */
  readonly pullBytesAboveBase: number
}

export interface Outlook {
  readonly before: Totals
  readonly after: Totals
  /** The lines of what is meant, to be taken into the build files. */
  readonly parts: readonly SuggestedPart[]
  /** The same with the numbers, as Markdown. */
  readonly markdown: string
}

/**
 * How the image would measure after a change. The layers that stay are stacked anew, so that what a
 * dropped layer hid is there again. Base layers keep all their files, whatever paths are named. Cards
 * and layers that the image does not have change nothing.
 */
export function whatIf(analysis: ImageAnalysis, change: Change): Outlook {
  const { timeline } = analysis
  const dropped = new Set(change.layers)
  const cards =
    change.cards.length === 0
      ? []
      : claimingCards(analysis).filter(({ card }) => change.cards.includes(card.id))
  const gone = new Map(cards.flatMap(({ bytesOf }) => [...bytesOf]))
  const nothing: Change = { cards: [], paths: [], layers: [], squashed: [] }
  const before = totalsOf(analysis, timeline, nothing, new Map())
  const after = totalsOf(analysis, withoutLayers(timeline, dropped), change, gone)
  const parts = suggest(
    analysis,
    change,
    cards.map(({ card }) => card),
  )
  const name = analysis.image.tags[0] ?? analysis.input.source.name
  return {
    before,
    after,
    parts,
    markdown: suggestionMarkdown(name, before, after, parts),
  }
}

function withoutLayers(timeline: Timeline, dropped: ReadonlySet<number>): Timeline {
  if (dropped.size === 0) return timeline
  const { layers } = timeline.entries
  const left = layers.map((contents, index) => (dropped.has(index) ? null : contents))
  return buildTimeline(timeline.paths, left).timeline
}

/** `gone` are bytes by the number of an entry of the image as it is; `timeline` is that of the layers that stay. */
function totalsOf(
  analysis: ImageAnalysis,
  timeline: Timeline,
  change: Change,
  gone: ReadonlyMap<number, number>,
): Totals {
  const { entries, events, paths } = timeline
  const before = analysis.timeline.entries
  const names = findLastNames(timeline)
  const endOf = squashEnds(change, entries.layers.length)
  const isLeftOut = change.paths.length === 0 ? null : pathTest(change.paths)
  const texts = new PathTexts(paths)
  const sizes = new Array<number>(entries.layers.length).fill(0)
  let keptBytes = 0
  for (const [layer, contents] of entries.layers.entries()) {
    if (contents === null) continue
    const table = contents.entries
    const start = entries.starts[layer] as number
    const original = before.starts[layer] as number
    const isOwn = layer >= analysis.base.layers
    for (let row = 0; row < table.count; row++) {
      const size = (table.size[row] as number) - (gone.get(original + row) ?? 0)
      if (!table.isFile(row) || size === 0) continue
      if (isOwn && isLeftOut?.(texts.of(table.path[row] as number).text) === true) continue
      const end = names.endEvent[start + row] as number
      // One layer keeps of a path only what the last of those it is made of keeps.
      const into = endOf[layer] as number
      const endsWithin =
        end !== kept && (end === neverNamed || (events.layers[end] as number) <= into)
      if (endsWithin && isSquashed(change, layer)) continue
      sizes[into] = (sizes[into] as number) + size
      if (end === kept) keptBytes += size
    }
  }
  return measured(analysis, sizes, keptBytes, change, endOf)
}

function measured(
  { layers, base }: ImageAnalysis,
  sizes: readonly number[],
  keptBytes: number,
  change: Change,
  endOf: readonly number[],
): Totals {
  const size = sizes.reduce((sum, bytes) => sum + bytes, 0)
  const left = layers.filter(
    ({ index }) => !change.layers.includes(index) && endOf[index] === index,
  )
  // A layer made of several takes its own part of what they are together.
  const pull = (from: number): number =>
    left
      .filter(({ index }) => index >= from)
      .reduce((sum, { index }) => {
        const parts = layers.filter((one) => endOf[one.index] === index)
        const now = parts.reduce((total, one) => total + one.size, 0)
        const blobs = parts.reduce((total, { blobSize }) => total + blobSize, 0)
        return sum + (now === 0 ? blobs : blobs * ((sizes[index] as number) / now))
      }, 0)
  return {
    layers: left.length,
    size,
    keptBytes,
    wastedBytes: size - keptBytes,
    efficiency: size === 0 ? 1 : keptBytes / size,
    pullBytes: Math.round(pull(0)),
    pullBytesAboveBase: Math.round(pull(base.layers)),
  }
}

/** For every layer the one that it becomes part of: itself when it is not squashed. */
function squashEnds({ squashed, layers }: Change, count: number): readonly number[] {
  const ends = Array.from({ length: count }, (_, layer) => layer)
  // From the top, so that ranges that overlap come to one end.
  const ranges = [...squashed].sort((one, other) => other.to - one.to)
  for (const { from, to } of ranges) {
    const last = lastLeft(Math.min(to, count - 1), layers)
    const end = ends[last] ?? last
    for (let layer = Math.max(0, from); layer <= last; layer++) {
      if (!layers.includes(layer)) ends[layer] = Math.max(end, ends[layer] as number)
    }
  }
  return ends
}

function lastLeft(layer: number, dropped: readonly number[]): number {
  let last = layer
  while (last >= 0 && dropped.includes(last)) last--
  return last
}

function isSquashed({ squashed }: Change, layer: number): boolean {
  return squashed.some(({ from, to }) => layer >= from && layer <= to)
}

function pathTest(paths: readonly string[]): (path: string) => boolean {
  const files = new Set(paths)
  const directories = paths.filter((path) => path.endsWith('/'))
  return (path) => files.has(path) || directories.some((directory) => path.startsWith(directory))
}
