import { request } from 'node:http'
import type { EngineEndpoint } from '../../shared/worker-protocol.ts'

/** What came of knocking at a socket. */
export type Knock = 'answers' | 'forbidden' | 'silent'

/** Long enough for a busy engine on this machine, short enough for a window that is opening. */
const patience = 1500

/**
 * Asks a local socket for `/_ping`, as only an engine answers it: a socket file alone says nothing,
 * because it outlives its daemon. Never throws. Milliseconds to wait: `timeout`.
 */
export function knock(endpoint: EngineEndpoint, timeout = patience): Promise<Knock> {
  const { transport } = endpoint
  if (transport.kind !== 'socket') return Promise.resolve('silent')
  return new Promise((resolve) => {
    const asked = request(
      {
        socketPath: transport.path,
        path: '/_ping',
        method: 'GET',
        signal: AbortSignal.timeout(timeout),
      },
      (response) => {
        // A starting engine may answer 500; another HTTP server has no API version to show.
        resolve(response.headers['api-version'] === undefined ? 'silent' : 'answers')
        response.destroy()
      },
    )
    asked.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'EACCES' || error.code === 'EPERM' ? 'forbidden' : 'silent')
    })
    asked.end()
  })
}
