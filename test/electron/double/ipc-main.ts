import { EventEmitter } from 'node:events'
import type { IpcMain } from 'electron'
import { answer } from './app-link.ts'
import { BrowserWindow } from './browser-window.ts'
import type { FrameInfo } from './protocol.ts'

type Listener = Parameters<IpcMain['handle']>[1]

class DoubleIpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Listener>()

  handle(channel: string, listener: Listener): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    }
    this.#handlers.set(channel, listener)
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** For the double alone. */
  async invoke(event: Electron.IpcMainInvokeEvent, channel: string, args: unknown[]) {
    const handler = this.#handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return structuredClone(await (handler(event, ...args) as unknown))
  }
}

export const ipcMain = new DoubleIpcMain()

ipcMain satisfies Pick<IpcMain, 'handle' | 'removeHandler'>

/** The event of a message: only what the double has, and nothing that Electron has not. */
function eventOf(id: number, { url, isTop }: FrameInfo): Electron.IpcMainInvokeEvent {
  const window = BrowserWindow.fromId(id)
  if (window === null) throw new Error('the window is closed')
  const top = { url: window.webContents.url, parent: null }
  const senderFrame = isTop ? { url, parent: null } : { url, parent: top }
  return {
    type: 'frame',
    sender: window.webContents,
    senderFrame,
    frameId: 1,
    processId: 1,
  } as unknown as Electron.IpcMainInvokeEvent
}

answer({
  invoke: (id, frame, channel, args) => ipcMain.invoke(eventOf(id, frame), channel, args),
  message: (id, frame, channel, args) => void ipcMain.emit(channel, eventOf(id, frame), ...args),
})
