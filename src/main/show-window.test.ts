import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { expect, it } from 'vitest'
import { showWhenDrawn } from './show-window.ts'

function hidden(place = { maximized: false, fullScreen: false }) {
  const done: string[] = []
  const webContents = new EventEmitter()
  const window = Object.assign(new EventEmitter(), {
    webContents,
    isDestroyed: () => false,
    maximize: () => void done.push('maximize'),
    show: () => void done.push('show'),
    setFullScreen: () => void done.push('full screen'),
  })
  showWhenDrawn(window as unknown as BrowserWindow, place)
  return { window, webContents, done }
}

it('is not seen before its page is drawn, also where it was maximised', () => {
  const { window, done } = hidden({ maximized: true, fullScreen: true })
  expect(done).toEqual([])
  window.emit('ready-to-show')
  expect(done).toEqual(['maximize', 'show', 'full screen'])
})

it.each(['render-process-gone', 'did-fail-load'])('is seen after %s, once', (event) => {
  const { window, webContents, done } = hidden()
  webContents.emit(event)
  window.emit('ready-to-show')
  expect(done).toEqual(['show'])
})
