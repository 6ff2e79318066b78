import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './support/fixtures.ts'

/* The settings file as a user has it: written by the window, and by hand. */

function fileIn(folder: string): string {
  return join(folder, 'config', 'strata', 'settings.json')
}

/** The file has them, as soon as there is one. */
async function expectKept(folder: string, settings: Record<string, unknown>): Promise<void> {
  await expect(() => {
    const kept = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as unknown
    expect(kept).toMatchObject(settings)
  }).toPass({ timeout: 15_000 })
}

test.describe('the settings', () => {
  test('are kept in a file, and hold in the next window', async ({ openApp, folder }) => {
    const app = await openApp()
    await app.page.keyboard.press('Control+,')
    const box = app.page.getByRole('dialog', { name: 'Settings' })
    await box.getByRole('combobox', { name: 'Theme' }).selectOption('Dark')
    await box.getByRole('combobox', { name: 'Sizes' }).selectOption('iec')
    await box.getByRole('combobox', { name: 'First view' }).selectOption('Archive')
    await expect(box.getByText(fileIn(folder))).toBeVisible()
    await expectKept(folder, { version: 1, theme: 'dark', units: 'iec', firstView: 'archive' })

    // A second start of a desktop is turned away, so the first ends.
    await app.host.close()
    const next = await openApp()
    await expect(next.page.locator('html')).toHaveAttribute('data-theme', 'dark')
    // It comes so from its host: no other theme is seen before.
    const sent = await next.page.evaluate(async () => (await fetch(location.href)).text())
    expect(sent).toContain('<html data-theme="dark"')
    await next.openSample()
    await expect(next.tab('Archive')).toHaveAttribute('aria-selected', 'true')
    await expect(next.status).toContainText('MiB')
  })

  test('that are damaged are set aside, and it is said', async ({ openApp, folder }) => {
    const damaged = '{ "version": 1, "theme": "sepia" }'
    mkdirSync(join(folder, 'config', 'strata'), { recursive: true })
    writeFileSync(fileIn(folder), damaged)
    const app = await openApp()
    await expect(app.page.getByText(/The settings could not be read: “theme”/)).toBeVisible()
    await app.library.settings.click()
    const box = app.page.getByRole('dialog', { name: 'Settings' })
    await box.getByRole('combobox', { name: 'Theme' }).selectOption('Light')
    const [aside] = readdirSync(join(folder, 'config', 'strata')).filter((name) =>
      name.startsWith('settings.damaged-'),
    )
    const path = join(folder, 'config', 'strata', aside!)
    await expect(box.getByText(path)).toBeVisible()
    expect(readFileSync(path, 'utf8')).toBe(damaged)
    await expectKept(folder, { theme: 'light' })
  })

  test('name the engine to ask', async ({ openApp, engine }) => {
    const app = await openApp()
    await expect(app.states.heading).toHaveText('No container engine answered')
    await app.library.settings.click()
    const box = app.page.getByRole('dialog', { name: 'Settings' })
    await box.getByRole('textbox', { name: 'Engine' }).fill(engine)
    await box.getByRole('button', { name: 'Apply' }).click()
    await app.page.keyboard.press('Escape')
    await expect(app.library.engine).toHaveAccessibleName(/connected/)
    await expect(app.states.heading).toHaveText('Pick an image')
  })

  test('change the language, and the image in view comes back', async ({ openApp }) => {
    const app = await openApp()
    await app.openSample()
    await app.goTo('Config')
    await app.library.settings.click()
    await app.page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch')
    await expect(app.page.locator('html')).toHaveAttribute('lang', 'de')
    await app.expectState('ready')
    await expect(app.page.getByRole('tab', { name: 'Config' })).toHaveAttribute(
      'aria-selected',
      'true',
    )
    await expect(app.page.getByRole('complementary', { name: 'Bibliothek' })).toBeVisible()
    await expect(app.page.getByRole('tab', { name: /^Verschwendung/ })).toBeVisible()
  })
})
