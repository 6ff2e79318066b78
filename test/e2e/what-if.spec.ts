import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatBytes } from '../../src/core/model/format.ts'
import { docker } from '../engine/support/context.ts'
import { analyze } from '../engine/support/strata.ts'
import { appImage } from './support/app-image.ts'
import { expectAccessible } from './support/accessible.ts'
import { expect, test } from './support/fixtures.ts'
import { openWaste } from './support/open-waste.ts'

test.describe('what if', () => {
  test.beforeEach(async ({}, testInfo) => testInfo.setTimeout(300_000))

  test('a saving is followed: built with its line, the image has that waste no more', async ({
    app,
    folder,
  }) => {
    const reference = await appImage()
    const report = await analyze(reference)
    await openWaste(app, reference)
    const { waste } = app
    const card = waste.card('deleted-later').filter({ hasText: '/app/big.bin' })
    await card.getByRole('checkbox', { name: 'what if' }).check()
    const { bytes, line } = report.advice!.cards.find(({ rule }) => rule === 'deleted-later')!
    const promised = report.image.size - bytes
    await expect(waste.strip).toContainText(`would have ${formatBytes(promised)}`)
    await waste.panel.getByRole('button', { name: 'Show the change' }).click()
    await expect(waste.then('Size')).toHaveText(formatBytes(promised))
    await expectAccessible(app)

    // What is to be written, built on the base by the engine.
    const written = await app.host.takeFile(() =>
      waste.panel.getByRole('button', { name: 'Export as text' }).click(),
    )
    expect(written.text).toContain(line)
    writeFileSync(join(folder, 'README'), '')
    const dockerfile = `FROM ${report.base.name!}\nRUN mkdir /app && head -c 4200000 /dev/urandom > /app/model.bin\n${line}\n`
    writeFileSync(join(folder, 'Dockerfile'), dockerfile)
    const built = 'strata-test/what-if:1'
    await docker(['build', '--quiet', '--network', 'none', '--tag', built, folder])
    const after = await analyze(built)
    expect(after.efficiency.waste.some(({ path }) => path === '/app/big.bin')).toBe(false)
  })

  test('files, steps and squashed layers are taken out, and told as Markdown', async ({ app }) => {
    const reference = await appImage()
    const report = await analyze(reference)
    await openWaste(app, reference)
    const { waste } = app
    await waste.choice('Files').click()
    await waste.choice('Yours').click()
    const ownWaste = report.efficiency.waste.filter(
      ({ storedIn }) => storedIn >= report.base.layers,
    )
    // The list is made anew for what is yours, and would take the focus with it.
    await expect(waste.grid).toHaveAttribute('aria-rowcount', String(ownWaste.length + 1))
    await waste.rows.first().focus()
    await expect(waste.rows.first()).toBeFocused()
    await app.page.keyboard.press('Space')
    const big = report.efficiency.waste.find(({ path }) => path === '/app/big.bin')!
    const without = report.image.size - big.bytes
    await expect(waste.strip).toContainText(formatBytes(without))

    await waste.choice('What if').click()
    const own = report.layers.filter(({ base }) => !base)
    await waste.panel.getByRole('button', { name: 'Squash all of yours' }).click()
    await expect(waste.then('Layers')).toHaveText(String(report.layers.length - own.length + 1))
    const squashed = report.image.size - ownWaste.reduce((sum, { bytes }) => sum + bytes, 0)
    await expect(waste.then('Size')).toHaveText(formatBytes(squashed))

    const written = await app.host.takeFile(() =>
      waste.panel.getByRole('button', { name: 'Export as Markdown' }).click(),
    )
    expect(written.name).toBe('acme-hello-api-1.4.what-if.md')
    expect(written.text).toContain(`| ${formatBytes(squashed)} |`)
    expect(written.text).toContain('# /app/big.bin')
    await waste.panel.getByRole('button', { name: 'Untick all' }).click()
    await expect(waste.outlook).toHaveCount(0)
  })
})
