import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { copyFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sampleImage } from '../unit/support/strata-process.ts'
import type { AppPage } from './pages/app-page.ts'
import { appImage } from './support/app-image.ts'
import { englishFragments, englishIn } from './support/english-fragments.ts'
import { expect, test } from './support/fixtures.ts'

/** Chooses German before the window is opened. */
function speakGerman(folder: string): void {
  mkdirSync(join(folder, 'config/strata'), { recursive: true })
  const settings = JSON.stringify({ version: 1, language: 'de' })
  writeFileSync(join(folder, 'config/strata/settings.json'), settings)
}

/** All that the window shows or tells a screen reader, folded parts included. */
async function wordsOf({ page }: AppPage): Promise<string> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
    const told = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt']
    const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
      told.map((name) => element.getAttribute(name) ?? ''),
    )
    return [document.body.innerText, document.body.textContent, ...attributes].join('\n')
  })
}

async function expectGerman(app: AppPage): Promise<void> {
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'de')
  await expect.poll(async () => englishIn(await wordsOf(app))).toEqual([])
}

/** Every tab, and every view of the waste; what is read is waited for. */
async function expectGermanTabs(app: AppPage): Promise<void> {
  const tabs = app.page.getByRole('tab')
  await expect(tabs).toHaveCount(5)
  for (const tab of await tabs.all()) {
    await tab.click()
    await expect(tab).toHaveAttribute('aria-selected', 'true')
    await expectGerman(app)
  }
  await app.page.getByRole('tab', { name: 'Verschwendung' }).click()
  const views = app.page.getByRole('radiogroup', { name: 'Was zu sehen ist' }).getByRole('radio')
  for (const view of await views.all()) {
    await view.click()
    await expectGerman(app)
  }
}

const openArchive = (app: AppPage, path: string) =>
  app.host.pickFile(
    () => app.page.getByRole('button', { name: 'Archiv öffnen' }).first().click(),
    path,
  )

test('the parts of English sentences are looked for', () => {
  const fragments = englishFragments()
  expect(fragments.get('historyMismatch')).toContain('The history does not fit the layers')
  expect(englishIn('Oh: the history does not\n fit the layers: 2 …')).toHaveLength(1)
  const told = [...fragments.values()].filter((parts) => parts.length > 0)
  expect(told.length).toBeGreaterThan(fragments.size / 2)
})

test.describe('a German window says in German', () => {
  test.beforeEach(({ folder }) => speakGerman(folder))

  test('why there is no engine, and what the sample image could lose', async ({ openApp }) => {
    test.slow()
    const app = await openApp()
    await expect(app.states.heading).toHaveText('Keine Container-Engine hat geantwortet')
    await expectGerman(app)
    await app.page
      .getByRole('button', { name: /Beispiel-?Image/ })
      .first()
      .click()
    await app.expectState('ready')
    await app.page.getByRole('tab', { name: 'Verschwendung' }).click()
    const cards = app.page.getByRole('article')
    await expect(cards.first()).toBeVisible()
    // The sentences come from the catalogue: with the step and the bytes in German.
    await expect(cards.filter({ hasText: /Schritt \d+/ }).first()).toContainText(
      /\d,\d+\u202f[kM]B/,
    )
    await cards.first().getByRole('checkbox').check()
    await expectGermanTabs(app)
    await app.page.getByRole('radio', { name: 'Was wäre, wenn' }).click()
    await expect(app.page.getByRole('figure', { name: 'Was zu schreiben ist' })).toBeVisible()
    await expectGerman(app)
  })

  test('what is wrong with an archive', async ({ openApp, folder }) => {
    test.slow()
    const app = await openApp()
    const cut = join(folder, 'cut.tar')
    await copyFile(sampleImage, cut)
    truncateSync(cut, Math.floor((await stat(cut)).size / 3))
    const notes = join(folder, 'notes.tar')
    writeFileSync(notes, '<html>not an archive</html>\n'.repeat(50))
    const empty = join(folder, 'empty.tar')
    writeFileSync(empty, '')
    for (const [path, said] of [
      [cut, /Das Archiv ist abgeschnitten|beschädigt/],
      [notes, 'es sieht aus wie eine Webseite'],
      [empty, 'Es hat kein einziges Byte'],
    ] as const) {
      await openArchive(app, path)
      await app.expectState('failed')
      await expect(app.page.getByRole('main')).toContainText(said)
      await expectGerman(app)
    }
  })

  test('what is wrong with an image that can be shown', async ({ openApp, folder }) => {
    const app = await openApp()
    // All but the end, which names no file any more.
    const cut = join(folder, 'cut.tar')
    await copyFile(sampleImage, cut)
    truncateSync(cut, (await stat(cut)).size - 1024)
    await openArchive(app, cut)
    await app.expectState('ready')
    await expect(app.page.getByRole('region', { name: 'Befunde' })).toContainText('Endmarke')
    await expectGerman(app)
  })

  test('what an engine, its bases and its errors say', async ({ openApp, engine, gate }) => {
    test.slow()
    const image = await appImage()
    expect(engine).not.toBe('')
    const app = await openApp({ engine: gate.host })
    await app.page.getByRole('option').filter({ hasText: image }).click()
    await app.expectState('ready')
    await expect(
      app.page.getByText(/sind hier die ersten von|ist hier die erste von/).first(),
    ).toBeAttached()
    await expectGermanTabs(app)
  })
})
