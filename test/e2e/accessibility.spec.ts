import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { debianBase } from '../engine/support/base-images.ts'
import { image } from '../engine/support/images.ts'
import { changes } from '../engine/support/recipes.ts'
import { expectAccessible } from './support/accessible.ts'
import { expect, test } from './support/fixtures.ts'

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
