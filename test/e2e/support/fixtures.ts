import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base } from '@playwright/test'
import type { Browser } from '@playwright/test'
import { engineHost } from '../../engine/support/context.ts'
import { AppPage } from '../pages/app-page.ts'
import { takeComplaints } from './complaints.ts'
import { openDoubleHost, openElectronHost } from './desktop-host.ts'
import { EngineGate } from './engine-gate.ts'
import type { Host, HostKind, HostOptions } from './host.ts'
import { reasonAgainstElectron, reasonAgainstEngine } from './reasons.ts'
import { openServedHost } from './served-host.ts'

export { expect } from '@playwright/test'

type OpenOptions = Partial<Omit<HostOptions, 'folder'>>

interface TestFixtures {
  /** A folder of this test, removed at its end. */
  readonly folder: string
  /** Address of the real engine. Skips the test, with the reason, where there is none. */
  readonly engine: string
  /** A socket before the real engine that can hold back or cut what it sends. */
  readonly gate: EngineGate
  /** Opens Strata's window; without an engine unless one is named. All are closed at the end. */
  readonly openApp: (options?: OpenOptions) => Promise<AppPage>
  /** The window with the real engine. */
  readonly app: AppPage
  /** The window on a machine without an engine. */
  readonly appAlone: AppPage
  readonly electronOrSkip: undefined
}

interface WorkerFixtures {
  readonly hostKind: HostKind
  readonly chromium: Browser | null
}

/** Playwright's test with a window of Strata, on the host that the project names. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  hostKind: ['served', { option: true, scope: 'worker' }],

  chromium: [
    async ({ hostKind, playwright }, use) => {
      const browser = hostKind === 'electron' ? null : await playwright.chromium.launch()
      await use(browser)
      await browser?.close()
    },
    { scope: 'worker' },
  ],

  electronOrSkip: [
    async ({ hostKind }, use, testInfo) => {
      const reason = hostKind === 'electron' ? reasonAgainstElectron() : null
      testInfo.skip(reason !== null, reason ?? '')
      await use(undefined)
    },
    { auto: true },
  ],

  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'strata-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },

  engine: async ({}, use, testInfo) => {
    const reason = reasonAgainstEngine()
    testInfo.skip(reason !== null, reason ?? '')
    await use(engineHost)
  },

  gate: async ({ engine, folder }, use) => {
    const gate = new EngineGate(join(folder, 'engine.sock'), engine)
    await gate.listen()
    await use(gate)
    await gate.close()
  },

  openApp: async ({ hostKind, chromium, folder }, use) => {
    const hosts: Host[] = []
    await use(async (options = {}) => {
      const all = { engine: `unix://${folder}/nobody.sock`, folder, ...options }
      const host = closedOnce(await openHost(hostKind, chromium, all))
      hosts.push(host)
      const app = new AppPage(host)
      await app.window.waitFor()
      return app
    })
    for (const host of hosts) {
      expect.soft(takeComplaints(host.page), 'what the browser complained about').toEqual([])
      await host.close()
    }
  },

  app: async ({ openApp, engine }, use) => use(await openApp({ engine })),

  appAlone: async ({ openApp }, use) => use(await openApp()),
})

/** A test may end its window before the others; at the end of the test all are ended that are left. */
function closedOnce(host: Host): Host {
  let closing: Promise<void> | null = null
  return { ...host, close: () => (closing ??= host.close()) }
}

function openHost(kind: HostKind, browser: Browser | null, options: HostOptions): Promise<Host> {
  switch (kind) {
    case 'served':
      return openServedHost(browser!, options)
    case 'double':
      return openDoubleHost(browser!, options)
    case 'electron':
      return openElectronHost(options)
  }
}
