import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { windowBackground, windowOptions } from './window-options.ts'

const place = { bounds: null, zoom: 1 }

it('gives the page no way to Node', () => {
  expect(windowOptions('/out/preload/index.cjs', '#fff', place).webPreferences).toEqual({
    preload: '/out/preload/index.cjs',
    zoomFactor: 1,
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

it('is not shown before it is drawn, and is where it was', () => {
  const bounds = { x: 10, y: 20, width: 1000, height: 700 }
  const options = windowOptions('/p', '#fff', { bounds, zoom: 1.2 })
  expect(options).toMatchObject({ ...bounds, show: false, backgroundColor: '#fff' })
  expect(options.webPreferences?.zoomFactor).toBe(1.2)
})

it.each([
  [false, false, '#ffffff'],
  [true, false, '#17191c'],
  [true, true, '#000000'],
])('has the colour of the page behind it: dark %s, more contrast %s', (dark, contrast, color) => {
  const theme = { shouldUseDarkColors: dark, shouldUseHighContrastColors: contrast }
  expect(windowBackground(theme)).toBe(color)
  const tokens = readFileSync(new URL('../renderer/theme/tokens.css', import.meta.url), 'utf8')
  const values = [...tokens.matchAll(/--surface-window: light-dark\((\S+), (\S+)\)/g)]
  expect(values.flatMap(([, light, inDark]) => [light, inDark])).toContain(color)
})
