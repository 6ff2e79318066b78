import type { BaseSums } from '../core/analysis/base-sums.ts'
import type { WindowFinding } from '../core/model/finding.ts'
import type { RuntimeConfig } from '../core/model/image-config.ts'
import type { SourceDescription } from '../core/model/image-input.ts'
import type { ReportBase, ReportImage, ReportLayer, ReportStep } from '../core/model/report.ts'
import type { Sentence } from '../core/sentences/sentence.ts'
import type { ErrorInfo } from './errors.ts'

/* What the window shows. Plain JSON: everything here crosses a process boundary. Sizes are bytes. */

export interface AppInfo {
  readonly version: string
  readonly host: 'electron' | 'browser'
  readonly platform: string
  /** Component → version, for About and diagnostics. */
  readonly versions: Readonly<Record<string, string>>
  /** A source named on the command line, to be opened at start; null when none. */
  readonly initialSource: SourceRequest | null
}

export interface EngineStatus {
  readonly state: 'on' | 'off' | 'failed'
  /** Id of the choice in use. */
  readonly choice: string
  /** Short name: the context, or "default". */
  readonly name: string
  /** Address as the docker CLI writes it: unix:///var/run/docker.sock. */
  readonly endpoint: string
  readonly serverVersion: string | null
  readonly apiVersion: string | null
  /** "Docker Engine", "Podman Engine", … */
  readonly product: string | null
  readonly storeDriver: string | null
  /** The containerd image store is in use. */
  readonly containerdStore: boolean
  /** Why it is not on. */
  readonly error: ErrorInfo | null
}

export interface EngineChoice {
  readonly id: string
  readonly name: string
  readonly endpoint: string
  readonly origin: 'flag' | 'setting' | 'environment' | 'context' | 'socket' | 'default'
  readonly current: boolean
}

export interface ImageSummary {
  readonly id: string
  readonly shortId: string
  /** Familiar names, `python:3.12`; empty for an untagged image. */
  readonly tags: readonly string[]
  readonly digests: readonly string[]
  /** Milliseconds since 1970; null when unknown. */
  readonly created: number | null
  /** As the engine states it. */
  readonly size: number
  /** Bytes shared with other images; null when the engine does not say. */
  readonly sharedSize: number | null
  readonly platforms: readonly string[]
}

/** What to open. A handle stands for a file the user picked, dropped or named; paths never cross. */
export type SourceRequest =
  | { readonly kind: 'engine'; readonly image: string; readonly platform?: string }
  | { readonly kind: 'file'; readonly handle: string; readonly name: string }
  | { readonly kind: 'sample' }

export interface FileGrant {
  readonly handle: string
  readonly name: string
  readonly size: number | null
}

export interface Progress {
  readonly bytes: number
  /** Null when the total is unknown. */
  readonly expectedBytes: number | null
  /** Bytes a second over the last seconds. */
  readonly rate: number
  readonly secondsLeft: number | null
  /** Index of the layer being read, null when not known yet. */
  readonly layer: number | null
  readonly layersRead: number
  readonly layersTotal: number | null
}

export type SessionPhase = 'opening' | 'reading' | 'ready' | 'failed' | 'cancelled'

export interface SessionState {
  readonly phase: SessionPhase
  /** Grows whenever the overview has changed and should be fetched again; 0 = nothing to show yet. */
  readonly revision: number
  readonly progress: Progress | null
  readonly error: ErrorInfo | null
  /** Opened from what was read before and kept; nothing was read. */
  readonly fromDisk?: true
  /** After it was ready a base was found on the engine: the overview should be fetched once more. */
  readonly baseFoundLater?: true
}

/** One image or platform inside what was opened. */
export interface ImageChoice {
  readonly index: number
  readonly tags: readonly string[]
  /** os/arch[/variant]. */
  readonly platform: string
  readonly imageId: string
  readonly layers: number
  /** All its layers are in the archive. */
  readonly complete: boolean
}

/** Something in the archive that is not an image: an attestation, a signature, an artifact. */
export interface PseudoImage {
  readonly digest: string
  readonly kind: 'attestation' | 'signature' | 'artifact' | 'unknown-platform'
  readonly description: Sentence
}

export interface OverviewLayer extends ReportLayer {
  readonly state: 'waiting' | 'reading' | 'read' | 'missing'
  /** Size the engine's history states, before the layer is read; null when not known. */
  readonly approximateSize: number | null
}

export interface OverviewStep extends ReportStep {
  /** False when history and layers do not agree and this step's layer is not certain. */
  readonly certain: boolean
}

export interface OverviewBase extends Omit<ReportBase, 'evidence'> {
  /** The evidence. */
  readonly said: readonly Sentence[]
  /** How many leading steps came with the base; null when its history is not known or differs. */
  readonly steps: number | null
  /** Where the boundary would be without a hand that moved it; only when one did. */
  readonly moved?: { readonly from: number }
}

export interface OverviewEfficiency {
  readonly score: number
  readonly storedBytes: number
  readonly keptBytes: number
  readonly wastedBytes: number
  readonly wastedFiles: number
}

export interface Integrity {
  /** The config's bytes hash to the image ID. Null = not known yet. */
  readonly configVerified: boolean | null
  readonly layersVerified: number
  readonly layersFailed: number
  readonly layersMissing: number
  readonly layersTotal: number
}

/**
 * An image as the Overview and Config tabs show it. Complete after the last byte; before that the
 * numbers of unread layers are 0 and their `state` says so, and `efficiency` is null.
 */
export interface Overview {
  readonly complete: boolean
  readonly source: SourceDescription
  readonly image: ReportImage
  readonly layers: readonly OverviewLayer[]
  readonly steps: readonly OverviewStep[]
  readonly base: OverviewBase
  readonly efficiency: OverviewEfficiency | null
  /** What the base stores and what is yours; only when all is read. */
  readonly sums?: BaseSums
  readonly integrity: Integrity
  readonly findings: readonly WindowFinding[]
  readonly runtime: RuntimeConfig
  /** The Dockerfile as far as the history tells it. */
  readonly dockerfile: string
  readonly config: unknown
  readonly manifest: unknown
  /** The `repositories` file of a docker archive, null when there is none. */
  readonly repositories: unknown
  readonly choices: readonly ImageChoice[]
  readonly chosen: number
  readonly pseudoImages: readonly PseudoImage[]
}

export const archiveEntryRoles = [
  'directory',
  'layer',
  'layer-link',
  'config',
  'manifest',
  'oci-manifest',
  'oci-index',
  'index',
  'oci-layout',
  'repositories',
  'legacy-version',
  'legacy-json',
  'attestation',
  'other',
] as const

/** What an entry of the outer archive is for; the window has one explaining sentence for each. */
export type ArchiveEntryRole = (typeof archiveEntryRoles)[number]

export interface ArchiveEntry {
  readonly name: string
  readonly size: number
  readonly role: ArchiveEntryRole
  readonly linkTarget: string | null
  /** sha256 of the entry's bytes, `sha256:…`; null for directories and links. */
  readonly digest: string | null
  /** True or false when the name states a digest that could be compared; null otherwise. */
  readonly nameVerified: boolean | null
  /** Index of the layer of the chosen image that this entry carries, null otherwise. */
  readonly layer: number | null
  /** The text of a small JSON or VERSION file, so that it can be read in place; null otherwise. */
  readonly text: string | null
}

export interface Page<T> {
  readonly total: number
  readonly offset: number
  readonly rows: readonly T[]
}

export const exportFormats = ['json', 'markdown', 'csv', 'html'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What a window can export; PDF is printed from the HTML report, which only the desktop can. */
export const exportTargets = [...exportFormats, 'pdf'] as const
export type ExportTarget = (typeof exportTargets)[number]

/** Electron saves through its dialog; a browser gets the text to download. */
export type ExportOutcome =
  | { readonly kind: 'saved'; readonly path: string }
  | {
      readonly kind: 'download'
      readonly fileName: string
      readonly mediaType: string
      readonly text: string
    }
  | { readonly kind: 'cancelled' }
