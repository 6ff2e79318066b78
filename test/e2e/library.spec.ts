import { docker } from '../engine/support/context.ts'
import { image } from '../engine/support/images.ts'
import { everyday } from '../engine/support/recipes.ts'
import { expect, test } from './support/fixtures.ts'

test.describe('the library', () => {
  test('lists the images that docker lists', async ({ app }) => {
    const reference = await image(everyday)
    // Both are asked anew each time: other tests of this run may be adding images.
    await expect(async () => {
      const ids = await docker(['images', '--quiet'])
      const expected = [...new Set(ids.trim().split('\n'))].sort()
      expect([...(await app.library.shortIds())].sort()).toEqual(expected)
    }).toPass()
    await expect(app.library.image(reference)).toHaveCount(1)
    const id = await docker(['images', '--quiet', reference])
    await expect(app.library.image(reference).locator('code')).toHaveText(id.trim())
    await expect(app.library.engine).toHaveAccessibleName(/^Engine: Docker [\d.]+ ?, connected/)
  })

  test('shows the size that docker states', async ({ app }) => {
    const reference = await image(everyday)
    const inspected = await docker(['image', 'inspect', '--format', '{{.Size}}', reference])
    const megabytes = (Number(inspected) / 1e6).toFixed(1)
    await expect(app.library.image(reference)).toContainText(`${megabytes}\u202fMB`)
  })

  test('hears of an image that comes and goes', async ({ app }) => {
    const reference = await image(everyday)
    const copy = 'strata-test/comes-and-goes:1'
    await expect(app.library.image(reference)).toBeVisible()
    await docker(['tag', reference, copy])
    try {
      await app.library.search.fill('comes-and-goes')
      await expect(app.library.images).toHaveCount(1)
    } finally {
      await docker(['rmi', copy])
    }
    await expect(app.library.images).toHaveCount(0)
  })

  test('finds by name and by ID', async ({ app }) => {
    const reference = await image(everyday)
    const { library, page } = app
    await page.keyboard.press('Control+f')
    await expect(library.search).toBeFocused()
    await page.keyboard.type(reference.toUpperCase())
    await expect(library.images).toHaveCount(1)
    await expect(library.images).toContainText(reference)
    const id = (await docker(['images', '--quiet', reference])).trim()
    await library.search.fill(id)
    await expect(library.images).toHaveCount(1)
    await expect(library.images).toContainText(reference)
    await library.search.fill('nothing has this name')
    await expect(library.images).toHaveCount(0)
    await page.getByRole('button', { name: 'Show all images' }).click()
    await expect(library.image(reference)).toBeVisible()
  })

  test('sorts by size, by age and by name, and keeps the order', async ({ app, engine }) => {
    expect(engine).not.toBe('')
    await image(everyday)
    const { library, page } = app
    await expect(library.images.first()).toBeVisible()

    await library.sortBy('Largest')
    await expect(async () => {
      const listed = await images()
      const shown = await library.shortIds()
      const sizes = shown.map((id) => listed.get(id)?.Size ?? NaN)
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
    }).toPass()

    await library.sortBy('Newest')
    await expect(async () => {
      const listed = await images()
      const shown = await library.shortIds()
      const times = shown.map((id) => Math.floor(Date.parse(listed.get(id)?.Created ?? '') / 1000))
      expect(times).toEqual([...times].sort((a, b) => b - a))
    }).toPass()

    await library.sortBy('Name')
    await page.reload()
    await expect(library.order).toHaveAccessibleName('Order: Name')
    await expect(async () => {
      const listed = await images()
      const shown = await library.shortIds()
      const names = shown.map((id) => listed.get(id)?.RepoTags[0] ?? '\uffff')
      expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')))
    }).toPass()
  })
})

interface Listed {
  readonly Id: string
  readonly Size: number
  readonly Created: string
  readonly RepoTags: readonly string[]
}

/** All images as docker inspect tells, by short ID. */
async function images(): Promise<ReadonlyMap<string, Listed>> {
  const ids = (await docker(['images', '--quiet'])).trim().split('\n')
  const all = JSON.parse(await docker(['image', 'inspect', ...new Set(ids)])) as readonly Listed[]
  return new Map(all.map((each) => [each.Id.slice(7, 19), each]))
}
