import type { IncomingMessage } from 'node:http'
import { fail, succeed } from '../../core/model/result.ts'
import type { Result } from '../../core/model/result.ts'
import type { SessionRegistry } from '../../backend/session/session-registry.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import { toErrorInfo } from '../../shared/errors.ts'

/**
 * Feeds the body of a request into the session that waits for it, one piece at a time: the next
 * piece is taken from the connection when the worker has room, so a file of any size passes
 * without a copy. A body that breaks off fails the session; a session that has ended ends the
 * upload.
 */
export async function receiveUpload(
  request: IncomingMessage,
  sessions: SessionRegistry,
  id: string,
): Promise<Result<null, ErrorInfo>> {
  try {
    const session = sessions.get(id)
    try {
      for await (const bytes of request as AsyncIterable<Uint8Array>) {
        await session.call('chunk', { bytes })
      }
    } catch (error) {
      if (request.errored) await session.call('end', { error: 'the connection was closed' })
      throw error
    }
    await session.call('end', { error: null })
    return succeed(null)
  } catch (error) {
    return fail(toErrorInfo(error))
  }
}
