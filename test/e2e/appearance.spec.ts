import { image } from '../engine/support/images.ts'
import { changes } from '../engine/support/recipes.ts'
import { appImage } from './support/app-image.ts'
import type { AppPage } from './pages/app-page.ts'
import { expect, test } from './support/fixtures.ts'

/*
 * Pictures for a person to look at, kept with the test results; what a program can tell of a layout
 * is asserted: nothing reaches out of the window, and nothing scrolls sideways that should not.
 */

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const

test('the window fits in every size, light and dark', async ({ openApp, engine }, testInfo) => {
  test.slow()
  const name = await appImage()
  const many = await image(changes)
  const app = await openApp({ engine })
  const take = async (what: string): Promise<void> => {
    for (const { width, height } of sizes) {
      await app.page.setViewportSize({ width, height })
      for (const scheme of ['light', 'dark'] as const) {
        await app.useColors(scheme)
        await app.page.evaluate(() => document.fonts.ready)
        await expectToFit(app)
        // The same pixels on each host, and dear to take.
        if (app.host.kind !== 'served') continue
        const path = testInfo.outputPath(`${what}-${width}-${scheme}.png`)
        await app.page.screenshot({ path, animations: 'disabled' })
      }
    }
    await app.page.setViewportSize(sizes[0])
  }
  await expect(app.library.images.first()).toBeVisible()
  await take('welcome')
  await app.openImage(name)
  await take('overview')
  await app.story.step(7).click()
  await take('overview-selected')
  await app.goTo('Files')
  await take('files')
  await app.goTo('Waste')
  await expect(app.waste.cards.first()).toBeVisible()
  await take('waste')
  await app.waste.choice('Files').click()
  await expect(app.waste.grid).toBeVisible()
  await take('waste-files')
  await app.goTo('Config')
  await take('config')
  await app.goTo('Archive')
  await app.archive.select('The image config')
  await take('archive')
  await app.goTo('Overview')
  await app.openImage(many)
  await take('overview-many-layers')
})

async function expectToFit(app: AppPage): Promise<void> {
  await expect.poll(() => outsideOf(app)).toEqual({ scrolls: false, beyond: [] })
}

function outsideOf({ page }: AppPage) {
  return page.evaluate(() => {
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = document.documentElement
    const panes = document.querySelectorAll('main, main header, [role="tablist"], aside, footer')
    const beyond = [...panes].filter((pane) => {
      const box = pane.getBoundingClientRect()
      return box.left < -0.5 || box.right > clientWidth + 0.5 || box.bottom > clientHeight + 0.5
    })
    return {
      scrolls: scrollWidth > clientWidth || scrollHeight > clientHeight,
      beyond: beyond.map((pane) => pane.outerHTML.slice(0, 120)),
    }
  })
}
