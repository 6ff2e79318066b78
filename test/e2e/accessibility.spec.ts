import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { debianBase } from '../engine/support/base-images.ts'
import { image } from '../engine/support/images.ts'
import { changes } from '../engine/support/recipes.ts'
import type { AppPage } from './pages/app-page.ts'
import { expect, test } from './support/fixtures.ts'

/** What axe finds, in both appearances, with the rule and the elements that break it. */
async function expectAccessible(app: AppPage): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await app.useColors(scheme)
    // Electron's pages cannot open another one, in which axe would finish.
    const axe = new AxeBuilder({ page: app.page }).setLegacyMode(app.host.kind === 'electron')
    const { violations } = await axe.analyze()
    const said = violations.map(({ id, help, nodes }) => ({
      scheme,
      id,
      help,
      nodes: nodes.slice(0, 5).map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`),
    }))
    expect(said).toEqual([])
  }
}

test.describe('axe finds nothing', () => {
  test('in the library and the overview', async ({ app }) => {
    await app.openImage(await image(changes))
    await expectAccessible(app)
    await app.story.step(3).click()
    await expectAccessible(app)
  })

  test('in the config', async ({ app }) => {
    await app.openImage(await image(changes))
    await app.goTo('Config')
    await expect(app.config.rawLines.first()).toBeVisible()
    await expectAccessible(app)
  })

  test('in the archive', async ({ app }) => {
    await app.openImage(await image(changes))
    await app.goTo('Archive')
    await app.archive.select('The image config')
    await expectAccessible(app)
  })

  test('while an image is read', async ({ openApp, gate }) => {
    const app = await openApp({ engine: gate.host })
    gate.holdAfter(20_000_000)
    await app.library.image(debianBase).click()
    await expect(app.states.progress).toHaveAttribute('aria-valuenow', /[1-9]/)
    await expectAccessible(app)
  })

  test('when reading failed', async ({ openApp, folder }) => {
    const app = await openApp()
    const path = join(folder, 'notes.tar')
    writeFileSync(path, 'not an archive\n'.repeat(500))
    await app.host.pickFile(() => app.library.openArchive.click(), path)
    await app.expectState('failed')
    await expectAccessible(app)
  })

  test('without an engine', async ({ appAlone: app }) => {
    await expect(app.states.heading).toHaveText('No container engine answered')
    await expectAccessible(app)
  })

  test('before an image is picked, and in the menus', async ({ app }) => {
    await image(changes)
    await expect(app.library.images.first()).toBeVisible()
    await expectAccessible(app)
    await app.library.settings.click()
    await expectAccessible(app)
  })
})
