import { formatBytes } from '../../src/core/model/format.ts'
import type { Report } from '../../src/core/model/report.ts'
import { image } from '../engine/support/images.ts'
import { smallBase } from '../engine/support/base-images.ts'
import { analyze } from '../engine/support/strata.ts'
import { wasteCases } from '../engine/support/waste-cases.ts'
import { appImage } from './support/app-image.ts'
import { expectAccessible } from './support/accessible.ts'
import { expect, test } from './support/fixtures.ts'
import { openWaste } from './support/open-waste.ts'

/* The expected values are those of the JSON report, whose waste the engine tests hold to real images. */

function sum(rows: readonly { readonly bytes: number }[]): number {
  return rows.reduce((total, { bytes }) => total + bytes, 0)
}

test.describe('the waste of an image', () => {
  let report: Report
  let analysed: Promise<Report> | null = null

  test.beforeAll(async ({}, testInfo) => {
    testInfo.setTimeout(300_000)
  })

  test.beforeEach(async ({ app }) => {
    const reference = await appImage()
    analysed ??= analyze(reference)
    report = await analysed
    await openWaste(app, reference)
  })

  test('is the sum of its list, all and yours', async ({ app }) => {
    const { waste } = app
    const all = report.efficiency.waste
    await expect(waste.panel).toContainText(formatBytes(sum(all)))
    await expect(waste.choice('Files')).toContainText(all.length.toLocaleString('en'))
    await waste.choice('Yours').click()
    const own = all.filter(({ storedIn }) => storedIn >= report.base.layers)
    expect(own.length).toBeLessThan(all.length)
    await expect(waste.panel).toContainText(`${formatBytes(sum(own))} of`)
    await waste.choice('Files').click()
    await expect(waste.grid).toHaveAttribute('aria-rowcount', String(own.length + 1))
  })

  test('becomes cards with the line to write, and steps to go to', async ({ app }) => {
    const { waste } = app
    const advice = report.advice!
    await expect(waste.cards).toHaveCount(advice.cards.length)
    const card = waste.card('deleted-later').first()
    const expected = advice.cards.find(({ rule }) => rule === 'deleted-later')!
    await expect(card).toContainText(formatBytes(expected.bytes))
    await expect(card).toContainText('/app/big.bin')
    await expect(waste.code(card)).toContainText('rm /app/big.bin')
    await card.getByRole('button', { name: 'Copy the new lines' }).click()
    await expect.poll(() => app.host.clipboard()).toBe(expected.line)
    const { layer } = expected.steps[0]!
    await card.getByRole('button', { name: new RegExp(`layer ${layer} step`) }).click()
    await app.goTo('Overview')
    await expect(app.story.selected).toHaveAccessibleName(/dd if=\/dev\/urandom/)
  })

  test('is a list with its cause, grouped and walked with the keyboard', async ({ app }) => {
    const { waste } = app
    await waste.choice('Files').click()
    const [first] = report.efficiency.waste
    await expect(waste.rows.first()).toContainText(first!.path.slice(-20))
    await waste.choice('Step').click()
    const wasters = new Set(report.efficiency.waste.map(({ wastedBy }) => wastedBy))
    // the groups are there: the files before them have none to fold
    await expect(waste.rows.first()).toHaveAttribute('aria-expanded', 'true')
    await waste.rows.first().focus()
    for (let folded = 0; folded < wasters.size; folded++) {
      await app.page.keyboard.press('ArrowLeft')
      await expect(waste.rows.nth(folded)).toHaveAttribute('aria-expanded', 'false')
      await app.page.keyboard.press('ArrowDown')
    }
    await expect(waste.rows).toHaveCount(wasters.size)
    await app.page.keyboard.press('Home')
    await app.page.keyboard.press('ArrowRight')
    await app.page.keyboard.press('ArrowDown')
    await expect(waste.rows.nth(1)).toBeFocused()
    await expect(waste.rows.nth(1)).toContainText('deleted')
  })

  test('is there to see for everyone', async ({ app }) => {
    for (const choice of ['Savings', 'Files', 'Duplicates']) {
      await app.waste.choice(choice).click()
      await expectAccessible(app)
    }
    await app.waste.choice('Files').click()
    await app.waste.choice('Directory').click()
    await expect(app.waste.rows.first()).toBeVisible()
    await expectAccessible(app)
  })
})

test('every cause of waste is told with who stored it and who wasted it', async ({ app }) => {
  test.setTimeout(300_000)
  for (const { recipe, waste: expected } of wasteCases.slice(0, 6)) {
    await openWaste(app, await image(recipe))
    await app.waste.choice('Files').click()
    for (const { path, storedIn, wastedBy } of expected) {
      await expect(app.waste.files(path.slice(-20), storedIn, wastedBy)).toHaveCount(1)
    }
    await app.goTo('Overview')
  }
})

test('an image without waste says so', async ({ app }) => {
  await openWaste(app, smallBase)
  await expect(app.waste.panel).toContainText('Nothing is wasted')
  await expect(app.waste.panel).toContainText('There is nothing to save in your layers')
  await app.waste.choice('Duplicates').click()
  await expectAccessible(app)
})
