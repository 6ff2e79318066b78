import { arch, release } from 'node:os'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { AppInfo, ExportOutcome, FileGrant, SourceRequest } from '../../shared/views.ts'

/** A finished report on its way to the user. */
export interface ReportFile {
  readonly fileName: string
  readonly mediaType: string
  readonly text: string
}

/** What differs between the hosts (Electron window, browser): the few things a handler asks of them. */
export interface HostServices {
  appInfo(): AppInfo
  /** Asks the user; null when dismissed. Throws a StrataError `unsupported` where there is no dialog. */
  pickFile(what: 'archive' | 'folder'): Promise<FileGrant | null>
  saveFile(file: ReportFile): Promise<ExportOutcome>
}

/** The services of `strata serve`: the browser picks and saves files by itself. */
export function browserServices(
  version: string,
  initialSource: () => SourceRequest | null,
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
    pickFile: () =>
      Promise.reject(new StrataError(errorInfo('unsupported', 'The browser picks files itself.'))),
    saveFile: (file) => Promise.resolve({ kind: 'download', ...file }),
  }
}
