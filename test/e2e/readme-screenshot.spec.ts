import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { appImage } from './support/app-image.ts'
import { expect, test } from './support/fixtures.ts'

const picture = fileURLToPath(new URL('../../docs/images/overview.png', import.meta.url))

/**
 * The picture in the README is a real image of a real engine in the real window. It is taken anew
 * with UPDATE_SCREENSHOT=1; in every other run the window must still have what the picture shows.
 */
test('the window has what the picture in the README shows @browser', async ({ app }) => {
  await app.openImage(await appImage())
  const { page, overview, story, inspector, header } = app
  await story.list.getByRole('option', { name: /RUN dd/ }).click()
  await expect(header.fact('Size')).toContainText('MB')
  await expect(header.fact('Efficiency')).toContainText('%')
  await expect(header.fact('Integrity')).toHaveText('5 of 5 layers verified')
  await expect(overview.bars).toHaveCount(5)
  await expect(story.region).toContainText('11 steps made 5 layers; 6 changed settings only')
  await expect(story.region).toContainText('debian:bookworm')
  await expect(story.stepsWithoutLayer).toHaveCount(6)
  await expect(inspector.region).toContainText('All of it is waste.')
  await expect(inspector.region).toContainText('/app/big.bin')

  if (process.env['UPDATE_SCREENSHOT'] === '1') {
    await page.evaluate(() => document.fonts.ready)
    await page.mouse.move(0, 0)
    await page.screenshot({ path: picture, animations: 'disabled', caret: 'hide' })
  }
  expect(existsSync(picture), 'docs/images/overview.png').toBe(true)
})
