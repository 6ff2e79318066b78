import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { run } from '../engine/support/command.ts'
import { image } from '../engine/support/images.ts'
import { dockerInspect, sha256sum } from '../engine/support/oracles.ts'
import { everyday } from '../engine/support/recipes.ts'
import { saveAndUnpack } from '../engine/support/saved-layers.ts'
import { numberIn } from './pages/values.ts'
import { expect, test } from './support/fixtures.ts'

test.describe('the tarball of docker save', () => {
  test('has the entries that tar lists', async ({ app }) => {
    const reference = await image(everyday)
    const { archive } = await saveAndUnpack(reference)
    const listed = (await run('tar', ['-tf', archive])).trim().split('\n')
    await app.openImage(reference)
    await expect(app.tab('Archive')).toContainText(String(listed.length))
    await app.goTo('Archive')
    await expect(app.archive.panel).toContainText(`${listed.length} entries`)
    const files = (names: readonly string[]): readonly string[] =>
      names.filter((name) => !name.endsWith('/')).sort()
    expect(files(await app.archive.names())).toEqual(files(listed))
  })

  test('has a config whose sha256 is the image ID', async ({ app }) => {
    const reference = await image(everyday)
    const { config } = await saveAndUnpack(reference)
    const { Id } = await dockerInspect(reference)
    expect(await sha256sum(config)).toBe(Id)
    await app.openImage(reference)
    await app.goTo('Archive')
    const row = await app.archive.select(basename(config))
    await expect(row).toContainText('The image config; its sha256 is the image ID')
    const { inspector } = app
    await expect(inspector.heading).toHaveText('The image config')
    await expect(inspector.region).toContainText(`image ID${Id.slice(7)}`)
    await expect(inspector.value('sha256 equals the image ID')).toHaveText('yes')
    await expect(inspector.value('sha256').locator('code')).toHaveAttribute('title', Id)
    const { size } = await stat(config)
    await expect.poll(async () => numberIn(await inspector.value('Bytes').innerText())).toBe(size)
    await expect(inspector.region).toContainText('"diff_ids"')
  })

  test('has layers whose sha256 is the diff ID', async ({ app }) => {
    const reference = await image(everyday)
    const { layers } = await saveAndUnpack(reference)
    const isLegacy = layers.every((path) => basename(path) === 'layer.tar')
    test.skip(!isLegacy, 'this engine writes layers as OCI blobs')
    await app.openImage(reference)
    await app.goTo('Archive')
    const rows = app.archive.entry('diff ID').filter({ hasText: 'layer.tar' })
    await expect(rows).toHaveCount(layers.length)
    const shown = new Set<string>()
    for (const row of await rows.all()) {
      await row.click()
      await expect(row).toHaveAttribute('aria-selected', 'true')
      await expect(app.inspector.value('sha256 equals the diff ID')).toHaveText('yes')
      const digest = app.inspector.value('sha256').locator('code')
      await expect.poll(async () => shown.has((await digest.getAttribute('title'))!)).toBe(false)
      shown.add((await digest.getAttribute('title'))!)
    }
    expect([...shown].sort()).toEqual((await Promise.all(layers.map(sha256sum))).sort())
  })
})
