import { expect, it } from 'vitest'
import { windowOptions } from './window-options.ts'

it('gives the page no way to Node', () => {
  expect(windowOptions('/out/preload/index.cjs', '#fff').webPreferences).toEqual({
    preload: '/out/preload/index.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    spellcheck: false,
    navigateOnDragDrop: false,
  })
})
