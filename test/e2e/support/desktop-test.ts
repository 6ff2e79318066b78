import { Desktop } from './desktop.ts'
import { test as base } from './fixtures.ts'

/** A test of the desktop in the double: `start` starts it, `desktop` is started. All are ended. */
export const test = base.extend<{
  readonly start: (words?: readonly string[]) => Promise<Desktop>
  readonly desktop: Desktop
}>({
  start: async ({ chromium, folder }, use) => {
    const started: Desktop[] = []
    await use(async (words = []) => {
      const desktop = await Desktop.start(chromium!, folder, words)
      started.push(desktop)
      return desktop
    })
    for (const desktop of started) {
      if (desktop.app.process().exitCode === null) await desktop.close()
    }
  },
  desktop: async ({ start }, use) => {
    const desktop = await start()
    await desktop.window()
    await use(desktop)
  },
})

/** Opens the sample image by the menu. */
export const openSample = (desktop: Desktop) => desktop.menu('sample.open')
