import { readFile } from 'node:fs/promises'
import { image } from '../engine/support/images.ts'
import { dockerHistory, dockerInspect, tarListing } from '../engine/support/oracles.ts'
import { everyday } from '../engine/support/recipes.ts'
import { saveAndUnpack } from '../engine/support/saved-layers.ts'
import { seedImage } from '../engine/support/seed-image.ts'
import { plainText } from './pages/values.ts'
import { expect, test } from './support/fixtures.ts'

test.describe('an image of the engine', () => {
  test('shows its layers before the first byte, then all of it', async ({ openApp, gate }) => {
    const reference = await image(everyday)
    const app = await openApp({ engine: gate.host })
    const { RootFS } = await dockerInspect(reference)
    const history = await dockerHistory(reference)

    gate.holdAfter(0)
    await app.library.image(reference).click()
    await expect(app.story.strata).toHaveCount(RootFS.Layers.length)
    await expect(app.story.steps).toHaveCount(history.length)
    await app.expectState('loading')
    await expect(app.states.reading).toContainText('waiting for the first byte')
    await expect(app.header.shortId).toBeVisible()
    await expect(app.header.fact('Efficiency')).toHaveText('when all is read')
    await app.tab('Config').click()
    await expect(app.config.setting('Environment')).toContainText('GREETING=hello world')
    await app.tab('Overview').click()

    gate.release()
    await app.expectState('ready')
    await expect(app.states.reading).toHaveCount(0)
    await expect(app.header.fact('Integrity')).toHaveText(
      `${RootFS.Layers.length} of ${RootFS.Layers.length} layers verified`,
    )
    await expect(app.header.fact('Efficiency')).toContainText('%')
  })

  test('has the sizes that GNU tar counts', async ({ app }) => {
    const reference = await image(everyday)
    const { layers } = await saveAndUnpack(reference)
    await app.openImage(reference)
    const shown = await app.overview.layers()
    expect(shown.map(({ layer }) => layer)).toEqual([...layers.keys()])
    for (const { layer, size, files } of shown) {
      const listing = await tarListing(layers[layer]!)
      const regular = listing.filter((entry) => entry.type === '-')
      const bytes = regular.reduce((sum, entry) => sum + entry.size, 0)
      expect({ layer, size, files }).toEqual({ layer, size: bytes, files: regular.length })
    }
    const total = shown.reduce((sum, { size }) => sum + size, 0)
    await expect
      .poll(() => plainText(app.header.fact('Size')))
      .toContain(`${(total / 1e6).toFixed(1)} MB`)
  })

  test('has the steps, empty steps and diff IDs that docker tells', async ({ app }) => {
    const reference = await image(everyday)
    const { config } = await saveAndUnpack(reference)
    const { Id, RootFS } = await dockerInspect(reference)
    const steps = await dockerHistory(reference)
    const { history } = JSON.parse(await readFile(config, 'utf8')) as {
      readonly history: readonly { readonly empty_layer?: boolean }[]
    }
    await app.openImage(reference)
    await expect(app.header.shortId).toHaveText(Id.slice(7, 19))
    await expect(app.story.steps).toHaveCount(steps.length)
    const empty = history.filter((step) => step.empty_layer === true).length
    expect(empty).toBeGreaterThan(0)
    await expect(app.story.stepsWithoutLayer).toHaveCount(empty)
    await expect(app.story.region).toContainText(
      `${steps.length} steps made ${RootFS.Layers.length} layers; ${empty} changed settings only`,
    )

    let layer = 0
    for (const [index, step] of history.entries()) {
      const row = app.story.step(index + 1)
      if (step.empty_layer === true) {
        await expect(row).toHaveAccessibleName(/, no layer$/)
        continue
      }
      await row.click()
      await expect(row).toHaveAccessibleName(new RegExp(`, layer ${layer}, `))
      await expect(app.inspector.diffId).toHaveAttribute('title', RootFS.Layers[layer]!)
      layer++
    }
    expect(layer).toBe(RootFS.Layers.length)
  })

  test('selects step, bar and stratum together', async ({ app }) => {
    await app.openImage(await image(everyday))
    const { overview, story, inspector } = app
    const row = story.step(5)
    await row.click()
    await expect(row).toHaveAttribute('aria-selected', 'true')
    const layer = Number(/, layer (\d+),/.exec((await row.textContent()) ?? '')?.[1])
    await expectLayerSelected(layer)
    await expect(inspector.heading).toHaveText(`Layer ${layer}`)

    await story.stratum(0).click({ position: { x: 20, y: 8 } })
    await expectLayerSelected(0)
    await expect(story.step(1)).toHaveAttribute('aria-selected', 'true')

    await expect(overview.bar(layer)).toBeVisible()
    const bar = (await overview.bar(layer).boundingBox())!
    const plot = (await overview.plot.boundingBox())!
    await app.page.mouse.click(bar.x + bar.width / 2, plot.y + plot.height / 2)
    await expectLayerSelected(layer)
    await expect(row).toHaveAttribute('aria-selected', 'true')

    async function expectLayerSelected(selected: number): Promise<void> {
      await expect(story.selected).toHaveCount(1)
      await expect(story.outline(selected)).toHaveCount(1)
      await expect(overview.columns).toHaveCount(1)
      await expect(overview.columns).toHaveAttribute('data-bar', String(selected))
      const middle = async (part: typeof story.region): Promise<number> => {
        const { y, height } = (await part.boundingBox())!
        return y + height / 2
      }
      await expect
        .poll(async () =>
          Math.abs(
            (await middle(story.outline(selected))) - (await middle(story.stratum(selected))),
          ),
        )
        .toBeLessThan(4)
    }
  })

  test('is reached and read with the keyboard alone', async ({ app }) => {
    const reference = await image(everyday)
    const { page, library, story, inspector } = app
    await expect(library.image(reference)).toBeVisible()
    await page.keyboard.press('Control+f')
    await page.keyboard.type(reference)
    await expect(library.images).toHaveCount(1)
    await tabTo(library.images.first())
    await page.keyboard.press('Enter')
    await app.expectState('ready')

    await tabTo(app.tab('Overview'))
    await page.keyboard.press('End')
    await expect(app.archive.table).toBeVisible()
    await page.keyboard.press('ArrowLeft')
    await expect(app.tab('Config')).toBeFocused()
    await expect(app.config.panel).toBeVisible()
    await page.keyboard.press('Home')
    await expect(app.tab('Overview')).toHaveAttribute('aria-selected', 'true')

    await tabTo(story.steps.first())
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    const last = story.steps.last()
    await expect(last).toBeFocused()
    await expect(last).toHaveAttribute('aria-selected', 'true')
    await expect(inspector.region).toContainText('CMD')
    await page.keyboard.press('Home')
    await expect(inspector.heading).toHaveText('Layer 0')

    /** Presses Tab until the focus is there, as someone without a mouse does. */
    async function tabTo(wanted: typeof library.search): Promise<void> {
      for (let presses = 0; presses < 60; presses++) {
        if (await wanted.evaluate((element) => element === document.activeElement)) return
        await page.keyboard.press('Tab')
      }
      await expect(wanted).toBeFocused()
    }
  })
})

test.describe('the image of the article', () => {
  test('has six steps, five layers and one step without a layer', async ({ app }) => {
    await app.openImage(await image(seedImage))
    const { story } = app
    await expect(story.steps).toHaveCount(6)
    await expect(story.strata).toHaveCount(5)
    await expect(story.stepsWithoutLayer).toHaveCount(1)
    await expect(story.step(6)).toHaveAccessibleName(/python \/app\/app\.py.*, no layer$/)
    await expect(story.region).toContainText('6 steps made 5 layers; 1 changed settings only')
    // The old CMD owns a real layer of no bytes.
    await expect(story.step(4)).toHaveAccessibleName(/CMD \["\/bin\/bash"\], layer 3, 0 B/)
    await story.step(4).click()
    await expect(app.inspector.region).toContainText('A real layer with nothing in it.')
    await expect(app.inspector.value('Layer tar')).toHaveText('1,024\u202fB')
    await expect(app.overview.findings.getByText('steps for')).toHaveCount(0)
  })
})
