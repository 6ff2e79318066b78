import { escapeName } from '../model/display-text.ts'
import type { ReportDuplicate } from '../model/report.ts'
import { digestBytes } from '../store/entry-table.ts'
import type { Timeline } from '../union/timeline.ts'
import { kept } from './last-names.ts'
import type { LastNames } from './last-names.ts'
import { compareTexts, pathText } from './path-text.ts'

/** A group of the report that also tells where its files are stored. */
export interface DuplicateGroup extends ReportDuplicate {
  /** How many of the files each layer stores, bottom first. */
  readonly storedIn: readonly { readonly layer: number; readonly count: number }[]
}

/** Smaller possible savings are not worth a line. */
export const leastReclaimable = 4096

const mostPaths = 100

/**
 * Groups of files in the final tree that have the same content, each stored by itself (names that
 * share an inode count once). Most reclaimable bytes first, then by digest. A possible saving, apart
 * from waste: every copy is reachable.
 */
export function findDuplicates(timeline: Timeline, names: LastNames): readonly DuplicateGroup[] {
  const groups = groupByDigest(timeline, names)
  return groups
    .map((group) => describe(timeline, names, group))
    .sort(
      (one, other) =>
        other.reclaimableBytes - one.reclaimableBytes || compareTexts(one.digest, other.digest),
    )
}

interface Group {
  readonly digest: Uint8Array
  readonly size: number
  readonly copies: readonly number[]
}

/** A hash table in two columns; sha256 is its own hash, so its first bytes choose the slot. */
function groupByDigest(timeline: Timeline, names: LastNames): readonly Group[] {
  const { entries } = timeline
  const slots = new Int32Array(slotCount(entries.count)).fill(-1)
  const nextInGroup = new Int32Array(entries.count).fill(-1)
  const found: number[] = []
  for (const [layer, contents] of entries.layers.entries()) {
    if (contents === null) continue
    const table = contents.entries
    const { digests } = table
    const start = entries.starts[layer] as number
    for (let row = 0; row < table.count; row++) {
      const copy = start + row
      if (names.endEvent[copy] !== kept || (table.size[row] as number) === 0) continue
      const at = table.digestStart(row)
      if (at < 0) continue
      let slot = firstWord(digests, at) & (slots.length - 1)
      for (;;) {
        const first = slots[slot] as number
        if (first < 0) {
          slots[slot] = copy
          break
        }
        if (isDigestOf(timeline, first, digests, at)) {
          if (nextInGroup[first] === -1) found.push(first)
          nextInGroup[copy] = nextInGroup[first] as number
          nextInGroup[first] = copy
          break
        }
        slot = (slot + 1) & (slots.length - 1)
      }
    }
  }
  return found.flatMap((first) => groupOf(timeline, first, nextInGroup))
}

function groupOf(timeline: Timeline, first: number, nextInGroup: Int32Array): readonly Group[] {
  const copies: number[] = []
  for (let copy = first; copy >= 0; copy = nextInGroup[copy] as number) copies.push(copy)
  const { entries } = timeline
  const layer = entries.layerOf(first)
  const size = entries.table(layer).size[first - (entries.starts[layer] as number)] as number
  if ((copies.length - 1) * size < leastReclaimable) return []
  return [{ digest: digestOf(timeline, first), size, copies }]
}

function describe(timeline: Timeline, names: LastNames, group: Group): DuplicateGroup {
  const { paths } = timeline
  const numbers = group.copies.map((copy) => names.endPath[copy] as number)
  const escaped = numbers.some((path) => pathText(paths, path).escaped)
  const texts = numbers.map((path) =>
    escaped ? escapeName(paths.bytes(path)) : pathText(paths, path).text,
  )
  const layers = group.copies.map((copy) => timeline.entries.layerOf(copy))
  return {
    digest: `sha256:${hexOf(group.digest)}`,
    size: group.size,
    count: texts.length,
    paths: texts.sort(compareTexts).slice(0, mostPaths),
    ...(escaped ? { pathEscaped: true } : {}),
    reclaimableBytes: (texts.length - 1) * group.size,
    storedIn: [...new Set(layers)]
      .sort((one, other) => one - other)
      .map((layer) => ({ layer, count: layers.filter((one) => one === layer).length })),
  }
}

function digestOf({ entries }: Timeline, copy: number): Uint8Array {
  const layer = entries.layerOf(copy)
  const digest = entries.table(layer).digest(copy - (entries.starts[layer] as number))
  return digest ?? new Uint8Array()
}

function slotCount(entries: number): number {
  let count = 1024
  while (count < entries * 2) count *= 2
  return count
}

// Hostile layers cannot choose digests: finding many that share 32 bits takes work for each.
function firstWord(digests: Uint8Array, at: number): number {
  const a = digests[at] as number
  const b = digests[at + 1] as number
  const c = digests[at + 2] as number
  const d = digests[at + 3] as number
  return (a << 24) | (b << 16) | (c << 8) | d
}

/** Whether the digest at a place is that of a copy; nothing is made for it, there are very many. */
function isDigestOf({ entries }: Timeline, copy: number, digests: Uint8Array, at: number): boolean {
  const layer = entries.layerOf(copy)
  const table = entries.table(layer)
  const start = table.digestStart(copy - (entries.starts[layer] as number))
  for (let byte = 0; byte < digestBytes; byte++) {
    if (table.digests[start + byte] !== digests[at + byte]) return false
  }
  return true
}

/**
 * Bytes that your layers alone could give back: all their copies where the base image has one, too,
 * else all but one.
 */
export function ownReclaimable({ size, storedIn }: DuplicateGroup, baseLayers: number): number {
  const own = storedIn.filter(({ layer }) => layer >= baseLayers)
  const copies = own.reduce((sum, { count }) => sum + count, 0)
  return Math.max(0, copies - (own.length === storedIn.length ? 1 : 0)) * size
}

/** The groups as if some paths were not there, the most reclaimable bytes first; two others must be left. */
export function withoutPaths(
  groups: readonly ReportDuplicate[],
  isIgnored: (path: string) => boolean,
): readonly ReportDuplicate[] {
  return groups
    .map((group) => {
      const paths = group.paths.filter((path) => !isIgnored(path))
      const count = group.count - (group.paths.length - paths.length)
      return { ...group, paths, count, reclaimableBytes: Math.max(0, count - 1) * group.size }
    })
    .filter(({ reclaimableBytes }) => reclaimableBytes > 0)
    .sort((one, other) => other.reclaimableBytes - one.reclaimableBytes)
}

/** Lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}
