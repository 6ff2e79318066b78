import { truncateSync, writeFileSync } from 'node:fs'
import { copyFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { debianBase } from '../engine/support/base-images.ts'
import { image } from '../engine/support/images.ts'
import { dockerExport } from '../engine/support/oracles.ts'
import { everyday } from '../engine/support/recipes.ts'
import { sampleImage } from '../unit/support/strata-process.ts'
import { plainText } from './pages/values.ts'
import { expect, test } from './support/fixtures.ts'

const megabyte = 1_000_000

test.describe('while a large image is read', () => {
  test('says how far it is, layer by layer', async ({ openApp, gate }) => {
    const app = await openApp({ engine: gate.host })
    gate.holdAfter(60 * megabyte)
    await app.library.image(debianBase).click()
    // What the engine holds back is less than half, and what is said follows until then.
    await expect(async () => {
      const percent = Number(await app.states.progress.getAttribute('aria-valuenow'))
      expect(percent).toBeGreaterThanOrEqual(30)
      expect(percent).toBeLessThan(50)
      const said = await plainText(app.states.reading)
      expect(said).toContain(`${percent} %`)
      expect(said).toMatch(/\d+\.\d MB of about 1\d\d\.\d MB/)
    }).toPass()
    await expect(app.states.reading).toContainText('Reading layer 0')
    await expect(app.status).toContainText('Everything already read can be used now')
    gate.release()
    await app.expectState('ready')
    await expect.poll(() => plainText(app.status)).toMatch(/Read 1\d\d\.\d MB in /)
  })

  test('can be cancelled while the engine is silent, and nothing goes on @browser', async ({
    openApp,
    gate,
  }) => {
    const app = await openApp({ engine: gate.host })
    gate.holdAfter(60 * megabyte)
    const opened = app.page.waitForResponse((response) => /session(:|%3A)open/.test(response.url()))
    await app.library.image(debianBase).click()
    const { value } = (await (await opened).json()) as { readonly value: { session: string } }
    await expect(app.states.progress).toHaveAttribute('aria-valuenow', /[3-9]\d/)
    expect(gate.saves).toBe(1)

    await app.states.cancel.click()
    await expect(app.status).toContainText('Reading was cancelled')
    await expect.poll(() => gate.saves).toBe(0)
    const { session } = value
    await expect
      .poll(() => app.host.call('session:state', { session }))
      .toMatchObject({ ok: true, value: { phase: 'cancelled' } })

    await app.expectState('cancelled')
    await expect(app.states.reading).toHaveCount(0)
    await app.states.close.click()
    await app.expectState('empty')
    await expect
      .poll(() => app.host.call('session:state', { session }))
      .toMatchObject({ ok: false, error: { code: 'session-unknown' } })
  })

  test('can be cancelled by Escape and read again', async ({ openApp, gate }) => {
    const app = await openApp({ engine: gate.host })
    gate.holdAfter(megabyte)
    await app.library.image(debianBase).click()
    await app.expectState('loading')
    await expect(app.states.cancel).toBeVisible()
    await app.page.keyboard.press('Escape')
    await app.expectState('cancelled')
    gate.release()
    await app.states.readAgain.click()
    await app.expectState('ready')
  })

  test('gives way to another image', async ({ openApp, gate }) => {
    const app = await openApp({ engine: gate.host })
    const other = await image(everyday)
    gate.holdAfter(megabyte)
    await app.library.image(debianBase).click()
    await app.expectState('loading')
    gate.release()
    await app.openImage(other)
    await expect(app.header.name).toContainText('everyday')
    await expect.poll(() => gate.saves).toBe(0)
  })
})

test.describe('reading that fails', () => {
  test('by an engine that stops sending: says so, keeps what it knows, reads again', async ({
    openApp,
    gate,
  }) => {
    const app = await openApp({ engine: gate.host })
    gate.holdAfter(20 * megabyte)
    await app.library.image(debianBase).click()
    await expect(app.states.progress).toHaveAttribute('aria-valuenow', /[1-9]/)
    gate.cut()
    await app.expectState('failed')
    await expect(app.states.alert).toContainText('The engine stopped sending')
    await expect(app.story.strata).not.toHaveCount(0)
    gate.release()
    await app.states.tryAgain.click()
    await app.expectState('ready')
  })

  test('by the end of the analysis itself: says so, and reads again', async ({ openApp, gate }) => {
    const app = await openApp({ engine: gate.host, nodeOptions: ['--inspect=127.0.0.1:0'] })
    gate.holdAfter(20 * megabyte)
    await app.library.image(debianBase).click()
    await expect(app.states.progress).toHaveAttribute('aria-valuenow', /[1-9]/)
    await app.host.crashAnalyses()
    await app.expectState('failed')
    await expect(app.states.alert).toContainText('The analysis stopped unexpectedly')
    await expect(app.library.images.first()).toBeVisible()
    gate.release()
    await app.states.tryAgain.click()
    await app.expectState('ready')
  })

  test('by an archive that was cut: says what, and what to do', async ({ openApp, folder }) => {
    const app = await openApp()
    const path = join(folder, 'cut.tar')
    await copyFile(sampleImage, path)
    truncateSync(path, Math.floor((await stat(path)).size / 2))
    await app.host.pickFile(() => app.library.openArchive.click(), path)
    await app.expectState('failed')
    await expect(app.page.getByRole('main')).toContainText('The archive ends too early')
    await expect(app.page.getByRole('main')).toContainText(/again/i)
    await app.states.close.first().click()
    await app.expectState('empty')
    await app.openSample()
  })

  test('by a file that is no archive: says what it is', async ({ openApp, folder }) => {
    const app = await openApp()
    const notes = join(folder, 'notes.txt')
    writeFileSync(notes, 'not an archive\n'.repeat(500))
    await app.host.pickFile(() => app.library.openArchive.click(), notes)
    await app.expectState('failed')
    await expect(app.states.heading).toHaveText('The file cannot be read as an archive')
    await expect(app.states.whatToDo).toBeVisible()
    await expect(app.library.archives).toContainText('notes.txt')

    const empty = join(folder, 'empty.tar')
    writeFileSync(empty, '')
    await app.host.pickFile(() => app.library.openArchive.click(), empty)
    await expect(app.states.heading).toHaveText('The archive is empty')
  })

  test('by a container’s files: says what to do instead', async ({ openApp, engine }) => {
    const app = await openApp({ engine })
    const path = await dockerExport(await image(everyday))
    await app.host.pickFile(() => app.library.openArchive.click(), path)
    await app.expectState('failed')
    await expect(app.states.heading).toHaveText('This is a container’s files, not an image')
    await expect(app.states.whatToDo).toContainText('docker save')
  })
})
