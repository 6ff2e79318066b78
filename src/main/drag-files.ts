import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindow, NativeImage } from 'electron'
import type { ExtractTarget } from '../backend/session/host-services.ts'

/**
 * A place for a file that is dragged out of a window: a folder of its own that only the user can
 * read. Whatever it is dropped on may still read it, so it lasts as long as the window.
 *
 * @param icon The picture that the system has for a file.
 */
export async function dragTarget(
  owner: BrowserWindow,
  name: string,
  icon: (path: string) => Promise<NativeImage>,
): Promise<ExtractTarget> {
  const folder = await mkdtemp(join(tmpdir(), 'strata-drag-'))
  const path = join(folder, name)
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  owner.once('closed', remove)
  return {
    path,
    deliver: async (report) => {
      const picture = await icon(path)
      if (!owner.isDestroyed()) owner.webContents.startDrag({ file: path, icon: picture })
      return { kind: 'saved', path, report }
    },
    abandon: async () => {
      owner.off('closed', remove)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
