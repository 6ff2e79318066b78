import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { fail, succeed } from '../core/model/result.ts'
import type { Dispatch } from '../backend/session/dispatch.ts'
import type { FileGrants } from '../backend/session/file-grants.ts'
import { errorInfo } from '../shared/errors.ts'
import { isAppUrl } from './app-origin.ts'

/** Binds the two channels of the preload. Messages of any frame but our own top frame are refused. */
export function bindIpc(ipcMain: IpcMain, dispatch: Dispatch, grants: FileGrants): void {
  ipcMain.handle('call', async (event, name: unknown, arg: unknown) => {
    if (!isOurPage(event) || typeof name !== 'string') return refusal
    return dispatch(name, arg)
  })
  // Only the preload sends this, with the path of a file that the user picked or dropped.
  ipcMain.handle('file:grant', async (event, path: unknown) => {
    if (!isOurPage(event) || typeof path !== 'string' || path === '') return refusal
    return succeed(await grants.grantPath(path))
  })
}

const refusal = fail(errorInfo('invalid-argument', 'The request does not come from the window.'))

function isOurPage({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isAppUrl(senderFrame.url)
}
