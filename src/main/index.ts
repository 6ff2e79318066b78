import { homedir, release } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron'
import { findAppRoot, workerModule } from '../backend/files/app-root.ts'
import { SettingsDesk } from '../backend/settings/settings-desk.ts'
import { settingsPath } from '../backend/settings/settings-path.ts'
import type { Settings } from '../shared/settings.ts'
import { aboutPanel } from './about-panel.ts'
import { appScheme } from './app-origin.ts'
import { answerAppRequest } from './app-protocol.ts'
import { watchMainProcess } from './crash-care.ts'
import { crashDumps, keepCrashDumps } from './crash-dumps.ts'
import { desktopLanguage, desktopWords } from './desktop-words.ts'
import type { DesktopLanguage, DesktopWords } from './desktop-words.ts'
import { diagnosticsText } from './diagnostics.ts'
import { iconsOfFiles } from './drag-icon.ts'
import { hardenSession } from './harden.ts'
import { bindIpc } from './ipc.ts'
import { JsonState } from './json-state.ts'
import { openLog } from './log.ts'
import { greyItems, menuTemplate } from './menu.ts'
import { openOutside, outsideHosts } from './outside-links.ts'
import { printReport, ReportPages } from './pdf-report.ts'
import { secureStart } from './secure-start.ts'
import { spawnUtilityProcess } from './spawn-utility-process.ts'
import { mayUpdate, releaseFacts } from './updates.ts'
import { windowStateSchema } from './window-state.ts'
import { Windows } from './windows.ts'
import { fileInWords, pathHandedOver } from './words-of-start.ts'
import type { HandedOver } from './words-of-start.ts'

/** What ends may take so long; then the app ends without it. */
const patienceMs = 3000

secureStart(app, protocol)
keepCrashDumps(crashReporter)
app.setAppUserModelId('app.strata.desktop')

const root = findAppRoot(import.meta.url)
const versions = {
  electron: process.versions.electron ?? '',
  chromium: process.versions.chrome ?? '',
  node: process.versions.node,
}
const { isSigned, homePage } = releaseFacts(root.folder)
const log = openLog({ folder: app.getPath('logs'), home: homedir(), now: () => new Date() })
const reports = new ReportPages()
const settings = new SettingsDesk(settingsPath())
let language: DesktopLanguage = 'en'
const words = (): DesktopWords => desktopWords[language]

const windows = new Windows({
  root,
  settings,
  words,
  log,
  dialog,
  nativeTheme,
  screen: () => screen,
  preload: join(root.folder, 'out', 'preload', 'index.cjs'),
  state: new JsonState(join(app.getPath('userData'), 'window.json'), windowStateSchema, log),
  open: (options) => new BrowserWindow(options),
  notify: (options) => (Notification.isSupported() ? new Notification(options) : null),
  spawn: spawnUtilityProcess(utilityProcess, fileURLToPath(workerModule(import.meta.url))),
  versions,
  fileIcon: iconsOfFiles(app, nativeImage),
  print: (html) => printReport(html, reports, (options) => new BrowserWindow(options)),
  onPathOpened: (path) => app.addRecentDocument(path),
  onSituation: () => greyMenu(),
})

/** A file that the system asks for before there can be a window; the last one wins. */
let firstPath = fileInWords(process.argv, app.isPackaged, process.cwd())

watchMainProcess(process, app, { dialog, words, log })

if (app.requestSingleInstanceLock({ path: firstPath } satisfies HandedOver)) {
  // What is asked for while the first window is on its way goes to that one.
  const started = app.whenReady().then(start)
  app.on('second-instance', (_event, _words, _workingFolder, handedOver) => {
    void started.then(() => show(pathHandedOver(handedOver)))
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    if (app.isReady()) void started.then(() => show(path))
    else firstPath = path
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    void started.then(() => (windows.size === 0 ? windows.open() : undefined))
  })
  app.on('will-quit', (event) => {
    event.preventDefault()
    void endAll().finally(() => app.exit(0))
  })
  void started.then(lookForUpdates)
} else {
  app.quit()
}

async function start(): Promise<void> {
  log.write('info', `Strata ${root.version} on ${process.platform} ${release()}`)
  protocol.handle(
    appScheme,
    (request) =>
      reports.answer(request.url) ??
      answerAppRequest(root.renderer, request.url, () => settings.settings()),
  )
  hardenSession(session.defaultSession)
  bindIpc(ipcMain, (sender) => windows.of(sender))
  app.setAboutPanelOptions(
    aboutPanel(process.platform, { version: root.version, versions, homePage }),
  )
  // Before the first window, so that its colour is the one that was chosen.
  follow(await settings.settings())
  settings.onChange((view) => follow(view.settings))
  await windows.open(firstPath)
}

/** Somebody who started the app again, or opened a file with it, has it before them. */
async function show(path: string | null): Promise<void> {
  if (path !== null) await windows.openPath(path)
  else if (windows.size === 0) await windows.open()
  else windows.bringForward()
}

/** Says itself when there is one; installed when the app is ended. */
async function lookForUpdates(): Promise<void> {
  const may = mayUpdate({
    isPackaged: app.isPackaged,
    isSigned,
    hasAddress: homePage !== null,
    platform: process.platform,
    isPortable: process.env['PORTABLE_EXECUTABLE_DIR'] !== undefined,
  })
  if (!may) return
  const { default: updater } = await import('electron-updater')
  updater.autoUpdater.on('error', (error) => log.write('warning', 'no update:', error))
  const { update } = words().notice
  await updater.autoUpdater.checkForUpdatesAndNotify(update).catch(() => null)
}

/** What the desktop itself takes from the settings: its theme and its language. */
function follow({ theme, language: choice }: Settings): void {
  if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme
  language = desktopLanguage(choice, app.getLocale())
  const template = menuTemplate(process.platform, language, {
    command: (id) => windows.front()?.send('command', { id }),
    newWindow: () => void windows.open(),
    copyDiagnostics: () => void copyDiagnostics(),
    showLog: () => shell.showItemInFolder(log.path),
    documentation:
      homePage === null ? null : () => void openOutside(shell, outsideHosts(homePage), homePage),
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  greyMenu()
}

function greyMenu(): void {
  const menu = Menu.getApplicationMenu()
  if (menu !== null) greyItems(menu, windows.front()?.situation() ?? null)
}

async function copyDiagnostics(): Promise<void> {
  const front = windows.front()
  const text = diagnosticsText({
    info: front?.info() ?? {
      version: root.version,
      host: 'electron',
      platform: process.platform,
      versions,
      initialSource: null,
    },
    system: `${process.platform} ${release()} ${process.arch}`,
    locale: app.getLocale(),
    engine: (await front?.engineStatus()) ?? null,
    logLines: log.tail(50),
    dumpFolder: app.getPath('crashDumps'),
    dumps: crashDumps(app.getPath('crashDumps')),
    home: homedir(),
  })
  void clipboard.writeText(text)
  const { diagnosticsCopied: message, diagnosticsDetail: detail } = words()
  const options = { type: 'info', message, detail } as const
  if (front === null) await dialog.showMessageBox(options)
  else await dialog.showMessageBox(front.browserWindow, options)
}

/** Nothing is left running, and what was to be remembered is written. */
async function endAll(): Promise<void> {
  const limit = new Promise((resolve) => setTimeout(resolve, patienceMs))
  await Promise.race([windows.closed(), limit])
}
