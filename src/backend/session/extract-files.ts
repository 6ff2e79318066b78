import { StrataError, toErrorInfo } from '../../shared/errors.ts'
import type {
  ExtractOutcome,
  ExtractProgress,
  ExtractReport,
  ExtractRequest,
} from '../../shared/file-views.ts'
import type { ExtractTarget } from './host-services.ts'
import type { Session } from './session.ts'

/**
 * Asks for a place under a suggested name, lets the worker write there, and hands over what came of
 * it. The window never learns nor names a path before the user chose it.
 */
export async function extractFiles(
  session: Session,
  placeFor: (suggestedName: string) => Promise<ExtractTarget | null>,
  request: ExtractRequest,
  onProgress: (progress: ExtractProgress) => void,
): Promise<ExtractOutcome> {
  const suggested = await session.call('files:extract-name', request)
  const target = await placeFor(suggested)
  if (!target) return { kind: 'cancelled' }
  const stopWatching = session.watchExtract(onProgress)
  let report: ExtractReport
  try {
    report = await session.call('files:extract', { ...request, destination: target.path })
  } catch (error) {
    await target.abandon()
    const info = toErrorInfo(error)
    if (info.code === 'cancelled') return { kind: 'cancelled' }
    throw new StrataError(info)
  } finally {
    stopWatching()
  }
  return target.deliver(report)
}
