import { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

/* The order in which the app starts; what it starts is tested in its own files and in the double. */
const stand = vi.hoisted(() => ({ done: [] as string[], folder: '', ready: () => {} }))

vi.mock('electron', () => {
  const note =
    <T>(what: string, value?: T) =>
    (): T => (stand.done.push(what), value as T)
  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    isReady: () => false,
    getPath: () => stand.folder,
    getLocale: () => 'en',
    setAppUserModelId: () => {},
    setAboutPanelOptions: () => {},
    enableSandbox: note('sandbox'),
    requestSingleInstanceLock: note('lock', true),
    whenReady: () => new Promise<void>((resolve) => (stand.ready = resolve)),
  })
  const session = {
    defaultSession: Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: note('permissions asked'),
      setPermissionCheckHandler: note('permissions checked'),
      setDevicePermissionHandler: () => {},
      setDisplayMediaRequestHandler: () => {},
    }),
  }
  return {
    app,
    session,
    protocol: { registerSchemesAsPrivileged: note('schemes'), handle: note('app://') },
    ipcMain: { handle: (channel: string) => void stand.done.push(`ipc ${channel}`) },
    Menu: {
      buildFromTemplate: () => ({}),
      setApplicationMenu: note('menu'),
      getApplicationMenu: () => null,
    },
    nativeImage: {},
    nativeTheme: Object.assign(new EventEmitter(), { themeSource: 'system' }),
    BrowserWindow: EventEmitter,
    Notification: EventEmitter,
    clipboard: {},
    crashReporter: { start: note('crash dumps') },
    dialog: {},
    screen: {},
    shell: {},
    utilityProcess: {},
  }
})

vi.mock('./windows.ts', () => ({
  Windows: class {
    open = () => void stand.done.push('window')
  },
}))

beforeAll(async () => {
  stand.folder = mkdtempSync(`${tmpdir()}/strata-start-`)
  vi.stubEnv('XDG_CONFIG_HOME', stand.folder)
  vi.stubEnv('APPDATA', stand.folder)
  vi.spyOn(process, 'on').mockReturnThis()
  await import('./index.ts')
})
afterAll(() => rmSync(stand.folder, { recursive: true }))

it('is secured before it is ready, and has its walls before there is a window', async () => {
  expect(stand.done.splice(0)).toEqual(['sandbox', 'schemes', 'crash dumps', 'lock'])
  stand.ready()
  await expect.poll(() => stand.done).toContain('window')
  expect(stand.done).toEqual([
    'app://',
    'permissions asked',
    'permissions checked',
    'ipc call',
    'ipc file:grant',
    'menu',
    'window',
  ])
})
