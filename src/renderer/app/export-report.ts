import type { ExportOutcome, ExportTarget } from '../../shared/views.ts'
import { assertNever } from '../../core/model/assert-never.ts'
import { visibleText } from '../../core/model/display-text.ts'
import { words } from '../words/words.ts'
import { errorMessage } from '../words/sentences.ts'
import type { App } from './app-context.ts'

/** Writes the report of an image to a file, and says where it is. */
export async function exportReport(app: App, session: string, format: ExportTarget): Promise<void> {
  const answer = await app.bridge.call('session:export', { session, format })
  const toast = answer.ok
    ? finish(answer.value)
    : `${words.exports.failed} ${errorMessage(answer.error)}`
  if (toast !== null) app.view.set({ toast })
}

/** Gives what was written to the user; what to say of it, null for nothing. */
export function finish(outcome: ExportOutcome): string | null {
  switch (outcome.kind) {
    case 'saved':
      return words.exports.saved(visibleText(outcome.path))
    case 'cancelled':
      return null
    case 'download':
      download(outcome.fileName, new Blob([outcome.text], { type: outcome.mediaType }))
      return words.exports.downloaded(visibleText(outcome.fileName))
    default:
      return assertNever(outcome, 'outcome')
  }
}

/** Hands a file made in the window to the browser's downloads. */
export function download(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The browser has taken the bytes only after this turn.
  window.setTimeout(() => {
    URL.revokeObjectURL(address)
  }, 10_000)
}
