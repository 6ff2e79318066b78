import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SettingsDesk } from '../settings/settings-desk.ts'
import { createBackend } from './backend.ts'
import type { HostServices } from './host-services.ts'

/* A host or a page that ends while something is on its way. */

async function standing() {
  const folder = mkdtempSync(join(tmpdir(), 'strata-backend-'))
  const path = join(folder, 'socket')
  const asked: (string | undefined)[] = []
  const engine = createServer((request, response) => {
    asked.push(request.url)
    response.end('{"ApiVersion":"1.41"}')
  })
  await new Promise<void>((done) => engine.listen(path, done))
  let running = 0
  const backend = createBackend({
    app: { folder, version: '0', generator: 'test', sampleImage: '', renderer: '' },
    engine: { host: `unix://${path}`, env: {}, home: folder },
    settings: new SettingsDesk(join(folder, 'settings.json')),
    spawn: () => {
      running++
      return {
        post: () => {},
        onMessage: () => {},
        onExit: () => {},
        terminate: () => {
          running--
          return Promise.resolve()
        },
      }
    },
    host: () => ({}) as HostServices,
    emit: () => {},
    logUnexpected: (error) => {
      throw error
    },
  })
  return {
    backend,
    asked,
    running: () => running,
    clear: async () => {
      await new Promise((done) => engine.close(done))
      rmSync(folder, { recursive: true })
    },
  }
}

it('opens nothing and asks nothing once it is closed', async () => {
  const { backend, asked, running, clear } = await standing()
  expect(running()).toBe(1)
  const source = { kind: 'engine', image: 'app:1' }
  const opened = backend.dispatch('session:open', { source })
  const status = backend.dispatch('engine:status', {})
  await backend.close()
  expect(await opened).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(await status).toMatchObject({ value: { error: { code: 'cancelled' } } })
  expect(running()).toBe(0)
  expect(asked).toEqual([])
  await clear()
})

it('opens nothing for a page that is loaded anew meanwhile', async () => {
  const { backend, running, clear } = await standing()
  const opened = backend.dispatch('session:open', { source: { kind: 'sample' } })
  await backend.sessions.closeAll()
  expect(await opened).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(running()).toBe(1)
  const again = await backend.dispatch('session:open', { source: { kind: 'sample' } })
  expect(again).toMatchObject({ ok: true })
  await backend.close()
  expect(running()).toBe(0)
  await clear()
})
