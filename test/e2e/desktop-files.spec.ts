import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { run } from '../engine/support/command.ts'
import { image } from '../engine/support/images.ts'
import { sha256sum } from '../engine/support/oracles.ts'
import { changes } from '../engine/support/recipes.ts'
import { saveAndUnpack } from '../engine/support/saved-layers.ts'
import { expect, test } from './support/fixtures.ts'
import { openFiles } from './support/open-files.ts'

/* What only a desktop lets out of the window: a browser saves no folders, and drags out no files. */

test.describe('what leaves the window', () => {
  test('is a folder as GNU tar unpacks it', async ({ app, folder }) => {
    const reference = await image(changes)
    const { layers } = await saveAndUnpack(reference)
    const files = await openFiles(app, reference)
    await files.slider.focus()
    await app.page.keyboard.press('Home')
    await app.page.keyboard.press('ArrowRight')
    await files.row('tree').click()
    const out = `${folder}/out`
    await run('mkdir', [out])
    await app.host.pickFile(async () => {
      await files.inspector.getByRole('button', { name: 'Extract…' }).click()
      await app.page.getByRole('menuitem', { name: /^Into a folder/ }).click()
    }, out)
    await expect(app.page.getByText(out)).toBeVisible()
    const list =
      'cd "$0" && find . -printf "%y %P %l\\n" | sort && find . -type f -print0 | sort -z | xargs -0 sha256sum'
    const expected = `${folder}/expected`
    await run('mkdir', [expected])
    await run('tar', ['-xf', layers[1]!, '-C', expected, 'tree'])
    expect(await run('sh', ['-c', list, `${out}/tree`])).toBe(
      await run('sh', ['-c', list, `${expected}/tree`]),
    )
  })

  test('is a file that the pointer drags, also a deleted one', async ({ app }) => {
    const reference = await image(changes)
    const { layers } = await saveAndUnpack(reference)
    const files = await openFiles(app, reference)
    await files.ghosts.click()
    await files.search.fill('/tree/deleted.bin')
    const row = files.row('/tree/deleted.bin')
    await expect(row).toContainText('hidden by')
    const { page } = app
    const path = await app.host.dragFile(async () => {
      await row.hover()
      await page.mouse.down()
      await page.mouse.move(200, 300, { steps: 5 })
    })
    await page.mouse.up()
    const digest = await run('sh', ['-c', 'tar -xOf "$0" tree/deleted.bin | sha256sum', layers[1]!])
    expect(await sha256sum(path)).toBe(`sha256:${digest.slice(0, 64)}`)
    expect(readdirSync(dirname(path))).toEqual(['deleted.bin'])
    const mode = await run('stat', ['-c', '%a', dirname(path)])
    expect(mode.trim()).toBe('700')
  })
})
