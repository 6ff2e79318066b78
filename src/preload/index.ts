import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { IpcRendererEvent } from 'electron'
import { say } from '../core/sentences/sentence.ts'
import type { Answer, Arg, Bridge, CallName, EventName, Events } from '../shared/contract.ts'
import { callNames, eventNames } from '../shared/contract.ts'
import type { Result } from '../core/model/result.ts'
import { errorInfo } from '../shared/errors.ts'
import type { ErrorInfo } from '../shared/errors.ts'
import type { FileGrant } from '../shared/views.ts'

// All that the page can reach of the desktop: the calls and events of the contract, by name, and
// handing over a file that the user gave it.
const bridge: Bridge = {
  call<N extends CallName>(name: N, arg: Arg<N>): Promise<Answer<N>> {
    if (!callNames.includes(name)) return Promise.reject(new Error('unknown call'))
    return ipcRenderer.invoke('call', name, arg) as Promise<Answer<N>>
  },

  on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void {
    if (!eventNames.includes(name)) return () => {}
    const receive = (_event: IpcRendererEvent, sent: EventName, payload: Events[N]): void => {
      if (sent === name) listener(payload)
    }
    ipcRenderer.on('event', receive)
    return () => void ipcRenderer.off('event', receive)
  },

  async grant(file: File): Promise<Result<FileGrant, ErrorInfo>> {
    // Empty for a File that a script made: only what the user picked or dropped has a path.
    const path = webUtils.getPathForFile(file)
    if (path === '') {
      return {
        ok: false,
        error: errorInfo('invalid-argument', say('notAFileHere')),
      }
    }
    return (await ipcRenderer.invoke('file:grant', path)) as Result<FileGrant, ErrorInfo>
  },
}

contextBridge.exposeInMainWorld('strata', bridge)
