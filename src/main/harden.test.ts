import { EventEmitter } from 'node:events'
import type { App, Session } from 'electron'
import { describe, expect, it } from 'vitest'
import { hardenContents, hardenSession } from './harden.ts'

describe('hardenContents', () => {
  it('prevents every way to leave the page or to open another', () => {
    const app = new EventEmitter()
    let openHandler: (() => unknown) | null = null
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: () => unknown) => (openHandler = handler),
    })
    hardenContents(app as unknown as App)
    app.emit('web-contents-created', {}, contents)
    expect((openHandler as unknown as () => unknown)()).toEqual({ action: 'deny' })
    for (const name of [
      'will-navigate',
      'will-frame-navigate',
      'will-redirect',
      'will-attach-webview',
    ]) {
      let prevented = false
      contents.emit(name, { preventDefault: () => (prevented = true) })
      expect(prevented, name).toBe(true)
    }
  })
})

describe('hardenSession', () => {
  it('permits nothing but writing text to the clipboard', () => {
    const asked: Record<string, (...args: unknown[]) => unknown> = {}
    let display: unknown = 'never set'
    const session = Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: (handler: () => unknown) => (asked['request'] = handler),
      setPermissionCheckHandler: (handler: () => unknown) => (asked['check'] = handler),
      setDevicePermissionHandler: (handler: () => unknown) => (asked['device'] = handler),
      setDisplayMediaRequestHandler: (handler: unknown) => (display = handler),
    })
    hardenSession(session as unknown as Session)
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'clipboard-read',
      'fileSystem',
    ]) {
      expect(asked['check']?.(null, permission), permission).toBe(false)
      let granted: unknown = null
      asked['request']?.(null, permission, (answer: unknown) => (granted = answer))
      expect(granted, permission).toBe(false)
    }
    expect(asked['check']?.(null, 'clipboard-sanitized-write')).toBe(true)
    let granted: unknown = null
    asked['request']?.(null, 'clipboard-sanitized-write', (answer: unknown) => (granted = answer))
    expect(granted).toBe(true)
    expect(asked['device']?.({})).toBe(false)
    expect(display).toBeNull()
    let downloads = true
    session.emit('will-download', { preventDefault: () => (downloads = false) })
    expect(downloads).toBe(false)
  })
})
