import type { WindowAdvice } from '../core/advice/advice.ts'
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
import type { CommandId, WindowSituation } from './commands.ts'
import type { ErrorInfo } from './errors.ts'
import type {
  CopyOf,
  ExtractOutcome,
  ExtractProgress,
  ExtractRequest,
  FileQueries,
} from './file-views.ts'
import type { SettingsChange, SettingsView } from './settings.ts'
import type {
  AppInfo,
  ArchiveEntry,
  EngineChoice,
  EngineStatus,
  ExportOutcome,
  ExportTarget,
  FileGrant,
  ImageSummary,
  Overview,
  Page,
  SessionState,
  SourceRequest,
} from './views.ts'

/* The one place where calls and events between the window and its host are named and typed. */

type Nothing = Readonly<Record<string, never>>
interface InSession {
  readonly session: string
}
interface PageOf extends InSession {
  readonly offset: number
  /** At most 1000. */
  readonly limit: number
}

/** The questions about files, each asked in a session. */
type FileCalls = {
  [N in keyof FileQueries]: {
    arg: InSession & FileQueries[N]['arg']
    result: FileQueries[N]['result']
  }
}

export interface Calls extends FileCalls {
  'app:info': { arg: Nothing; result: AppInfo }
  /** The window tells what its commands depend on, so that menus of the host are grey where they do nothing. */
  'app:situation': { arg: WindowSituation; result: null }
  /** What the user has chosen, and where it is kept. */
  'settings:get': { arg: Nothing; result: SettingsView }
  /** Changes some of it; answered with all. `write-failed` or `disk-full` when it cannot be kept. */
  'settings:set': { arg: { readonly change: SettingsChange }; result: SettingsView }
  'engine:status': { arg: Nothing; result: EngineStatus }
  'engine:choices': { arg: Nothing; result: readonly EngineChoice[] }
  'engine:select': { arg: { readonly id: string }; result: EngineStatus }
  'engine:images': { arg: Nothing; result: readonly ImageSummary[] }
  /** Asks the user for an archive (Electron's dialog). Null when dismissed. `unsupported` in a browser. */
  'file:pick': { arg: { readonly what: 'archive' | 'folder' }; result: FileGrant | null }
  'session:open': { arg: { readonly source: SourceRequest }; result: { readonly session: string } }
  'session:state': { arg: InSession; result: SessionState }
  'session:overview': { arg: InSession; result: Overview }
  /** Another image or platform of the same archive. */
  'session:choose': { arg: InSession & { readonly index: number }; result: Overview }
  /**
   * Puts the boundary between base and yours after so many layers; null: where it was found. Remembered
   * by image, for all windows of the user.
   */
  'session:base': { arg: InSession & { readonly layers: number | null }; result: Overview }
  /** Wasted copies, the most bytes first; all of them unless some are selected. */
  'session:waste': {
    arg: PageOf & { readonly selection?: WasteSelection }
    result: Page<ReportWaste>
  }
  /** At most 10,000 groups, the most bytes first. */
  'session:waste-groups': {
    arg: InSession & { readonly by: WasteGrouping; readonly owner: Owner }
    result: readonly WasteGroup[]
  }
  'session:duplicates': { arg: PageOf; result: Page<DuplicateGroup> }
  'session:archive': { arg: PageOf; result: Page<ArchiveEntry> }
  /** What could be saved, as cards. */
  'session:advice': { arg: InSession; result: WindowAdvice }
  /** How the image would measure after a change. */
  'session:what-if': { arg: InSession & Change; result: Outlook }
  /** Writes what to change into a file. */
  'session:what-if-export': {
    arg: InSession & Change & { readonly format: SuggestionFormat }
    result: ExportOutcome
  }
  'session:cancel': { arg: InSession; result: null }
  'session:close': { arg: InSession; result: null }
  'session:export': { arg: InSession & { readonly format: ExportTarget }; result: ExportOutcome }
  /** Asks the user where to and writes a picture that the window has drawn. `unsupported` in a browser. */
  'chart:save': {
    arg: { readonly fileName: string; readonly bytes: Uint8Array }
    result: ExportOutcome
  }
  /**
   * Asks the user where to (Electron) and writes; one at a time in a session. Answered at the end, its
   * progress is an event.
   */
  'files:extract': { arg: InSession & ExtractRequest; result: ExtractOutcome }
  /**
   * Extracts one stored copy of a file and lets the pointer that is held down drag it out of the
   * window. Stopped as any extraction is. `unsupported` in a browser.
   */
  'files:drag': { arg: InSession & CopyOf; result: null }
  /** The extraction that runs, if any, ends as `cancelled`. */
  'files:extract-stop': { arg: InSession; result: null }
}

export interface Events {
  /** A menu of the host asks the window for what one of its commands does. */
  command: { readonly id: CommandId }
  /** Changed here or in another window of the same host. */
  'settings:changed': SettingsView
  /** At most ten a second for one session. */
  'session:state': { readonly session: string; readonly state: SessionState }
  /** Images came, went or were renamed; or the engine came or went. */
  'engine:changed': { readonly status: EngineStatus }
  /** The host asks to show something: a file that the system opened with Strata. */
  'source:open': { readonly source: SourceRequest }
  /** At most ten a second. */
  'files:extract': { readonly session: string; readonly progress: ExtractProgress }
}

export type CallName = keyof Calls
export type EventName = keyof Events
export type Arg<N extends CallName> = Calls[N]['arg']
export type Answer<N extends CallName> = Result<Calls[N]['result'], ErrorInfo>

const callTable = {
  'app:info': true,
  'app:situation': true,
  'settings:get': true,
  'settings:set': true,
  'engine:status': true,
  'engine:choices': true,
  'engine:select': true,
  'engine:images': true,
  'file:pick': true,
  'session:open': true,
  'session:state': true,
  'session:overview': true,
  'session:choose': true,
  'session:base': true,
  'session:waste': true,
  'session:waste-groups': true,
  'session:duplicates': true,
  'session:archive': true,
  'session:advice': true,
  'session:what-if': true,
  'session:what-if-export': true,
  'session:cancel': true,
  'session:close': true,
  'session:export': true,
  'chart:save': true,
  'files:children': true,
  'files:search': true,
  'files:list': true,
  'files:life': true,
  'files:reveal': true,
  'files:row': true,
  'files:map': true,
  'files:preview': true,
  'files:diff': true,
  'files:extract': true,
  'files:drag': true,
  'files:extract-stop': true,
} satisfies Record<CallName, true>

const eventTable = {
  'settings:changed': true,
  command: true,
  'source:open': true,
  'session:state': true,
  'engine:changed': true,
  'files:extract': true,
} satisfies Record<EventName, true>

export const callNames = Object.keys(callTable) as readonly CallName[]
export const eventNames = Object.keys(eventTable) as readonly EventName[]

/** What the window knows of its host: `window.strata` in Electron, HTTP in a browser. */
export interface Bridge {
  call<N extends CallName>(name: N, arg: Arg<N>): Promise<Answer<N>>
  /** Returns the function that stops listening. */
  on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void
  /** Hands a picked or dropped file to the host, which gives a handle for `session:open`. */
  grant(file: File): Promise<Result<FileGrant, ErrorInfo>>
}
