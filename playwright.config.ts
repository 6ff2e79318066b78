import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './scripts/lib/system-packages.mjs'
import type { HostKind } from './test/e2e/support/host.ts'

/*
 * The window, on three hosts with the same tests: in an ordinary browser, served by `strata serve`;
 * the desktop's own bundles in a double of Electron's API; and in Electron, where its program is there.
 * The same renderer, dispatch and worker in all. The browser is the system's Chromium
 * (scripts/test.mjs finds it), so that nothing is downloaded.
 */
const chromium = findChromium() ?? 'chromium'

/** What reads what the double noted, or lets parts of the desktop break. */
const onlyInTheDouble = /\/desktop-.*\.spec\.ts$/

export default defineConfig<object, { hostKind: HostKind }>({
  testDir: 'test/e2e',
  globalSetup: './test/e2e/support/global-setup.ts',
  outputDir: 'test-results',
  // Only a failure ever takes so long; a machine that does other things as well is no failure.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  // Files side by side, the tests of one after each other.
  fullyParallel: false,
  workers: 2,
  // What needed a second try is told at the end of the run.
  retries: process.env['CI'] === 'true' ? 1 : 0,
  forbidOnly: process.env['CI'] === 'true',
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1,
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // To record each step costs a quarter of the time, so it is asked for: STRATA_TEST_TRACE=1.
    trace: process.env['STRATA_TEST_TRACE'] === undefined ? 'off' : 'retain-on-failure',
    launchOptions: {
      executablePath: chromium,
      args: ['--font-render-hinting=none', '--disable-gpu', '--no-sandbox'],
    },
  },
  projects: [
    { name: 'web', use: { hostKind: 'served' }, testIgnore: onlyInTheDouble },
    // What only a browser has (several pages, downloads, pages that are closed) says so in its tags.
    { name: 'double', use: { hostKind: 'double' }, grepInvert: /@browser/ },
    {
      name: 'electron',
      use: { hostKind: 'electron' },
      grepInvert: /@browser/,
      testIgnore: onlyInTheDouble,
    },
  ],
})
