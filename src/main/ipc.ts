import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { fail, succeed } from '../core/model/result.ts'
import type { Dispatch } from '../backend/session/dispatch.ts'
import type { FileGrants } from '../backend/session/file-grants.ts'
import { say } from '../core/sentences/sentence.ts'
import { errorInfo } from '../shared/errors.ts'
import { isAppUrl } from './app-origin.ts'

/** What answers the calls of one window. */
export interface WindowBackend {
  readonly dispatch: Dispatch
  readonly grants: FileGrants
}

/**
 * Binds the two channels of the preload. Each window reaches its own backend only; messages of any
 * frame but our own top frame in one of our windows are refused.
 *
 * @param backendOf By the id of the web contents that ask.
 */
export function bindIpc(
  ipcMain: IpcMain,
  backendOf: (sender: number) => WindowBackend | null,
): void {
  ipcMain.handle('call', async (event, name: unknown, arg: unknown) => {
    const backend = trusted(event)
    if (backend === null || typeof name !== 'string') return refusal
    return backend.dispatch(name, arg)
  })
  // Only the preload sends this, with the path of a file that the user picked or dropped.
  ipcMain.handle('file:grant', async (event, path: unknown) => {
    const backend = trusted(event)
    if (backend === null || typeof path !== 'string' || path === '') return refusal
    return succeed(await backend.grants.grantPath(path))
  })

  function trusted(event: IpcMainInvokeEvent): WindowBackend | null {
    return isOurPage(event) ? backendOf(event.sender.id) : null
  }
}

const refusal = fail(errorInfo('invalid-argument', say('notTheWindow')))

function isOurPage({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isAppUrl(senderFrame.url)
}
