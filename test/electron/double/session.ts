import { EventEmitter } from 'node:events'
import type { Session } from 'electron'
import { app } from './app.ts'
import { preventable } from './preventable.ts'

type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0]
type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0]
type DeviceHandler = Parameters<Session['setDevicePermissionHandler']>[0]
type DisplayHandler = Parameters<Session['setDisplayMediaRequestHandler']>[0]

/** Permissions of Electron that a page of Chromium can be given from outside. */
const known = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'geolocation',
  'midi',
  'notifications',
  'idle-detection',
  'storage-access',
] as const

class DoubleSession extends EventEmitter {
  #check: CheckHandler = null
  #request: RequestHandler = null
  #device: DeviceHandler = null
  #display: DisplayHandler = null

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#check = handler
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#request = handler
  }

  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.#device = handler
  }

  setDisplayMediaRequestHandler(handler: DisplayHandler): void {
    this.#display = handler
  }

  /** For the double alone: what a page would be granted. Without a handler Electron grants all. */
  granted(): readonly string[] {
    return known.filter((permission) => this.#mayCheck(permission) && this.#mayRequest(permission))
  }

  /** For the double alone: may the page use this device, or the screen's picture? */
  get devices(): { readonly device: DeviceHandler; readonly display: DisplayHandler } {
    return { device: this.#device, display: this.#display }
  }

  /** For the double alone: may the page download this? */
  mayDownload(): boolean {
    const event = preventable()
    this.emit('will-download', event)
    return !event.defaultPrevented
  }

  #mayCheck(permission: (typeof known)[number]): boolean {
    if (this.#check === null) return true
    const details = { isMainFrame: true } as Electron.PermissionCheckHandlerHandlerDetails
    return this.#check(null, permission, '', details)
  }

  #mayRequest(permission: (typeof known)[number]): boolean {
    if (this.#request === null) return true
    let answer = false
    const asked = permission as Parameters<NonNullable<RequestHandler>>[1]
    const details = { isMainFrame: true } as Electron.PermissionRequest
    this.#request(
      null as unknown as Electron.WebContents,
      asked,
      (given) => (answer = given),
      details,
    )
    return answer
  }
}

const defaultSession = new DoubleSession()

export const session = {
  get defaultSession(): DoubleSession {
    if (!app.isReady()) throw new Error('Session can only be received when app is ready')
    return defaultSession
  },
}

defaultSession satisfies Pick<
  Session,
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
>
