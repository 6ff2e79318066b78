import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'

/** Where a stub of an engine in a folder answers, or would. */
export function stubEndpoint(folder: string) {
  const path = join(folder, 'socket')
  const transport = { kind: 'socket', path } as const
  return { id: 'x', name: 'x', address: `unix://${path}`, transport }
}

/**
 * Answers on a real socket as an engine does, for what a real one cannot be made to do at will.
 * Returns what ends it.
 */
export async function stubEngine(
  folder: string,
  answer: (path: string, response: ServerResponse) => void,
): Promise<() => void> {
  const server = createServer((request, response) => {
    answer(decodeURIComponent(request.url ?? ''), response)
  })
  const { path } = stubEndpoint(folder).transport
  await new Promise<void>((done) => server.listen(path, done))
  return () => {
    server.close()
    server.closeAllConnections()
  }
}
