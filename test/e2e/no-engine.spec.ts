import { join } from 'node:path'
import { expect, test } from './support/fixtures.ts'
import { EngineGate } from './support/engine-gate.ts'

test.describe('without an engine', () => {
  test('says why and what to do, and where it looked', async ({ appAlone: app, folder }) => {
    await expect(app.states.heading).toHaveText('No container engine answered')
    await expect(app.states.whatToDo).toContainText('sudo systemctl start docker')
    await expect(app.page.getByRole('main')).toContainText(`${folder}/nobody.sock`)
    await expect(app.library.engine).toHaveAccessibleName(/^Engine: No engine ?, not running/)
    await expect(app.library.images).toHaveCount(0)
    await expect(app.library.region).toContainText('Images appear here as soon as')
  })

  test('opens the sample image', async ({ appAlone: app }) => {
    await app.states.trySample.click()
    await app.expectState('ready')
    await expect(app.header.name).toHaveText('tides:1.0')
    await expect(app.header.fact('Integrity')).toHaveText('10 of 10 layers verified')
    await expect(app.story.strata).toHaveCount(10)
    await expect(app.story.stepsWithoutLayer).not.toHaveCount(0)
    await expect(app.library.sample).toHaveAttribute('aria-current', 'true')
  })

  test('finds an engine that comes, goes and comes back', async ({ openApp, engine, folder }) => {
    const gate = new EngineGate(join(folder, 'late.sock'), engine)
    const app = await openApp({ engine: gate.host })
    await expect(app.states.heading).toHaveText('No container engine answered')
    await gate.listen()
    try {
      // Nothing is pressed: the window looks again by itself.
      await expect(app.library.images.first()).toBeVisible()
      await expect(app.states.heading).toHaveText('Pick an image')
      await gate.close()
      await expect(app.library.engine).toHaveAccessibleName(/^Engine: No engine/)
      await expect(app.library.images).toHaveCount(0)
      await gate.listen()
      await app.states.lookAgain.click()
      await expect(app.library.images.first()).toBeVisible()
    } finally {
      await gate.close()
    }
  })
})

test('an engine that lets nobody in: says which group to join', async ({ openApp, gate }) => {
  gate.forbid()
  // Root may do everything, so the process gives up that part of being root.
  const asRoot = process.getuid?.() === 0
  const prefix = asRoot ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : []
  const app = await openApp({ engine: gate.host, prefix })
  await expect(app.states.heading).toHaveText('The engine runs, but will not let you in')
  await expect(app.states.whatToDo).toContainText('sudo usermod -aG docker')
  await expect(app.states.whatToDo).toContainText('can become root')
  await app.states.trySample.click()
  await app.expectState('ready')
})
