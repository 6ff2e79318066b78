import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { image } from '../engine/support/images.ts'
import { changes } from '../engine/support/recipes.ts'
import { analyze } from '../engine/support/strata.ts'
import { FilesPage } from './pages/files-page.ts'
import type { AppPage } from './pages/app-page.ts'
import { expect, test } from './support/fixtures.ts'

/* Charts as files, opened by a program that knows nothing of Strata: a browser of its own. */

interface Opened {
  readonly size: readonly [number, number]
  readonly texts: readonly string[]
  /** The colour of the upper left corner: red, green, blue. */
  readonly corner: readonly number[]
  readonly elsewhere: readonly string[]
}

/** The picture of a file as a page without a network shows it, and its texts where it has some. */
async function open(page: Page, type: string, bytes: Buffer): Promise<Opened> {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const url = `data:${type};base64,${bytes.toString('base64')}`
  const opened = await page.evaluate(
    async ([address, kind, source]) => {
      const picture = new Image()
      picture.src = address
      await picture.decode()
      const canvas = document.createElement('canvas')
      canvas.width = picture.naturalWidth
      canvas.height = picture.naturalHeight
      const context = canvas.getContext('2d')!
      context.drawImage(picture, 0, 0)
      const [red = 0, green = 0, blue = 0] = context.getImageData(2, 2, 1, 1).data
      const parsed = kind === 'image/svg+xml' ? new DOMParser().parseFromString(source, kind) : null
      return {
        size: [picture.naturalWidth, picture.naturalHeight] as const,
        corner: [red, green, blue],
        texts: [...(parsed?.querySelectorAll('text') ?? [])].map((text) => text.textContent ?? ''),
      }
    },
    [url, type, bytes.toString('utf8')] as const,
  )
  return { ...opened, elsewhere: asked.filter((address) => !address.startsWith('data:')) }
}

async function written(app: AppPage, format: 'SVG' | 'PNG') {
  const { name, path } = await app.exports.write(format)
  return { name, bytes: readFileSync(path) }
}

test('the chart of the layers and the map of files become files that others open', async ({
  app,
  chromium,
}) => {
  test.skip(chromium === null, 'Electron has no second browser to open them in')
  const reference = await image(changes)
  const report = await analyze(reference)
  await app.openImage(reference)
  // Light on paper, whatever the window looks like.
  await app.useColors('dark')
  const other = await (await chromium!.newContext({ offline: true })).newPage()

  const layers = await written(app, 'SVG')
  expect(layers.name).toMatch(/^strata-test-changes-.*\.layers\.svg$/)
  const chart = await open(other, 'image/svg+xml', layers.bytes)
  expect(chart).toMatchObject({ size: [960, 400], corner: [255, 255, 255], elsewhere: [] })
  expect(chart.texts[0]).toContain(reference)
  for (const { index } of report.layers.filter((layer) => layer.index % 10 === 0)) {
    expect(chart.texts.some((text) => text.split(' ')[0] === String(index))).toBe(true)
  }

  const png = await written(app, 'PNG')
  expect(png.name).toMatch(/\.layers\.png$/)
  expect(await open(other, 'image/png', png.bytes)).toMatchObject({
    size: [1920, 800],
    corner: [255, 255, 255],
  })

  await app.goTo('Files')
  const files = new FilesPage(app.page)
  await files.viewAs('Treemap')
  await expect(files.map).toBeVisible()
  const mapFile = await written(app, 'SVG')
  expect(mapFile.name).toMatch(/\.map\.svg$/)
  const map = await open(other, 'image/svg+xml', mapFile.bytes)
  expect(map).toMatchObject({ corner: [255, 255, 255], elsewhere: [] })
  expect(map.texts.some((text) => text.startsWith('busybox'))).toBe(true)

  await app.page.keyboard.press('Control+k')
  await expect(app.page.getByRole('combobox')).toBeFocused()
  await app.page.keyboard.type('chart as PNG')
  const byPalette = await app.host.takeFile(() => app.page.keyboard.press('Enter'))
  const painted = await open(other, 'image/png', readFileSync(byPalette.path))
  expect(painted.size).toEqual(map.size.map((length) => length * 2))
  await other.context().close()
})
