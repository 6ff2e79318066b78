import { EventEmitter } from 'node:events'
import type { App, BrowserWindow } from 'electron'
import { describe, expect, it } from 'vitest'
import { watchMainProcess, watchPage } from './crash-care.ts'
import { desktopWords } from './desktop-words.ts'
import type { Log } from './log.ts'

const words = desktopWords.en

function logged() {
  const lines: string[] = []
  const log: Log = {
    path: '/logs/strata.log',
    write: (level, message) => void lines.push(`${level} ${message}`),
    tail: () => lines,
  }
  return { lines, log }
}

function windowWith(response: number) {
  const done: string[] = []
  const webContents = Object.assign(new EventEmitter(), {
    reload: () => void done.push('reload'),
    forcefullyCrashRenderer() {
      done.push('end')
      setImmediate(() =>
        webContents.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 }),
      )
    },
  })
  const window = Object.assign(new EventEmitter(), {
    webContents,
    isDestroyed: () => false,
    destroy: () => void done.push('destroy'),
  })
  const asked: string[] = []
  const dialog = {
    showMessageBox: (_window: unknown, options: Electron.MessageBoxOptions) => {
      asked.push(options.message)
      return Promise.resolve({ response, checkboxChecked: false })
    },
  }
  const { lines, log } = logged()
  watchPage(
    window as unknown as BrowserWindow,
    { dialog: dialog as never, words, log },
    async () => void done.push('free'),
  )
  return { window, done, asked, lines }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('a page that crashed', () => {
  it('is loaded again, after what it held is freed', async () => {
    const { window, done, asked, lines } = windowWith(0)
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 })
    await settled()
    expect(asked).toEqual([words.crash.pageGone])
    expect(done).toEqual(['free', 'reload'])
    expect(lines).toEqual([`error the page's process ended: crashed, status 11`])
  })

  it('is closed when the user wants that', async () => {
    const { window, done } = windowWith(1)
    window.webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 9 })
    await settled()
    expect(done).toEqual(['destroy'])
  })

  it('is nothing to ask about when it ended by itself', async () => {
    const { window, asked } = windowWith(0)
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 })
    await settled()
    expect(asked).toEqual([])
  })
})

describe('a page that does not answer', () => {
  it.each([
    [0, ['free', 'end', 'reload']],
    [1, []],
  ])('is up to the user: answer %d', async (response, expected) => {
    const { window, done, asked } = windowWith(response)
    window.emit('unresponsive')
    await settled()
    await settled()
    expect(asked).toEqual([words.crash.hangs])
    expect(done).toEqual(expected)
    // What happens to the page afterwards is asked about again.
    window.webContents.emit('did-finish-load')
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 })
    expect(asked.at(-1)).toBe(words.crash.pageGone)
  })

  it('is left alone when it answers before the user does', async () => {
    const { window, done } = windowWith(0)
    window.emit('unresponsive')
    window.emit('responsive')
    await settled()
    expect(done).toEqual([])
  })
})

it('what nobody caught is logged each time, and said once', () => {
  const source = new EventEmitter()
  const app = new EventEmitter()
  const said: string[] = []
  const { lines, log } = logged()
  const dialog = {
    showErrorBox: (title: string, text: string) => void said.push(`${title} ${text}`),
  }
  watchMainProcess(source, app as unknown as App, { dialog, words: () => words, log })
  source.emit('uncaughtException', new Error('a'))
  source.emit('uncaughtException', new Error('b'))
  source.emit('unhandledRejection', new Error('c'))
  app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' })
  expect(lines).toEqual([
    'error uncaught:',
    'error uncaught:',
    'error unhandled:',
    'warning GPU ended: crashed',
  ])
  expect(said).toEqual([`${words.crash.inside} ${words.crash.insideDetail('/logs/strata.log')}`])
})
