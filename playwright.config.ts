import { defineConfig, devices } from '@playwright/test'

/*
 * The window in an ordinary browser, served by `strata serve`: the same renderer, dispatch and
 * worker as in Electron. The browser is the system's Chromium (scripts/test.mjs finds it), so that
 * nothing is downloaded.
 */
const chromium = process.env['STRATA_TEST_CHROMIUM'] ?? '/usr/bin/chromium'

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  fullyParallel: false,
  workers: 1,
  forbidOnly: process.env['CI'] === 'true',
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1,
    colorScheme: 'light',
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: chromium,
      args: ['--font-render-hinting=none', '--disable-gpu', '--no-sandbox'],
    },
  },
  projects: [{ name: 'web', testMatch: 'web/**/*.spec.ts' }],
})
