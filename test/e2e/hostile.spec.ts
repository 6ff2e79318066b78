import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { emptyLayerTar, imageArchive, layerTar } from '../engine/support/assemble.ts'
import type { AppPage } from './pages/app-page.ts'
import { expect, test } from './support/fixtures.ts'

/* An image is hostile input: its texts are shown as text, and what hides or reorders is visible. */

const script = '<img src=x onerror=window.broken=1>'
const tag = '<svg onload=window.broken=1>'
const backwards = 'photo\u202egnp.exe'
const shownBackwards = 'photo⟨U+202E⟩gnp.exe'
const bell = 'a\u0007b\u200bc'
const shownBell = 'a␇b⟨U+200B⟩c'
const wasted = `${script.replace('/', '')}${backwards}`

async function hostileArchive(folder: string): Promise<string> {
  const made = await imageArchive(
    `evil/${script}:${backwards}`,
    [
      {
        createdBy: `/bin/sh -c echo ${script}`,
        layer: await layerTar('evil-1', { [wasted]: 9000 }),
      },
      {
        createdBy: `/bin/sh -c #(nop) COPY ${backwards} in ${bell} `,
        layer: await layerTar('evil-2', { [`.wh.${wasted}`]: '' }),
      },
      { createdBy: `/bin/sh -c #(nop)  CMD ["${tag}"]`, layer: emptyLayerTar() },
      { createdBy: `|1 A=${tag} /bin/sh -c ${'x'.repeat(20_000)}`, layer: null },
    ],
    {
      author: `${tag}${backwards}`,
      config: {
        Env: [`EVIL=${script}${backwards}`, `${bell}=1`],
        Cmd: [tag, backwards],
        Entrypoint: [script],
        User: backwards,
        WorkingDir: `/${bell}`,
        Labels: { [script]: backwards, __proto__: tag },
        ExposedPorts: { [tag]: {} },
        Volumes: { [`/${backwards}`]: {} },
      },
    },
  )
  const path = join(folder, `${script.replaceAll('/', '')}${backwards}.tar`)
  await copyFile(made, path)
  return path
}

/** Nothing of the image became an element or ran, and nothing shown is reordered or invisible. */
async function expectOnlyText(app: AppPage): Promise<void> {
  const broken = await app.page.evaluate(() => ({
    ran: 'broken' in window,
    elements: document.querySelectorAll('#root img, #root [onload], #root [onerror]').length,
    hidden: document.body.innerText.match(/[\u202a-\u202e\u2066-\u2069\u200b]/),
  }))
  expect(broken).toEqual({ ran: false, elements: 0, hidden: null })
}

test.describe('an archive with hostile texts', () => {
  test('shows them as text, in every view', async ({ openApp, folder, engine }) => {
    expect(engine).not.toBe('')
    const app = await openApp()
    await app.openArchive(await hostileArchive(folder))
    const main = app.page.getByRole('main')

    await expect(app.header.name).toContainText(script)
    await expect(app.header.name).toContainText(shownBackwards)
    await expect(app.library.archives).toContainText(shownBackwards)
    await expect.poll(() => app.page.title()).toContain(shownBackwards)
    await expect(app.story.list).toContainText(`echo ${script}`)
    await expect(app.story.list).toContainText(shownBackwards)
    await expect(app.story.list).toContainText(shownBell)
    await expectOnlyText(app)

    await app.story.step(1).click()
    await expect(app.inspector.region).toContainText('All of it is waste.')
    await expect(app.inspector.region).toContainText(shownBackwards)
    await expectOnlyText(app)
    for (const number of [2, 3, 4]) {
      await app.story.step(number).click()
      await expectOnlyText(app)
    }

    await app.goTo('Config')
    await expect(app.config.setting('Environment')).toContainText(`EVIL=${script}${shownBackwards}`)
    await expect(app.config.setting('Environment')).toContainText(`${shownBell}=1`)
    await expect(app.config.setting('User')).toHaveText(shownBackwards)
    await expect(app.config.setting('Labels')).toContainText(script)
    await expect(app.config.raw).toContainText(script)
    await expectOnlyText(app)

    await app.goTo('Archive')
    for (const row of await app.archive.rows.all()) {
      await row.click()
      await expectOnlyText(app)
    }
    await expect(main).toContainText(shownBackwards)
  })

  test('exports them as text @browser', async ({ openApp, folder, engine, chromium }) => {
    expect(engine).not.toBe('')
    const app = await openApp()
    await app.openArchive(await hostileArchive(folder))
    const { path, name } = await app.exports.write('HTML')
    expect(name).not.toMatch(/[<>\u202e]/)
    const context = await chromium!.newContext({ offline: true })
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`file://${path}`)
    await expect(page.locator('body')).toContainText(script)
    await expect(page.locator('body')).toContainText(shownBackwards)
    expect(await page.evaluate(() => 'broken' in window)).toBe(false)
    expect(asked).toHaveLength(1)
    await context.close()
  })
})
