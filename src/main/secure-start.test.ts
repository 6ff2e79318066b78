import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { expect, it } from 'vitest'
import { secureStart } from './secure-start.ts'

it('sandboxes every renderer, holds every page, and makes the scheme a secure origin', () => {
  const done: unknown[] = []
  const app = Object.assign(new EventEmitter(), { enableSandbox: () => void done.push('sandbox') })
  secureStart(app as unknown as App, {
    registerSchemesAsPrivileged: (schemes) => void done.push(schemes),
  })
  expect(done).toEqual([
    'sandbox',
    [{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }],
  ])
  expect(app.listenerCount('web-contents-created')).toBe(1)
})
