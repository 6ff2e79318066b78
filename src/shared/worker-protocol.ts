import type { Advice } from '../core/advice/advice.ts'
import type { Result } from '../core/model/result.ts'
import type { DuplicateGroup } from '../core/analysis/duplicates.ts'
import type { ReportWaste } from '../core/model/report.ts'
import type {
  Owner,
  WasteGroup,
  WasteGrouping,
  WasteSelection,
} from '../core/queries/waste-view.ts'
import type { SuggestionFormat } from '../core/what-if/suggestion.ts'
import type { Change, Outlook } from '../core/what-if/what-if.ts'
import type { ErrorInfo } from './errors.ts'
import type { ExtractProgress, ExtractReport, ExtractRequest, FileQueries } from './file-views.ts'
import type { ArchiveEntry, ExportFormat, Overview, Page, SessionState } from './views.ts'

/* Between a session and its analysis worker: one worker, one analysis. Plain structured clone. */

/** How to reach an engine; made by the backend's resolution, plain data. */
export interface EngineEndpoint {
  readonly id: string
  readonly name: string
  /** Address as the docker CLI writes it. */
  readonly address: string
  readonly transport:
    | { readonly kind: 'socket'; readonly path: string }
    | {
        readonly kind: 'tcp'
        readonly host: string
        readonly port: number
        readonly tls: TlsFiles | null
        readonly basePath?: string
      }
    | { readonly kind: 'ssh'; readonly url: string }
}

/** Paths of PEM files, read when the connection is made; `verify` false = any certificate is taken. */
export interface TlsFiles {
  readonly ca: string | null
  readonly cert: string | null
  readonly key: string | null
  readonly verify: boolean
}

export type ResolvedSource =
  | { readonly kind: 'engine'; readonly endpoint: EngineEndpoint; readonly image: string }
  /** A file or an OCI layout directory on this machine. */
  | { readonly kind: 'path'; readonly path: string; readonly name: string }
  /** Bytes that the host pushes as they come (`chunk`, `end`). */
  | { readonly kind: 'pushed'; readonly name: string; readonly expectedBytes: number | null }

export interface OpenRequest {
  readonly source: ResolvedSource
  readonly platform: string | null
  readonly generator: string
  /** Where archives of the engine are kept between runs; null keeps none. */
  readonly cache?: KeepOn | null
}

/** Where something may be kept between runs, and how much, in bytes. */
export interface KeepOn {
  readonly folder: string
  readonly maxBytes: number
}

export interface WorkerCalls extends FileQueries {
  open: { arg: OpenRequest; result: null }
  /** Compares an archive with the images of an engine, once it is read; answered when that is done. */
  'look-around': {
    arg: { readonly endpoint: EngineEndpoint; readonly cache: KeepOn | null }
    result: null
  }
  state: { arg: null; result: SessionState }
  overview: { arg: null; result: Overview }
  choose: { arg: { readonly index: number }; result: Overview }
  base: { arg: { readonly layers: number | null }; result: Overview }
  waste: {
    arg: { readonly offset: number; readonly limit: number; readonly selection?: WasteSelection }
    result: Page<ReportWaste>
  }
  'waste-groups': {
    arg: { readonly by: WasteGrouping; readonly owner: Owner }
    result: readonly WasteGroup[]
  }
  duplicates: {
    arg: { readonly offset: number; readonly limit: number }
    result: Page<DuplicateGroup>
  }
  archive: { arg: { readonly offset: number; readonly limit: number }; result: Page<ArchiveEntry> }
  advice: { arg: null; result: Advice }
  'what-if': { arg: Change; result: Outlook }
  'what-if-file': {
    arg: Change & { readonly format: SuggestionFormat }
    result: { readonly fileName: string; readonly mediaType: string; readonly text: string }
  }
  export: {
    arg: { readonly format: ExportFormat }
    result: { readonly fileName: string; readonly mediaType: string; readonly text: string }
  }
  /** The name to suggest for a file, folder or archive. */
  'files:extract-name': { arg: ExtractRequest; result: string }
  'files:extract': {
    /** A file to write, or an existing folder to write into. */
    arg: ExtractRequest & { readonly destination: string }
    result: ExtractReport
  }
  'files:extract-stop': { arg: null; result: null }
  /** Answered when the bytes are taken: this is the backpressure of a pushed source. */
  chunk: { arg: { readonly bytes: Uint8Array }; result: null }
  end: { arg: { readonly error: string | null }; result: null }
  cancel: { arg: null; result: null }
}

export type WorkerCallName = keyof WorkerCalls

export type ToWorker = {
  [N in WorkerCallName]: {
    readonly id: number
    readonly call: N
    readonly arg: WorkerCalls[N]['arg']
  }
}[WorkerCallName]

export type FromWorker =
  | { readonly id: number; readonly answer: Result<unknown, ErrorInfo> }
  | { readonly state: SessionState }
  | { readonly extract: ExtractProgress }

/** The `reason` of a worker that ended because it had no memory left. */
export const outOfMemory = 'out-of-memory'

/** A started worker, whatever process it lives in. */
export interface WorkerHandle {
  post(message: ToWorker): void
  onMessage(listener: (message: FromWorker) => void): void
  /** Called once when the worker is gone; `reason` is null when it was asked to end. */
  onExit(listener: (reason: string | null) => void): void
  terminate(): Promise<void>
}

export type SpawnWorker = () => WorkerHandle
