import { rm } from 'node:fs/promises'
import { arch, release } from 'node:os'
import { say } from '../../core/sentences/sentence.ts'
import type { WindowSituation } from '../../shared/commands.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { ExtractOutcome, ExtractReport, ExtractRequest } from '../../shared/file-views.ts'
import type { AppInfo, ExportOutcome, FileGrant, SourceRequest } from '../../shared/views.ts'
import type { Downloads } from './downloads.ts'

/** A finished report on its way to the user. */
export interface ReportFile {
  readonly fileName: string
  readonly mediaType: string
  readonly text: string
}

/** A place that the user chose for what is extracted. */
export interface ExtractTarget {
  /** A file to write, or an existing folder to write into. */
  readonly path: string
  /** Called when all is written: how the user gets it. */
  deliver(report: ExtractReport): Promise<ExtractOutcome>
  /** Called instead when it failed or was stopped. */
  abandon(): Promise<void>
}

/** What differs between the hosts (Electron window, browser): the few things a handler asks of them. */
export interface HostServices {
  appInfo(): AppInfo
  /** What the commands of the window depend on has changed. */
  situationChanged(situation: WindowSituation): void
  /** Asks the user; null when dismissed. Throws a StrataError `unsupported` where there is no dialog. */
  pickFile(what: 'archive' | 'folder'): Promise<FileGrant | null>
  saveFile(file: ReportFile): Promise<ExportOutcome>
  /** Saves a picture. Throws a StrataError `unsupported` where the window saves it itself. */
  saveChart(file: { readonly fileName: string; readonly bytes: Uint8Array }): Promise<ExportOutcome>
  /** Saves a report of HTML as PDF. Throws a StrataError `unsupported` where nothing prints. */
  savePdf(file: ReportFile): Promise<ExportOutcome>
  /**
   * Asks the user where to extract to; null when dismissed. Throws a StrataError `unsupported` for a
   * folder where there is none.
   */
  extractTarget(form: ExtractRequest['form'], suggestedName: string): Promise<ExtractTarget | null>
  /**
   * A place for a file that the pointer drags out of the window; null when there is no window. Throws
   * a StrataError `unsupported` in a browser: there the address of what is dragged must be known when
   * the drag begins, and nothing is extracted by then.
   */
  dragTarget(suggestedName: string): Promise<ExtractTarget | null>
}

/** The services of `strata serve`: the browser picks and saves files by itself. */
export function browserServices(
  version: string,
  initialSource: () => SourceRequest | null,
  downloads: Downloads,
): HostServices {
  return {
    appInfo: () => ({
      version,
      host: 'browser',
      platform: process.platform,
      versions: {
        node: process.versions.node,
        system: `${process.platform} ${release()} ${arch()}`,
      },
      initialSource: initialSource(),
    }),
    // A browser has no menus of ours.
    situationChanged: () => undefined,
    pickFile: () => Promise.reject(new StrataError(errorInfo('unsupported', say('browserPicks')))),
    saveFile: (file) => Promise.resolve({ kind: 'download', ...file }),
    saveChart: () => Promise.reject(new StrataError(errorInfo('unsupported', say('browserPicks')))),
    savePdf: () =>
      Promise.reject(new StrataError(errorInfo('unsupported', say('noPdfHere'), say('printHtml')))),
    dragTarget: () => Promise.reject(noFolderHere()),
    extractTarget: async (form, fileName) => {
      if (form === 'folder') throw noFolderHere()
      const path = await downloads.reserve()
      return {
        path,
        deliver: (report) =>
          Promise.resolve({
            kind: 'download',
            fileName,
            url: downloads.add({ path, fileName }),
            report,
          }),
        abandon: () => rm(path, { force: true }),
      }
    },
  }
}

function noFolderHere(): StrataError {
  return new StrataError(errorInfo('unsupported', say('noFolderHere'), say('extractTar')))
}
