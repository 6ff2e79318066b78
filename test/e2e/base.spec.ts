import { join } from 'node:path'
import { formatBytes } from '../../src/core/model/format.ts'
import { docker, scratch } from '../engine/support/context.ts'
import { analyze } from '../engine/support/strata.ts'
import { writeContext } from '../engine/support/images.ts'
import { expectAccessible } from './support/accessible.ts'
import { expect, test } from './support/fixtures.ts'

const name = (image: string): string => `strata-test/boundary-${image}:1`

async function build(image: string, from: string, size: number): Promise<void> {
  const context = scratch('contexts', 'boundary', image)
  writeContext(context, { Dockerfile: `FROM ${from}\nCOPY file /${image}\n`, file: size })
  await docker(['build', '--quiet', '--tag', name(image), context])
}

test.describe('the base image', () => {
  test.beforeAll(async ({}, testInfo) => {
    testInfo.setTimeout(300_000)
    await build('system', 'scratch', 3_000_000)
    await build('language', name('system'), 2_000_000)
    await build('mine', name('language'), 1_000_000)
  })

  test('is shown with its chain, and every sum is split at it', async ({ app }) => {
    const { layers } = await analyze(name('mine'))
    await app.openImage(name('mine'))
    const { base } = app
    await expect(base.region).toContainText(name('system'))
    await expect(base.region).toContainText(name('language'))
    await base.details.click()
    const own = layers.filter((layer) => !layer.base)
    expect(own).toHaveLength(1)
    await expect(base.sum('Size', 'yours')).toHaveText(formatBytes(own[0]!.size))
    await expect(base.sum('Size', 'base')).toHaveText(
      formatBytes(layers[0]!.size + layers[1]!.size),
    )
    await expect(base.region).toContainText('are the first of the 3 layers here')
    await expectAccessible(app)
  })

  test('ends where someone says, here and when the image is opened again', async ({ app }) => {
    await app.openImage(name('mine'))
    const { base } = app
    await base.details.click()
    await base.boundary.focus()
    await app.page.keyboard.press('ArrowLeft')
    await expect(base.region).toContainText('moved by hand')
    await expect(base.sum('Layers', 'yours')).toHaveText('2')
    await expect(base.sum('Size', 'yours')).toHaveText(formatBytes(3_000_000))

    await app.openImage(name('system'))
    await expect(base.region).not.toContainText('moved by hand')
    await app.page.reload()
    await app.openImage(name('mine'))
    await expect(base.region).toContainText('moved by hand')
    await base.details.click()
    await base.region.getByRole('button', { name: /^Back to 2 layers/ }).click()
    await expect(base.sum('Layers', 'yours')).toHaveText('1')
  })

  test('of an archive is found on the engine', async ({ app, folder }) => {
    const path = join(folder, 'mine.tar')
    await docker(['save', '--output', path, name('mine')])
    await app.openArchive(path)
    const { base } = app
    await expect(base.region).toContainText(name('language'))
    await base.details.click()
    await expect(base.region).toContainText('not in the archive, but on the engine in use')
    await expect(base.sum('Layers', 'yours')).toHaveText('1')
  })
})
