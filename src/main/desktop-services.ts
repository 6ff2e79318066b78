import type { BrowserWindow, Dialog } from 'electron'
import type { FileGrants } from '../backend/session/file-grants.ts'
import type { HostServices, ReportFile } from '../backend/session/host-services.ts'
import { writeAtomically } from '../backend/files/write-atomically.ts'
import type { AppInfo } from '../shared/views.ts'

export interface DesktopParts {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>
  /** The window that the dialogs belong to; null when it is closed. */
  readonly window: () => BrowserWindow | null
  readonly grants: FileGrants
  readonly appInfo: () => AppInfo
}

/** Opening and saving by the native dialogs. */
export function desktopServices({ dialog, window, grants, appInfo }: DesktopParts): HostServices {
  return {
    appInfo,
    async pickFile(what) {
      const owner = window()
      if (!owner) return null
      const { canceled, filePaths } = await dialog.showOpenDialog(owner, {
        title: what === 'archive' ? 'Open archive' : 'Open OCI layout folder',
        properties: [what === 'archive' ? 'openFile' : 'openDirectory'],
        filters:
          what === 'archive'
            ? [
                { name: 'Image archives', extensions: ['tar', 'gz', 'tgz', 'zst', 'tzst', 'oci'] },
                { name: 'All files', extensions: ['*'] },
              ]
            : [],
      })
      const [path] = filePaths
      return canceled || path === undefined ? null : grants.grantPath(path)
    },
    async saveFile(file: ReportFile) {
      const owner = window()
      if (!owner) return { kind: 'cancelled' }
      const { canceled, filePath } = await dialog.showSaveDialog(owner, {
        title: 'Export report',
        defaultPath: file.fileName,
      })
      if (canceled || !filePath) return { kind: 'cancelled' }
      await writeAtomically(filePath, file.text)
      return { kind: 'saved', path: filePath }
    },
  }
}
