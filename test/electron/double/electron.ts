/* What `import … from 'electron'` gives in the main process of the double: exactly what the built
 * bundle asks for. A name that is missing here stops the bundle at once. */
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { ipcMain } from './ipc-main.ts'
export { Menu, MenuItem } from './menu.ts'
export { protocol } from './protocol-module.ts'
export { session } from './session.ts'
export {
  clipboard,
  crashReporter,
  dialog,
  nativeImage,
  nativeTheme,
  Notification,
  screen,
  shell,
} from './small-modules.ts'
export { utilityProcess } from './utility-process.ts'
