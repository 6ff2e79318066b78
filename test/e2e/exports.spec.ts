import { readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import type { Report } from '../../src/core/model/report.ts'
import { image } from '../engine/support/images.ts'
import { changes } from '../engine/support/recipes.ts'
import { analyze, strata } from '../engine/support/strata.ts'
import { expect, test } from './support/fixtures.ts'

const schema = new URL('../../docs/report.schema.json', import.meta.url)

test.describe('the report', () => {
  test('as JSON is that of the command line', async ({ app }) => {
    const reference = await image(changes)
    await app.openImage(reference)
    const { name, text } = await app.exports.write('JSON')
    await expect(app.page.getByText(/is in your downloads|Saved to/)).toBeVisible()
    expect(name).toMatch(/^strata-test-changes-.*\.json$/)
    const report = JSON.parse(text) as Report
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
      JSON.parse(await readFile(schema, 'utf8')) as object,
    )
    validate(report)
    expect(validate.errors ?? []).toEqual([])
    expect(report).toEqual(await analyze(reference))
  })

  for (const [format, word] of [
    ['Markdown', 'markdown'],
    ['CSV', 'csv'],
  ] as const) {
    test(`as ${format} is that of the command line`, async ({ app }) => {
      const reference = await image(changes)
      await app.openImage(reference)
      const { text } = await app.exports.write(format)
      const { status, stdout } = await strata(['analyze', reference, '--format', word])
      expect(status).toBe(0)
      expect(text).toBe(stdout)
      expect(text).toContain('/tree/deleted.bin')
    })
  }

  test('as HTML opens without a network and shows the layers @browser', async ({
    app,
    chromium,
  }) => {
    const reference = await image(changes)
    await app.openImage(reference)
    const { path } = await app.exports.write('HTML')
    const { layers, history, image: described } = await analyze(reference)
    const context = await chromium!.newContext({ offline: true })
    const page = await context.newPage()
    const asked: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(`file://${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('changes')
    const body = page.locator('body')
    await expect(body).toContainText(described.id.slice(7, 19))
    for (const { instruction } of history)
      await expect(body).toContainText(instruction.slice(0, 30))
    const rows = page.getByRole('table').filter({ hasText: /layer/i }).first().locator('tbody tr')
    await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(layers.length)
    await expect(body).toContainText('/tree/deleted.bin')
    expect(asked).toEqual([`file://${path}`])
    expect(complaints).toEqual([])
    await context.close()
  })
})
