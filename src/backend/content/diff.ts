import { structuredPatch } from 'diff'
import { pathText } from '../../core/analysis/path-text.ts'
import { kindFile } from '../../core/model/entry-kind.ts'
import { detailsAt, digestText } from '../../core/queries/life.ts'
import { aspectsOf, factsAt } from '../../core/queries/row-builder.ts'
import type { EntryComparison } from '../../core/union/change.ts'
import { changeAdded } from '../../core/union/change.ts'
import { absent } from '../../core/union/live-tree.ts'
import type { Timeline } from '../../core/union/timeline.ts'
import type {
  DiffContent,
  DiffHunk,
  DiffLine,
  DiffRequest,
  DiffSide,
  FileDiff,
} from '../../shared/file-views.ts'
import type { FileContent } from './file-content.ts'
import { hexRows } from './hex-rows.ts'
import { decodeText, detectEncoding } from './text-encoding.ts'
import { decodeXattrs } from './xattrs.ts'

const textBytes = 1024 * 1024
/** Files up to this size are compared byte by byte to find the first difference. */
const binaryBytes = 32 * 1024 * 1024
const binaryStep = 8 * 1024 * 1024
const shownAround = 256
const contextLines = 3
/** Beyond this many changed lines, or this long, a difference is of no use to a reader. */
const mostEdits = 20_000
const diffMs = 1500

/** One path at two layers: metadata, and what of the content differs. Throws a StrataError. */
export async function diffOf(
  timeline: Timeline,
  comparison: EntryComparison,
  content: FileContent,
  { path, from, to }: DiffRequest,
  signal: AbortSignal,
): Promise<FileDiff> {
  const before = timeline.stateAt(path, from)
  const after = timeline.stateAt(path, to)
  const isBoth = before !== absent && after !== absent
  const change = isBoth ? comparison.compare(before, after) : 0
  return {
    path,
    text: pathText(timeline.paths, path).text,
    before: sideOf(timeline, path, before, from),
    after: sideOf(timeline, path, after, to),
    changed: change === changeAdded ? [] : aspectsOf(change),
    content: await contentDiff(timeline, content, before, after, signal),
  }
}

function sideOf(timeline: Timeline, path: number, entry: number, layer: number): DiffSide | null {
  if (entry === absent) return null
  return {
    layer: Math.max(0, timeline.originAt(path, layer)),
    ...detailsAt(timeline, entry),
    xattrs: decodeXattrs(factsAt(timeline, entry).xattrs),
  }
}

async function contentDiff(
  timeline: Timeline,
  content: FileContent,
  before: number,
  after: number,
  signal: AbortSignal,
): Promise<DiffContent> {
  if (!isFile(timeline, before) || !isFile(timeline, after)) return { kind: 'one-sided' }
  const was = factsAt(timeline, before)
  const is = factsAt(timeline, after)
  const wasDigest = digestText(was.digest)
  if (was.size === is.size && wasDigest !== null && wasDigest === digestText(is.digest)) {
    return { kind: 'same' }
  }
  if (was.size <= textBytes && is.size <= textBytes) {
    const old = await content.read(before, 0, was.size, signal)
    const now = await content.read(after, 0, is.size, signal)
    const oldEncoding = detectEncoding(old, true)
    const newEncoding = detectEncoding(now, true)
    if (oldEncoding !== null && newEncoding !== null) {
      return textDiff(
        decodeText(old, oldEncoding, true).text,
        decodeText(now, newEncoding, true).text,
      )
    }
  }
  return binaryDiff(content, before, after, Math.min(was.size, is.size), signal)
}

function isFile(timeline: Timeline, entry: number): boolean {
  return entry >= 0 && timeline.entries.kindNumber(entry) === kindFile
}

/** The difference of two texts in hunks with three lines around each change. */
export function textDiff(before: string, after: string): DiffContent {
  const options = { context: contextLines, timeout: diffMs, maxEditLength: mostEdits }
  const patch = structuredPatch('', '', before, after, '', '', options)
  if (!patch) return { kind: 'too-large', limit: textBytes }
  const missing = { before: false, after: false }
  const hunks = patch.hunks.map((hunk): DiffHunk => {
    let oldLine = hunk.oldStart
    let newLine = hunk.newStart
    const lines: DiffLine[] = []
    for (const line of hunk.lines) {
      const text = line.slice(1)
      switch (line[0]) {
        case '+':
          lines.push({ kind: 'added', text, before: null, after: newLine++ })
          break
        case '-':
          lines.push({ kind: 'removed', text, before: oldLine++, after: null })
          break
        case '\\': {
          // "\ No newline at end of file" speaks of the line before it
          const side = lines.at(-1)?.kind
          if (side !== 'added') missing.before = true
          if (side !== 'removed') missing.after = true
          break
        }
        default:
          lines.push({ kind: 'same', text, before: oldLine++, after: newLine++ })
      }
    }
    return { lines }
  })
  const { before: old, after: now } = missing
  const noNewlineAtEnd = old && now ? 'both' : old ? 'before' : now ? 'after' : null
  return { kind: 'text', hunks, noNewlineAtEnd }
}

async function binaryDiff(
  content: FileContent,
  before: number,
  after: number,
  common: number,
  signal: AbortSignal,
): Promise<DiffContent> {
  if (common > binaryBytes) return { kind: 'too-large', limit: binaryBytes }
  let first = common
  for (let at = 0; at < common && first === common; at += binaryStep) {
    const length = Math.min(binaryStep, common - at)
    const old = await content.read(before, at, length, signal)
    const now = await content.read(after, at, length, signal)
    const found = old.findIndex((byte, index) => byte !== now[index])
    if (found >= 0) first = at + found
  }
  const start = Math.max(0, first - shownAround / 2) & ~15
  const rows = async (entry: number) =>
    hexRows(await content.read(entry, start, shownAround, signal), start)
  return {
    kind: 'binary',
    firstDifference: first,
    before: await rows(before),
    after: await rows(after),
  }
}
