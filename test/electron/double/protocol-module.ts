import type { Protocol } from 'electron'
import { app } from './app.ts'
import { answer } from './app-link.ts'

type Handler = Parameters<Protocol['handle']>[1]

const handlers = new Map<string, Handler>()
let privileged: readonly Electron.CustomScheme[] = []

/** Schemes answered by the app. A page may be of one only when it is standard and secure. */
export const protocol = {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    privileged = schemes
  },
  handle(scheme: string, handler: Handler): void {
    if (!app.isReady()) throw new Error('protocol can only be used after app is ready')
    handlers.set(scheme, handler)
  },
  unhandle(scheme: string): void {
    handlers.delete(scheme)
  },
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle'>

answer({
  async fetch(url, method) {
    const scheme = url.slice(0, url.indexOf(':'))
    const handler = handlers.get(scheme)
    const { standard, secure } = privileged.find((each) => each.scheme === scheme)?.privileges ?? {}
    if (handler === undefined || !standard || !secure) throw new Error(`no scheme ${scheme}`)
    const response = await handler(new Request(url, { method }))
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    }
  },
})
