import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SettingsDesk } from '../settings/settings-desk.ts'
import { createBackend } from './backend.ts'
import type { HostServices } from './host-services.ts'

/* A host that ends while something is on its way. */

it('opens nothing and asks nothing once it is closed', async () => {
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
  expect(running).toBe(1)
  const source = { kind: 'engine', image: 'app:1' }
  const opened = backend.dispatch('session:open', { source })
  const status = backend.dispatch('engine:status', {})
  await backend.close()
  expect(await opened).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(await status).toMatchObject({ value: { error: { code: 'cancelled' } } })
  expect(running).toBe(0)
  expect(asked).toEqual([])
  await new Promise((done) => engine.close(done))
  rmSync(folder, { recursive: true })
})
