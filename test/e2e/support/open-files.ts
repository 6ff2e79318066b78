import type { AppPage } from '../pages/app-page.ts'
import { FilesPage } from '../pages/files-page.ts'
import { expect } from './fixtures.ts'

/** Opens an image of the engine on its Files tab. */
export async function openFiles(app: AppPage, reference: string): Promise<FilesPage> {
  await app.openImage(reference)
  await app.goTo('Files')
  const files = new FilesPage(app.page)
  await expect(files.rows.first()).toBeVisible()
  return files
}
