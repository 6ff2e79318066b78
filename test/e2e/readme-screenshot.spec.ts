import { existsSync, rmSync, symlinkSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { debianBase, smallBase } from '../engine/support/base-images.ts'
import { docker } from '../engine/support/context.ts'
import { image } from '../engine/support/images.ts'
import { everyday, manyLayers } from '../engine/support/recipes.ts'
import { seedImage } from '../engine/support/seed-image.ts'
import { appImage } from './support/app-image.ts'
import { expect, test } from './support/fixtures.ts'

const picture = fileURLToPath(new URL('../../docs/images/overview.png', import.meta.url))
const isUpdate = process.env['UPDATE_SCREENSHOT'] === '1'

/**
 * The picture in the README is a real image of a real engine in the real window. It is taken anew
 * with UPDATE_SCREENSHOT=1; in every other run the window must still have what the picture shows.
 */
test('the window has what the picture in the README shows @browser', async ({
  openApp,
  engine,
}) => {
  const name = await appImage()
  if (isUpdate) await nameOthers()
  const app = await openApp({ engine: isUpdate ? nameAddress(engine) : engine })
  await app.openImage(name)
  const { page, overview, story, inspector, header } = app
  await story.list.getByRole('option', { name: /RUN dd/ }).click()
  await expect(header.fact('Size')).toContainText('MB')
  await expect(header.fact('Efficiency')).toContainText('%')
  await expect(header.fact('Integrity')).toHaveText('5 of 5 layers verified')
  await expect(overview.bars).toHaveCount(5)
  await expect(story.region).toContainText('10 steps made 5 layers; 5 changed settings only')
  await expect(story.region).toContainText('debian:bookworm')
  await expect(story.stepsWithoutLayer).toHaveCount(5)
  await expect(inspector.region).toContainText('All of it is waste.')
  await expect(inspector.region).toContainText('/app/big.bin')

  if (isUpdate) {
    await page.evaluate(() => document.fonts.ready)
    await page.mouse.move(0, 0)
    await page.screenshot({ path: picture, animations: 'disabled', caret: 'hide' })
  }
  expect(existsSync(picture), 'docs/images/overview.png').toBe(true)
})

/** The picture shows an address as people have it, not a scratch folder of the tests. */
function nameAddress(engine: string): string {
  const link = '/tmp/docker.sock'
  rmSync(link, { force: true })
  symlinkSync(new URL(engine).pathname, link)
  return `unix://${link}`
}

/** A library as people have it: the test images under names that say something. */
async function nameOthers(): Promise<void> {
  await docker(['tag', smallBase, 'busybox:static'])
  await docker(['tag', debianBase, 'acme/base:12'])
  await docker(['tag', await image(seedImage), 'my_test_image:latest'])
  await docker(['tag', await image(everyday), 'acme/worker:edge'])
  await docker(['tag', await image(manyLayers), 'acme/reports:2024'])
}
