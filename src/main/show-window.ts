import type { BrowserWindow } from 'electron'
import type { WindowState } from './window-state.ts'

/**
 * Shows a window once its page is drawn, as large as it was: to be maximised shows a window at once, and
 * then there is nothing in it yet. A page that cannot be loaded or that crashes is never drawn; its window
 * is shown all the same, because it is the one that says so.
 */
export function showWhenDrawn(
  window: BrowserWindow,
  { maximized, fullScreen }: Pick<WindowState, 'maximized' | 'fullScreen'>,
): void {
  let isShown = false
  const show = (): void => {
    if (isShown || window.isDestroyed()) return
    isShown = true
    if (maximized) window.maximize()
    window.show()
    if (fullScreen) window.setFullScreen(true)
  }
  window.once('ready-to-show', show)
  window.webContents.once('render-process-gone', show)
  window.webContents.once('did-fail-load', show)
}
