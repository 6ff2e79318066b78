import type { AppPage } from '../pages/app-page.ts'

/** Opens an image of the engine on its Waste tab. */
export async function openWaste(app: AppPage, reference: string): Promise<void> {
  await app.openImage(reference)
  await app.goTo('Waste')
}
