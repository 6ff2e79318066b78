import { run } from '../engine/support/command.ts'
import { image } from '../engine/support/images.ts'
import { dockerExport, sha256sum, tarListing } from '../engine/support/oracles.ts'
import { changes } from '../engine/support/recipes.ts'
import { saveAndUnpack } from '../engine/support/saved-layers.ts'
import { expectAccessible } from './support/accessible.ts'
import { expect, test } from './support/fixtures.ts'
import { openFiles } from './support/open-files.ts'

/** sha256 of one file of a tar archive, by GNU tar and sha256sum. */
async function contentOf(archive: string, name: string): Promise<string> {
  return run('sh', ['-c', 'tar -xOf "$0" "$1" | sha256sum', archive, name])
}

test.describe('the files of an image', () => {
  test('are those of docker export, found by an expression', async ({ app }) => {
    const reference = await image(changes)
    const exported = await tarListing(await dockerExport(reference))
    const files = await openFiles(app, reference)
    await files.readAs('Regular expression')
    for (const pattern of ['^/tree/', '^/kinds/', '\\.bin$', '^/bin/']) {
      const wanted = exported.filter(({ path }) => new RegExp(pattern).test(path))
      expect(wanted.length).toBeGreaterThan(0)
      await files.expectCount(pattern, wanted.length)
    }
  })

  test('are filtered as docker export would be', async ({ app }) => {
    const reference = await image(changes)
    const exported = await tarListing(await dockerExport(reference))
    const files = await openFiles(app, reference)
    await files.readAs('Regular expression')
    const inKinds = exported.filter(({ path }) => path.startsWith('/kinds/'))
    const filters = await files.openFilters()
    await filters.getByRole('checkbox', { name: /^Set-user-ID/ }).check()
    await files.expectCount('^/kinds/', inKinds.filter(({ mode }) => /s/i.test(mode)).length)
    await files.openFilters()
    await filters.getByRole('checkbox', { name: /^Set-user-ID/ }).uncheck()
    await filters.getByRole('checkbox', { name: 'symbolic link' }).check()
    await filters.getByRole('checkbox', { name: 'named pipe' }).check()
    const linksAndPipes = inKinds.filter(({ type }) => type === 'l' || type === 'p')
    expect(linksAndPipes.length).toBeGreaterThan(2)
    await files.expectCount('^/kinds/', linksAndPipes.length)
    await files.openFilters()
    await filters.getByRole('button', { name: 'Clear all' }).click()
    await filters.getByRole('textbox', { name: 'Group IDs' }).fill('70001')
    await files.expectCount('^/kinds/', inKinds.filter(({ gid }) => gid === 70_001).length)
  })

  test('are shown in the columns that were chosen, as wide as they were drawn', async ({ app }) => {
    const reference = await image(changes)
    const files = await openFiles(app, reference)
    const { page } = app
    const size = files.grid.getByRole('columnheader', { name: /^Size/ })
    const before = (await size.boundingBox())!
    const share = files.grid.locator('[data-column="share"]')
    const expectWidth = (column: typeof size, width: number) =>
      expect.poll(async () => (await column.boundingBox())?.width).toBeCloseTo(width, 0)
    await page.mouse.move(before.x, before.y + before.height / 2)
    await page.mouse.down()
    await page.mouse.move(before.x - 60, before.y + before.height / 2, { steps: 4 })
    await page.mouse.up()
    await expectWidth(size, before.width + 60)
    await page.reload()
    await openFiles(app, reference)
    await expectWidth(size, before.width + 60)
    await files.panel.getByRole('button', { name: 'Columns' }).click()
    const narrow = (await share.boundingBox())!.width
    await page.getByRole('menuitemcheckbox', { name: 'Share' }).focus()
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    await expectWidth(share, narrow + 16)
    await page.getByRole('menuitemcheckbox', { name: 'Size' }).click()
    await expect(size).toHaveCount(0)
    await page.getByRole('menuitem', { name: /^All columns/ }).click()
    await expectWidth(size, before.width)
  })

  test('are walked by the keyboard alone', async ({ app }) => {
    const files = await openFiles(app, await image(changes))
    const { page } = app
    await files.rows.first().focus()
    await page.keyboard.type('tree')
    await expect(files.focused).toContainText('tree')
    await page.keyboard.press('ArrowRight')
    await expect(files.focused).toHaveAttribute('aria-expanded', 'true')
    await expect(files.row('chowned.bin')).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await expect(files.focused).toHaveAttribute('aria-level', '2')
    await page.keyboard.press('ArrowLeft')
    await expect(files.focused).toContainText('tree')
    await page.keyboard.press('End')
    await expect(files.focused).toHaveAttribute('aria-level', '1')
    await page.keyboard.press('Home')
    await expect(files.rows.first()).toBeFocused()
    await expect(files.inspector.getByRole('heading', { level: 2 })).toBeVisible()

    await files.slider.focus()
    await page.keyboard.press('Home')
    await expect(files.slider).toHaveAttribute('aria-valuenow', '0')
    await expect(files.row('kinds')).toHaveCount(0)
    await page.keyboard.press('End')
    await expect(files.row('kinds')).toBeVisible()
  })

  test('can be read and taken out when a later layer deleted them', async ({ app }) => {
    const reference = await image(changes)
    const { layers } = await saveAndUnpack(reference)
    const stored = '/tree/deleted.bin'
    const layer = 1
    const bytes = await run('sh', [
      '-c',
      `tar -xOf "$0" tree/deleted.bin | od -An -v -tx1 -N 8`,
      layers[layer]!,
    ])
    const digest = await run('sh', [
      '-c',
      'tar -xOf "$0" tree/deleted.bin | sha256sum',
      layers[layer]!,
    ])

    const files = await openFiles(app, reference)
    await expect(files.row('deleted.bin')).toHaveCount(0)
    await files.ghosts.click()
    await files.search.fill(stored)
    const row = files.row(stored)
    await expect(row).toContainText('hidden by')
    await row.click()
    await files.inspector.getByRole('radio', { name: 'Hex' }).click()
    const firstRow = files.inspector
      .getByRole('group', { name: /^Content of/ })
      .locator('tr')
      .first()
    await expect(firstRow).toContainText(bytes.trim())
    await expect(files.inspector).toContainText('removed')

    const written = await app.host.takeFile(async () => {
      await files.inspector.getByRole('button', { name: 'Extract…' }).click()
      await app.page.getByRole('menuitem', { name: /This file/ }).click()
    })
    expect(await sha256sum(written.path)).toBe(`sha256:${digest.slice(0, 64)}`)
  })

  test('are taken out whole: the merged tree as docker export has it, a layer as stored', async ({
    app,
  }) => {
    const reference = await image(changes)
    const exported = await tarListing(await dockerExport(reference))
    const { layers } = await saveAndUnpack(reference)
    const files = await openFiles(app, reference)
    const extract = (what: RegExp) =>
      app.host.takeFile(async () => {
        await files.extract.click()
        const dialog = files.panel.getByRole('dialog', { name: 'Extract files' })
        await dialog.getByRole('radio', { name: what }).check()
        const tar = dialog.getByRole('radio', { name: /^One tar archive/ })
        if (await tar.isVisible()) await tar.check()
        await dialog.getByRole('button', { name: 'Extract…' }).click()
      })
    const ours = (path: string) => /^\/(tree|kinds|bin)(\/|$)/.test(path)
    const told = (entries: Awaited<ReturnType<typeof tarListing>>) =>
      entries
        .filter(({ path }) => ours(path))
        .map((entry) => {
          // which of its names a file is stored under is the archive's choice
          const own = entry.type === 'h' ? entries.find(({ path }) => path === entry.target) : entry
          return { ...entry, size: 0, type: own?.type, target: own?.target }
        })
        .sort((one, other) => (one.path < other.path ? -1 : 1))
    const merged = await extract(/^The merged file system/)
    expect(told(await tarListing(merged.path))).toEqual(told(exported))
    expect(await contentOf(merged.path, 'tree/overwritten.bin')).toBe(
      await contentOf(await dockerExport(reference), 'tree/overwritten.bin'),
    )

    await files.slider.focus()
    await app.page.keyboard.press('Home')
    await app.page.keyboard.press('ArrowRight')
    const layer = await extract(/^Layer 1 as it is stored/)
    const stored = await tarListing(layers[1]!)
    expect(told(await tarListing(layer.path))).toEqual(told(stored))
  })

  test('are a map whose tiles weigh what docker export lists', async ({ app }) => {
    const reference = await image(changes)
    const exported = await tarListing(await dockerExport(reference))
    const bytes = (below: string) =>
      exported
        .filter(({ path }) => path === below || path.startsWith(`${below}/`))
        .reduce((sum, { size }) => sum + size, 0)
    const files = await openFiles(app, reference)
    await files.viewAs('Treemap')
    await expect(files.map).toBeVisible()
    const drawn = await files.mapRows()
    expect(drawn.get('bin')).toBe(bytes('/bin'))
    expect(drawn.get('tree')).toBe(bytes('/tree'))

    await files.map.focus()
    await app.page.keyboard.press('Home')
    await expect(files.tile).toContainText('/bin/busybox')
    await expect(files.inspector.getByRole('heading', { level: 2 })).toHaveText('busybox')
    await app.page.keyboard.press('ArrowRight')
    await expect(files.tile).toContainText('/tree')
    await app.page.keyboard.press('Enter')
    await expect(files.panel.getByRole('navigation')).toContainText('tree')
    await expect
      .poll(async () => (await files.mapRows()).get('keep.bin'))
      .toBe(bytes('/tree/keep.bin'))
    await app.page.keyboard.press('Escape')
    await expect.poll(async () => (await files.mapRows()).has('bin')).toBe(true)

    await expectAccessible(app)
  })

  test('are compared side by side, line by line as diff has them', async ({ app }) => {
    const reference = await image(changes)
    const { layers } = await saveAndUnpack(reference)
    const stored = async (layer: number) =>
      (await run('tar', ['-xOf', layers[layer]!, 'kinds/first'])).trimEnd().split('\n')
    const [before, after] = [await stored(2), await stored(15)]
    const files = await openFiles(app, reference)
    await files.search.fill('/kinds/first')
    await files.row('/kinds/first').first().click()
    await files.inspector.getByRole('button', { name: 'What changed' }).first().click()
    await files.inspector.getByRole('button', { name: 'Side by side' }).click()
    const dialog = app.page.getByRole('dialog', { name: /^Layer \d+ against layer \d+$/ })
    const lines = dialog.locator('tbody tr')
    await expect(lines).toHaveCount(after.length)
    const side = (cell: number) =>
      lines.evaluateAll(
        (rows, at) => rows.map((row) => row.children[at]!.lastChild?.textContent ?? ''),
        cell,
      )
    await expect.poll(() => side(3)).toEqual(after)
    expect((await side(1)).filter((line) => line !== '')).toEqual(before)
    await expectAccessible(app)
    await app.page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })

  test('stay where they were scrolled to in another layer and after another tab', async ({
    app,
  }) => {
    const files = await openFiles(app, await image(changes))
    const { page } = app
    await page.setViewportSize({ width: 1280, height: 420 })
    for (const name of ['kinds', 'tree']) {
      await files.row(name).first().click()
      await page.keyboard.press('ArrowRight')
    }
    await expect(files.row('copy-of-keep')).toBeVisible()
    const row = files.row('keep.bin').first()
    await row.evaluate((element) => {
      const grid = element.closest('[role="treegrid"]')!
      grid.scrollTop += element.getBoundingClientRect().top - grid.getBoundingClientRect().top - 28
    })
    const place = async () => Math.round((await row.boundingBox())!.y)
    const before = await place()
    expect(await files.grid.evaluate((grid) => grid.scrollTop)).toBeGreaterThan(50)
    await app.goTo('Overview')
    await app.goTo('Files')
    await expect.poll(place).toBe(before)
    await files.slider.focus()
    await page.keyboard.press('ArrowLeft')
    await expect(files.grid).toHaveAttribute('aria-busy', 'false')
    await expect.poll(place).toBe(before)
  })

  test('are accessible: axe finds nothing', async ({ app }) => {
    const files = await openFiles(app, await image(changes))
    await files.ghosts.click()
    await files.row('kinds').click()
    await app.page.keyboard.press('ArrowRight')
    await files.row('dangling').click()
    await expect(files.inspector).toContainText('Nothing is there in this view.')
    await expectAccessible(app)
  })
})
