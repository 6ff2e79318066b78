import { extname } from 'node:path'
import type { BrowserWindow, Dialog, FileFilter, NativeImage } from 'electron'
import type { FileGrants } from '../backend/session/file-grants.ts'
import type { HostServices, ReportFile } from '../backend/session/host-services.ts'
import { writeAtomically } from '../backend/files/write-atomically.ts'
import type { WindowSituation } from '../shared/commands.ts'
import type { AppInfo, ExportOutcome } from '../shared/views.ts'
import type { DesktopWords } from './desktop-words.ts'
import { dragTarget } from './drag-files.ts'

export interface DesktopParts {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>
  /** The window that the dialogs belong to; null when it is closed. */
  readonly window: () => BrowserWindow | null
  readonly grants: FileGrants
  readonly appInfo: () => AppInfo
  readonly onSituation: (situation: WindowSituation) => void
  readonly words: DesktopWords
  /** The picture that the system has for a file. */
  readonly fileIcon: (path: string) => Promise<NativeImage>
  /** Prints a report of HTML to PDF. */
  readonly print: (html: string) => Promise<Uint8Array>
}

/** Opening and saving by the native dialogs. */
export function desktopServices(parts: DesktopParts): HostServices {
  const { dialog, window, grants, appInfo, fileIcon, print } = parts
  const { dialogs: words } = parts.words

  async function pickFolder(owner: BrowserWindow): Promise<string | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog(owner, {
      title: words.extractToFolder,
      properties: ['openDirectory', 'createDirectory'],
    })
    return canceled ? null : (filePaths[0] ?? null)
  }

  async function pickNewFile(
    owner: BrowserWindow,
    title: string,
    name: string,
    filters: readonly FileFilter[] = [],
  ): Promise<string | null> {
    const { canceled, filePath } = await dialog.showSaveDialog(owner, {
      title,
      defaultPath: name,
      filters: [...filters],
      // Without being told, the dialog of Linux replaces a file without a word.
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    })
    return canceled || !filePath ? null : filePath
  }

  /** Asks where to, makes the content only when it is wanted, and writes it whole or not at all. */
  async function save(
    fileName: string,
    content: () => Promise<string | Uint8Array>,
    title = words.exportReport,
  ): Promise<ExportOutcome> {
    const owner = window()
    if (!owner) return { kind: 'cancelled' }
    const path = await pickNewFile(owner, title, fileName, kindOf(fileName))
    if (path === null) return { kind: 'cancelled' }
    await writeAtomically(path, await content())
    return { kind: 'saved', path }
  }

  return {
    appInfo,
    situationChanged: parts.onSituation,
    async pickFile(what) {
      const owner = window()
      if (!owner) return null
      const { canceled, filePaths } = await dialog.showOpenDialog(owner, {
        title: what === 'archive' ? words.openArchive : words.openFolder,
        properties: [what === 'archive' ? 'openFile' : 'openDirectory'],
        filters:
          what === 'archive'
            ? [
                { name: words.archives, extensions: [...archiveExtensions] },
                { name: words.allFiles, extensions: ['*'] },
              ]
            : [],
      })
      const [path] = filePaths
      return canceled || path === undefined ? null : grants.grantPath(path)
    },
    saveFile: (file: ReportFile) => save(file.fileName, () => Promise.resolve(file.text)),
    saveChart: ({ fileName, bytes }) =>
      save(fileName, () => Promise.resolve(bytes), words.exportChart),
    savePdf: (file: ReportFile) =>
      save(file.fileName.replace(/\.html$/, '.pdf'), () => print(file.text)),
    async dragTarget(suggestedName) {
      const owner = window()
      return owner === null ? null : dragTarget(owner, suggestedName, fileIcon)
    },
    async extractTarget(form, suggestedName) {
      const owner = window()
      if (!owner) return null
      const asked =
        form === 'folder' ? pickFolder(owner) : pickNewFile(owner, words.extract, suggestedName)
      const path = await asked
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

/** By its kind, Windows and macOS complete a name that is typed without its ending. */
function kindOf(fileName: string): readonly FileFilter[] {
  const ending = extname(fileName).slice(1)
  return ending === '' ? [] : [{ name: ending.toUpperCase(), extensions: [ending] }]
}

/** What an archive of images is called: the last part of its name. */
export const archiveExtensions = ['tar', 'gz', 'tgz', 'zst', 'tzst', 'oci'] as const
