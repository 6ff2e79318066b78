import type { App, Protocol } from 'electron'
import { appScheme } from './app-origin.ts'
import { hardenContents } from './harden.ts'

/**
 * What has to be settled before the app is ready: every renderer is sandboxed, every page is held to
 * its place, and the window's own scheme is a standard, secure origin.
 */
export function secureStart(
  app: App,
  protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>,
): void {
  app.enableSandbox()
  hardenContents(app)
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}
