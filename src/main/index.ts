import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  session,
  utilityProcess,
} from 'electron'
import { createBackend } from '../backend/session/backend.ts'
import type { Backend } from '../backend/session/backend.ts'
import { findAppRoot, workerModule } from '../backend/files/app-root.ts'
import type { AppInfo } from '../shared/views.ts'
import { appPage, appScheme } from './app-origin.ts'
import { answerAppRequest } from './app-protocol.ts'
import { desktopServices } from './desktop-services.ts'
import { hardenContents, hardenSession } from './harden.ts'
import { bindIpc } from './ipc.ts'
import { menuTemplate } from './menu.ts'
import { spawnUtilityProcess } from './spawn-utility-process.ts'
import { windowOptions } from './window-options.ts'

const root = findAppRoot(import.meta.url)
const preload = join(root.folder, 'out', 'preload', 'index.cjs')
let window: BrowserWindow | null = null
let backend: Backend | null = null

app.enableSandbox()
hardenContents(app)
protocol.registerSchemesAsPrivileged([
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (!window && app.isReady()) openWindow()
  })
  app.on('will-quit', () => void backend?.close())
  void app.whenReady().then(start)
} else {
  app.quit()
}

function start(): void {
  backend = startBackend()
  protocol.handle(appScheme, (request) => answerAppRequest(root.renderer, request.url))
  hardenSession(session.defaultSession)
  bindIpc(ipcMain, backend.dispatch, backend.grants)
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform)))
  backend.engines.watch()
  openWindow()
}

/** Made when the app is ready: no process can be forked before. */
function startBackend(): Backend {
  return createBackend({
    app: root,
    engine: {},
    spawn: spawnUtilityProcess(utilityProcess, fileURLToPath(workerModule(import.meta.url))),
    host: (grants) => desktopServices({ dialog, window: () => window, grants, appInfo }),
    emit: (name, payload) => {
      if (window && !window.isDestroyed()) window.webContents.send('event', name, payload)
    },
    logUnexpected: (error) => process.stderr.write(`strata: ${String(error)}\n`),
  })
}

function openWindow(): void {
  // The colours of --surface-window, so that nothing flashes before the first paint.
  const background = nativeTheme.shouldUseDarkColors ? '#17191c' : '#ffffff'
  const opened = new BrowserWindow(windowOptions(preload, background))
  window = opened
  opened.once('ready-to-show', () => opened.show())
  opened.on('closed', () => {
    window = null
    void backend?.sessions.closeAll()
  })
  void opened.loadURL(appPage)
}

function appInfo(): AppInfo {
  const { electron, chrome, node } = process.versions
  return {
    version: root.version,
    host: 'electron',
    platform: process.platform,
    versions: { electron: electron ?? '', chromium: chrome ?? '', node },
    initialSource: null,
  }
}
