import type { ReportAdvice } from '../advice/advice.ts'
import type { ReportFinding } from './finding.ts'
import type { Compression, SourceDescription } from './image-input.ts'

/** Why stored bytes are not kept. Also the words of the report. */
export const wasteCauses = [
  'overwritten',
  'metadata-only-copy',
  'deleted',
  'hidden-by-opaque',
  'replaced-by-type',
  'duplicate-entry',
] as const

export type WasteCause = (typeof wasteCauses)[number]

export type Confidence = 'exact' | 'likely' | 'claimed' | 'guess' | 'none'

/** Report version 1; docs/report-format.md explains every field. Sizes are bytes. */
export interface Report {
  readonly schemaVersion: 1
  readonly generator: string
  readonly source: SourceDescription
  readonly image: ReportImage
  readonly config: unknown
  readonly manifest: unknown
  readonly layers: readonly ReportLayer[]
  readonly history: readonly ReportStep[]
  readonly base: ReportBase
  readonly efficiency: ReportEfficiency
  readonly duplicates: readonly ReportDuplicate[]
  readonly findings: readonly ReportFinding[]
  /** What could be saved, and how (docs/advice.md). */
  readonly advice?: ReportAdvice
}

export interface ReportImage {
  readonly id: string
  readonly shortId: string
  readonly tags: readonly string[]
  readonly digests: readonly string[]
  readonly os: string
  readonly architecture: string
  readonly variant: string | null
  readonly created: string | null
  readonly author: string | null
  /** Sum of the layers' sizes. */
  readonly size: number
  /** Bytes of regular files in the final merged tree, hard links counted once. */
  readonly mergedSize: number
  /** Paths of the final tree, implied directories included, the root not. */
  readonly mergedEntries: number
}

export interface ReportLayer {
  readonly index: number
  readonly diffId: string
  readonly digest: string | null
  readonly chainId: string
  readonly mediaType: string | null
  readonly compression: Compression
  readonly blobSize: number
  readonly tarSize: number
  readonly size: number
  readonly files: number
  readonly directories: number
  /** Symbolic and hard links. */
  readonly links: number
  readonly others: number
  /** Whiteout and opaque markers. */
  readonly whiteouts: number
  readonly added: number
  readonly modified: number
  readonly removed: number
  /** Wasted bytes stored in this layer. */
  readonly wastedBytes: number
  /** Index in `history`, null when no step is known. */
  readonly historyIndex: number | null
  readonly base: boolean
  readonly verified: boolean
}

export interface ReportStep {
  readonly index: number
  readonly created: string | null
  readonly createdBy: string
  readonly instruction: string
  readonly comment: string | null
  readonly emptyLayer: boolean
  /** Null for a step without a layer, or when the match is not certain. */
  readonly layerIndex: number | null
  /** Size of its layer, 0 without one. */
  readonly size: number
}

/** An image that the base was built on in its turn. */
export interface BaseLink {
  readonly name: string
  /** How many of the layers are its and its own bases'. */
  readonly layers: number
}

export interface ReportBase {
  readonly layers: number
  readonly confidence: Confidence
  readonly name: string | null
  readonly evidence: readonly string[]
  /** From the lowest image to the base itself; only when there are several. */
  readonly chain?: readonly BaseLink[]
}

export interface ReportWaste {
  readonly path: string
  /** The path is not UTF-8 and written with escapes: `\xHH` for a byte, `\\` for a backslash. */
  readonly pathEscaped?: true
  readonly bytes: number
  readonly cause: WasteCause
  readonly storedIn: number
  readonly wastedBy: number
}

export interface ReportEfficiency {
  /** kept ÷ stored, 1 when nothing is stored. */
  readonly score: number
  readonly storedBytes: number
  readonly keptBytes: number
  readonly wastedBytes: number
  readonly waste: readonly ReportWaste[]
}

export interface ReportDuplicate {
  readonly digest: string
  readonly size: number
  readonly count: number
  /** At most 100, in text order. */
  readonly paths: readonly string[]
  /** One of the paths is not UTF-8, and all of them are written with escapes (see ReportWaste). */
  readonly pathEscaped?: true
  readonly reclaimableBytes: number
}
