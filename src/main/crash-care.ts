import type { App, BrowserWindow, Dialog } from 'electron'
import type { DesktopWords } from './desktop-words.ts'
import type { Log } from './log.ts'

type Ask = Pick<Dialog, 'showMessageBox'>

/**
 * Keeps an eye on the page of a window. When its process ends, or it does not answer, the user decides:
 * reload (the same image opens again), wait, or close. `prepareReload` frees what the old page held.
 */
export function watchPage(
  window: BrowserWindow,
  { dialog, words, log }: { readonly dialog: Ask; readonly words: DesktopWords; readonly log: Log },
  prepareReload: () => Promise<void>,
): void {
  const { crash } = words
  let asking: AbortController | null = null
  /** Its process is ended because it hangs, which is nothing to ask about. */
  let isBeingEnded = false

  async function ask(message: string, detail: string, other: string): Promise<'reload' | 'other'> {
    asking?.abort()
    const mine = new AbortController()
    asking = mine
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: crash.title,
      message,
      detail,
      buttons: [crash.reload, other],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
      signal: mine.signal,
    })
    if (asking === mine) asking = null
    return mine.signal.aborted || response !== 0 ? 'other' : 'reload'
  }

  async function reload(): Promise<void> {
    await prepareReload()
    if (!window.isDestroyed()) window.webContents.reload()
  }

  /** A page that does not answer cannot be left by loading another: its process has to end first. */
  async function startAgain(): Promise<void> {
    await prepareReload()
    if (window.isDestroyed()) return
    isBeingEnded = true
    window.webContents.forcefullyCrashRenderer()
    window.webContents.reload()
  }

  window.webContents.on('did-finish-load', () => (isBeingEnded = false))

  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || isBeingEnded || window.isDestroyed()) return
    log.write('error', `the page's process ended: ${reason}, status ${exitCode}`)
    void ask(crash.pageGone, crash.pageGoneDetail, crash.close).then(async (answer) => {
      if (answer === 'reload') await reload()
      else if (!window.isDestroyed()) window.destroy()
    })
  })

  window.on('unresponsive', () => {
    log.write('warning', 'the page does not answer')
    void ask(crash.hangs, crash.hangsDetail, crash.wait).then(async (answer) => {
      if (answer === 'reload') await startAgain()
    })
  })

  // It answers again: the question is taken back.
  window.on('responsive', () => {
    asking?.abort()
    asking = null
  })
}

/**
 * What nobody caught in the main process is logged, and said once; the windows go on. Ends of other
 * processes are logged; the window says it when that was an analysis.
 */
export function watchMainProcess(
  source: NodeJS.EventEmitter,
  app: Pick<App, 'on'>,
  {
    dialog,
    words,
    log,
  }: {
    readonly dialog: Pick<Dialog, 'showErrorBox'>
    readonly words: () => DesktopWords
    readonly log: Log
  },
): void {
  let isSaid = false
  source.on('uncaughtException', (error: unknown) => {
    log.write('error', 'uncaught:', error)
    if (isSaid) return
    isSaid = true
    const { crash } = words()
    dialog.showErrorBox(crash.inside, crash.insideDetail(log.path))
  })
  source.on('unhandledRejection', (error: unknown) => log.write('error', 'unhandled:', error))
  app.on('child-process-gone', (_event, { type, reason, name }) => {
    if (reason !== 'clean-exit') log.write('warning', `${name ?? type} ended: ${reason}`)
  })
}
