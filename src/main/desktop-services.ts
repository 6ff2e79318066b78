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
  async function pickFolder(owner: BrowserWindow): Promise<string | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog(owner, {
      title: 'Extract to folder',
      properties: ['openDirectory', 'createDirectory'],
    })
    return canceled ? null : (filePaths[0] ?? null)
  }

  async function pickNewFile(owner: BrowserWindow, name: string): Promise<string | null> {
    const { canceled, filePath } = await dialog.showSaveDialog(owner, {
      title: 'Extract',
      defaultPath: name,
    })
    return canceled || !filePath ? null : filePath
  }

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
    async extractTarget(form, suggestedName) {
      const owner = window()
      if (!owner) return null
      const path = await (form === 'folder' ? pickFolder(owner) : pickNewFile(owner, suggestedName))
      if (path === null) return null
      return {
        path,
        deliver: (report) => Promise.resolve({ kind: 'saved', path, report }),
        // The worker leaves nothing half-written under the name itself.
        abandon: () => Promise.resolve(),
      }
    },
  }
}
