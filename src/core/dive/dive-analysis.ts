import type { ImageAnalysis } from '../analysis/analyze-image.ts'
import { kindDirectory } from '../model/entry-kind.ts'
import type { ImageEntries } from '../union/image-entries.ts'
import {
  childrenFirst,
  findNode,
  implied,
  isWhiteout,
  layerTree,
  newTree,
  pathOf,
  stackTree,
} from './dive-tree.ts'
import type { DiveNode } from './dive-tree.ts'
import { goText } from './go-text.ts'

/** A path that dive calls inefficient: it met two or more leaves there. */
export interface DiveInefficiency {
  /** As dive's JSON shows it, with a leading slash. */
  readonly file: string
  readonly count: number
  /** Bytes of all copies, the kept one included. */
  readonly cumulativeSize: number
}

/** What dive v0.13.1 says of an image (dive/image/image.go, Analyze). Bytes. */
export interface DiveAnalysis {
  readonly trees: readonly DiveNode[]
  /** For every layer the sum of its tar entries' sizes. */
  readonly layerSizes: readonly number[]
  readonly sizeBytes: number
  /** All but layer 0, which dive takes for the base image. */
  readonly userSizeBytes: number
  readonly efficiency: number
  readonly wastedBytes: number
  /** A ratio, despite its name; NaN or Infinity for an image of one layer. */
  readonly wastedUserPercent: number
  /** Most bytes first. Ties are in reverse order of their discovery, in dive in no certain order. */
  readonly inefficiencies: readonly DiveInefficiency[]
}

/** Dive's numbers for an image, computed as dive does, mistakes included. Not our own score. */
export function analyzeAsDive({ timeline }: ImageAnalysis): DiveAnalysis {
  const { entries, paths } = timeline
  const trees = entries.layers.map((_, layer) => layerTree(paths, entries, layer))
  const layerSizes = entries.layers.map((contents) => sum(contents?.entries.size ?? []))
  const { efficiency, inefficiencies } = efficiencyOf(trees, entries)
  const sizeBytes = sum(layerSizes)
  const userSizeBytes = sum(layerSizes.slice(1))
  const wastedBytes = sum(inefficiencies.map(({ cumulativeSize }) => cumulativeSize))
  return {
    trees,
    layerSizes,
    sizeBytes,
    userSizeBytes,
    efficiency,
    wastedBytes,
    wastedUserPercent: wastedBytes / userSizeBytes,
    inefficiencies,
  }
}

interface Tally {
  readonly names: readonly string[]
  cumulativeSize: number
  /** Of the smallest copy; −1 before the first, which stays when the first copy is an error. */
  minimum: number
  count: number
}

/** dive/filetree/efficiency.go, Efficiency. */
function efficiencyOf(trees: readonly DiveNode[], entries: ImageEntries) {
  const tallies = new Map<string, Tally>()
  const found: Tally[] = []
  const below = newTree()
  for (const [layer, tree] of trees.entries()) {
    // In layer 0 dive looks a whiteout up in that layer itself.
    const stacked = layer === 0 ? tree : below
    for (const node of childrenFirst(tree)) {
      if (node.children.size > 0) continue
      const names = pathOf(node)
      const key = names.join('/')
      const tally = tallies.get(key) ?? { names, cumulativeSize: 0, minimum: -1, count: 0 }
      tallies.set(key, tally)
      const size = leafSize(node, names, stacked, entries)
      // A whiteout of nothing ends the visit of the layer: what comes after it is not counted.
      if (size === null) break
      tally.cumulativeSize += size
      if (tally.minimum < 0 || size < tally.minimum) tally.minimum = size
      if (++tally.count === 2) found.push(tally)
    }
    stackTree(below, tree)
  }
  const all = [...tallies.values()]
  const minimum = sum(all.map((tally) => tally.minimum))
  const discovered = sum(all.map((tally) => tally.cumulativeSize))
  return {
    efficiency: discovered === 0 ? 1 : minimum / discovered,
    inefficiencies: found
      .sort((one, other) => one.cumulativeSize - other.cumulativeSize)
      .reverse()
      .map(({ names, count, cumulativeSize }) => ({
        file: goText(`/${names.join('/')}`),
        count,
        cumulativeSize,
      })),
  }
}

/** A whiteout weighs what the directory held that it deletes, and nothing when it was a file. */
function leafSize(
  node: DiveNode,
  names: readonly string[],
  stacked: DiveNode,
  entries: ImageEntries,
): number | null {
  if (!isWhiteout(node)) return entrySize(entries, node.entry)
  const deleted = findNode(stacked, names)
  if (deleted === null) return null
  if (!isDirectory(entries, deleted.entry)) return 0
  let size = 0
  for (const inner of childrenFirst(deleted)) size += entrySize(entries, inner.entry)
  return size
}

function entrySize(entries: ImageEntries, entry: number): number {
  if (entry === implied) return 0
  const layer = entries.layerOf(entry)
  return entries.table(layer).size[entry - (entries.starts[layer] as number)] as number
}

function isDirectory(entries: ImageEntries, entry: number): boolean {
  if (entry === implied) return false
  const layer = entries.layerOf(entry)
  const row = entry - (entries.starts[layer] as number)
  return entries.table(layer).kind[row] === kindDirectory
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
