import { instructionOf, keywordOf } from '../history/instruction.ts'
import { isReproducibleEpoch } from '../history/timestamps.ts'
import type { HistoryEntry, ImageConfig } from '../model/image-config.ts'
import type { LayerInput } from '../model/image-input.ts'
import type { Sentence } from '../sentences/sentence.ts'
import { say } from '../sentences/sentence.ts'
import type { PathTable } from '../store/path-table.ts'
import { evidenceOf } from './base.ts'
import type { DetectedBase } from './base.ts'

const day = 24 * 60 * 60 * 1000
/** Layers from a builder's cache are often some days older than what was built upon them. */
const leastGap = 7 * day

const systemFiles = ['/etc/os-release', '/usr/lib/os-release']

/** A sign of where the base may end. */
interface Sign {
  /** Layers that would be the base's. */
  readonly layers: number
  readonly evidence: Sentence
}

/**
 * Where a base image may end, by signs only: the last CMD that has layers above it, as most base images
 * end with one (the rule of Trivy); the widest gap of a week or more between the times of two steps; a
 * first layer that is the file system of a distribution. The first of these that is there decides. Null
 * without a sign, and when the history does not fit the layers. Only for an image of which nothing better
 * is known.
 */
export function guessBase(
  { history }: ImageConfig,
  layers: readonly LayerInput[],
  paths: PathTable,
): DetectedBase | null {
  const upTo = layersUpTo(history)
  if ((upTo.at(-1) ?? 0) !== layers.length) return null
  const fits = (sign: Sign | null): sign is Sign =>
    sign !== null && sign.layers > 0 && sign.layers < layers.length
  const [command, gap, root] = [
    lastCommand(history, upTo),
    widestGap(history, upTo),
    rootFileSystem(history, layers[0], paths),
  ].map((sign) => (fits(sign) ? sign : null))
  const best = command ?? gap ?? root
  if (best === null || best === undefined) return null
  const agreeing = [command, gap].flatMap((sign) => (sign?.layers === best.layers ? [sign] : []))
  return {
    layers: best.layers,
    confidence: 'guess',
    name: best.layers === root?.layers ? distributionOf(history) : null,
    ...evidenceOf([
      ...[...agreeing, ...(root ? [root] : [])].map(({ evidence }) => evidence),
      say('baseNotAtHand'),
    ]),
    steps: null,
  }
}

/** How many layers the steps up to each have made. */
function layersUpTo(history: readonly HistoryEntry[]): readonly number[] {
  let layers = 0
  return history.map(({ emptyLayer }) => (emptyLayer ? layers : ++layers))
}

function lastCommand(history: readonly HistoryEntry[], upTo: readonly number[]): Sign | null {
  const top = history.findLastIndex(({ emptyLayer }) => !emptyLayer)
  const step = history.findLastIndex(
    (one, index) => index < top && keywordOf(instructionOf(one)) === 'CMD',
  )
  if (step < 0) return null
  return { layers: upTo[step] ?? 0, evidence: say('endsWithCommand', step) }
}

function widestGap(history: readonly HistoryEntry[], upTo: readonly number[]): Sign | null {
  const top = upTo.at(-1) ?? 0
  let widest = leastGap
  let found: Sign | null = null
  for (const [step, { created }] of history.entries()) {
    const before = timeOf(history[step - 1]?.created ?? null)
    const layers = upTo[step - 1] ?? 0
    const gap = timeOf(created) - before
    if (!(gap >= widest) || layers === 0 || layers === top) continue
    widest = gap
    found = { layers, evidence: say('daysBetween', Math.floor(gap / day), step - 1, step) }
  }
  return found
}

/** NaN when it is not known, or the fixed time of a reproducible build. */
function timeOf(created: string | null): number {
  return created === null || isReproducibleEpoch(created) ? Number.NaN : Date.parse(created)
}

/** A first layer that was put to `/` whole. A program alone can be, too, so there must be a system in it. */
function rootFileSystem(
  history: readonly HistoryEntry[],
  layer: LayerInput | undefined,
  paths: PathTable,
): Sign | null {
  const first = history.find(({ emptyLayer }) => !emptyLayer)
  const entries = layer?.contents?.entries
  if (first === undefined || entries === undefined || !isWholeFileSystem(first)) return null
  const file = systemFiles.find((name) => {
    const path = paths.find(new TextEncoder().encode(name))
    return path >= 0 && entries.path.subarray(0, entries.count).includes(path)
  })
  if (file === undefined) return null
  return { layers: 1, evidence: say('isDistribution', file) }
}

/** `ADD rootfs.tar.xz /`, debuerreotype's and apko's steps, and `docker import`. */
function isWholeFileSystem({ createdBy, comment }: HistoryEntry): boolean {
  const text = createdBy.trim()
  return (
    /^(?:\/bin\/sh -c #\(nop\)\s+)?ADD (?:file|multi):[0-9a-f]{64} in \/$/.test(text) ||
    /^ADD \S+\.(?:tar(?:\.\w+)?|t[gx]z) \/(?: # buildkit)?$/.test(text) ||
    /^(?:# debian\.sh |apko\b)/.test(text) ||
    /^(?:debuerreotype\b|Imported from )/.test(comment ?? '')
  )
}

/** The name that the steps of some distributions tell; they stand right behind the file system. */
function distributionOf(history: readonly HistoryEntry[]): string | null {
  const first = history.findIndex(({ emptyLayer }) => !emptyLayer)
  const text = history[first]?.createdBy ?? ''
  const suite = /^# debian\.sh .*? out\/ '([a-z]+)'/.exec(text)?.[1]
  if (suite !== undefined) return `debian:${suite}`
  const alpine = /\balpine-minirootfs-(\d+\.\d+\.\d+)/.exec(text)?.[1]
  if (alpine !== undefined) return `alpine:${alpine}`
  const labels = new Map<string, string>()
  for (const { createdBy, emptyLayer } of history) {
    if (!emptyLayer && labels.size > 0) break
    const label = /LABEL org\.opencontainers\.image\.(ref\.name|version)=([\w.-]+)\s*$/.exec(
      createdBy,
    )
    if (label !== null) labels.set(label[1] ?? '', label[2] ?? '')
  }
  const [name, version] = [labels.get('ref.name'), labels.get('version')]
  return name === undefined || version === undefined ? null : `${name}:${version}`
}
