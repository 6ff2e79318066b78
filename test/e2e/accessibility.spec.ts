import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { debianBase } from '../engine/support/base-images.ts'
import { image } from '../engine/support/images.ts'
import { changes } from '../engine/support/recipes.ts'
import type { AppPage } from './pages/app-page.ts'
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

  test('in the files, as a tree and as tiles', async ({ app }) => {
    await app.openImage(await image(changes))
    await app.goTo('Files')
    await expect(app.page.getByRole('treegrid', { name: 'Files' })).toBeVisible()
    await expectAccessible(app)
    await app.page.getByRole('radio', { name: 'Treemap' }).click()
    await expectAccessible(app)
  })

  test('in every view of the waste', async ({ app }) => {
    test.slow()
    await app.openImage(await image(changes))
    await app.goTo('Waste')
    const views = app.waste.panel
      .getByRole('radiogroup', { name: 'What to show' })
      .getByRole('radio')
    await expect(views.first()).toBeVisible()
    for (const view of await views.all()) {
      await view.click()
      await expectAccessible(app)
    }
  })

  test('in the boxes over the window', async ({ app }) => {
    await app.openImage(await image(changes))
    for (const [keys, name] of [
      ['Control+k', 'All commands'],
      ['F1', 'Keyboard shortcuts'],
      ['Control+,', 'Settings'],
    ] as const) {
      await app.page.keyboard.press(keys)
      await expect(app.page.getByRole('dialog', { name })).toBeVisible()
      await expectAccessible(app)
      await app.page.keyboard.press('Escape')
      await expect(app.page.getByRole('dialog', { name })).toBeHidden()
    }
  })

  test('with high contrast, in every view', async ({ app }) => {
    test.slow()
    await app.openImage(await image(changes))
    await app.page.keyboard.press('Control+,')
    await app.page.getByRole('combobox', { name: 'Contrast' }).selectOption('High contrast')
    await app.page.keyboard.press('Escape')
    await expect(app.page.locator('html')).toHaveAttribute('data-contrast', 'more')
    for (const tab of ['Overview', 'Files', 'Waste', 'Config', 'Archive'] as const) {
      await app.goTo(tab)
      await expectAccessible(app)
    }
  })

  test('in German, in every view', async ({ app }) => {
    test.slow()
    await app.openImage(await image(changes))
    await app.page.keyboard.press('Control+,')
    await app.page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch')
    await expect(app.page.locator('html')).toHaveAttribute('lang', 'de')
    await app.expectState('ready')
    const tabs = app.page.getByRole('tab')
    await expect(tabs).toHaveCount(5)
    for (const tab of await tabs.all()) {
      await tab.click()
      await expectAccessible(app)
      // German needs the most room: nothing is cut off in the smallest window either.
      await app.page.setViewportSize({ width: 960, height: 600 })
      await expect.poll(() => beyondOf(app)).toEqual({ sideways: 0, outside: [] })
      await app.page.setViewportSize({ width: 1280, height: 800 })
    }
  })
})

test.describe('for eyes that need more', () => {
  test('forced colours leave the marks of the legend to be told apart', async ({ app }) => {
    await app.openImage(await image(changes))
    await app.page.emulateMedia({ forcedColors: 'active' })
    const legend = app.page.locator('main section header i')
    await expect(legend).toHaveCount(2)
    const looks = await legend.evaluateAll((marks) =>
      marks.map((mark) => {
        const { backgroundColor, backgroundImage, boxShadow } = getComputedStyle(mark)
        return { backgroundColor, backgroundImage, boxShadow }
      }),
    )
    for (const { boxShadow } of looks) expect(boxShadow).not.toBe('none')
    expect(looks[0]?.backgroundImage).not.toBe(looks[1]?.backgroundImage)
  })

  test('at 200 % of 1280 × 800 all flows into one column, and nothing is cut off', async ({
    app,
  }) => {
    // What 200 % leaves of the window, in CSS pixels.
    await app.page.setViewportSize({ width: 640, height: 400 })
    await app.openImage(await image(changes))
    // What was picked in the library above is in view, not below the edge.
    await expect(app.header.name).toBeInViewport()
    for (const tab of ['Overview', 'Files', 'Waste', 'Config', 'Archive'] as const) {
      await app.goTo(tab)
      await app.page.evaluate(() => document.fonts.ready)
      await expect.poll(() => beyondOf(app), tab).toEqual({ sideways: 0, outside: [] })
      // The one view that scrolls elsewhere than in a wide window.
      if (tab === 'Config') await expectAccessible(app)
    }
    for (const part of [app.header.name, app.tab('Archive'), app.status, app.library.settings]) {
      await part.scrollIntoViewIfNeeded()
      await expect(part).toBeInViewport({ ratio: 0.5 })
    }
    await app.goTo('Archive')
    await app.archive.select('The image config')
    await app.page.keyboard.press('Control+i')
    const drawer = app.page.getByText('How the image ID comes about')
    await drawer.scrollIntoViewIfNeeded()
    await expect(drawer).toBeInViewport()
  })

  test('nothing moves for those who asked for it', async ({ app }) => {
    await app.openImage(await image(changes))
    await app.page.keyboard.press('Control+k')
    await expect(app.page.getByRole('combobox')).toBeFocused()
    const moving = await app.page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    )
    expect(moving).toBe(0)
  })
})

/** How far the window scrolls sideways, and what of it cannot be reached for that. */
function beyondOf({ page }: AppPage) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const isScrolled = (element: Element): boolean =>
      element.closest('[role="treegrid"], pre, figure, table, svg') !== null
    const outside = [...document.querySelectorAll('button, input, h1, h2, [role="tab"]')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1 && !isScrolled(element),
    )
    return {
      sideways: scrollWidth - clientWidth,
      outside: outside.map((element) => element.outerHTML.slice(0, 120)),
    }
  })
}
