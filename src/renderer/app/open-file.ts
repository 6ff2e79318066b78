import type { App } from './app-context.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import type { FileGrant } from '../../shared/views.ts'
import type { Result } from '../../core/model/result.ts'
import { errorMessage } from '../words/sentences.ts'

/** Opens an archive or folder: by the host's dialog, or in a browser by the browser's. */
export async function pickAndOpen(app: App, what: 'archive' | 'folder'): Promise<void> {
  if (app.info.host === 'electron') {
    take(app, await app.bridge.call('file:pick', { what }))
    return
  }
  const file = await askBrowser()
  if (file) await openFile(app, file)
}

/** Opens a file that was picked in the browser or dropped on the window. */
export async function openFile(app: App, file: File): Promise<void> {
  take(app, await app.bridge.grant(file))
}

function take(app: App, answer: Result<FileGrant | null, ErrorInfo>): void {
  if (!answer.ok) {
    app.view.set({ toast: errorMessage(answer.error) })
    return
  }
  if (answer.value === null) return
  const { handle, name } = answer.value
  app.sessions.open({ kind: 'file', handle, name }, name)
}

function askBrowser(): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.tar,.tgz,.gz,.zst,.tzst,application/x-tar,application/gzip,application/zstd'
  return new Promise((resolve) => {
    input.addEventListener('change', () => {
      resolve(input.files?.[0] ?? null)
    })
    input.addEventListener('cancel', () => {
      resolve(null)
    })
    input.click()
  })
}
