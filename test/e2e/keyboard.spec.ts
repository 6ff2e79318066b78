import { fileURLToPath } from 'node:url'
import { visibleText } from '../../src/core/model/display-text.ts'
import type { Report } from '../../src/core/model/report.ts'
import type { AppPage } from './pages/app-page.ts'
import { expect, test } from './support/fixtures.ts'

const sample = fileURLToPath(new URL('../../resources/sample-image.tar', import.meta.url))

/** Presses a key until the part that is wanted has the focus, as a person goes on with Tab. */
async function tabTo(app: AppPage, selector: string, most = 40): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    if (await app.page.evaluate((wanted) => document.activeElement?.matches(wanted), selector))
      return
    await app.page.keyboard.press('Tab')
  }
  throw new Error(`${selector} is not reached with Tab`)
}

test.describe('with the keyboard alone', () => {
  test('an archive is opened, its largest waste found, and a report written', async ({
    appAlone: app,
  }) => {
    const { keyboard } = app.page
    await app.host.pickFile(() => keyboard.press('Control+o'), sample)
    await app.expectState('ready')

    await keyboard.press('Alt+3')
    await expect(app.tab('Waste')).toBeFocused()
    await tabTo(app, '[role="radiogroup"][aria-label="What to show"] [role="radio"]')
    await keyboard.press('ArrowRight')
    await expect(app.waste.grid).toBeVisible()
    await tabTo(app, '[role="treegrid"] [data-index], [role="treegrid"]')
    await expect(app.waste.rows.first()).toBeVisible()
    const largest = await app.waste.rows.first().textContent()

    const written = await app.host.takeFile(async () => {
      await keyboard.press('Control+k')
      await expect(app.page.getByRole('combobox')).toBeFocused()
      await keyboard.type('json')
      await keyboard.press('Enter')
    })
    const report = JSON.parse(written.text) as Report
    const [first] = report.efficiency.waste.toSorted((a, b) => b.bytes - a.bytes)
    expect(largest).toContain(visibleText(first!.path).slice(-20))
  })

  test('every key is shown by ?, and every box gives the focus back', async ({ appAlone: app }) => {
    const { keyboard } = app.page
    await app.library.settings.focus()
    await keyboard.press('?')
    const keys = app.page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(keys).toBeVisible()
    await expect(keys).toContainText('Ctrl K')
    await keyboard.press('Escape')
    await expect(keys).toBeHidden()
    await expect(app.library.settings).toBeFocused()
    await keyboard.press('Control+f')
    await expect(app.library.search).toBeFocused()
    await keyboard.press('Control+k')
    await expect(app.page.getByRole('combobox')).toBeFocused()
    await keyboard.press('Escape')
    await expect(app.library.search).toBeFocused()
  })
})
