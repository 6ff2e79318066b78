import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mountSmallDisk, noSmallDisk } from '../unit-support/small-disk.ts'
import { drawn, state } from './support/desktop.ts'
import { openSample, test } from './support/desktop-test.ts'
import { expect } from './support/fixtures.ts'

/* What goes wrong on a desktop, and how it goes on. */

test('a disk that is full costs no file: it is said, and the old report stays', async ({
  desktop,
  folder,
}) => {
  test.skip(noSmallDisk !== null, noSmallDisk ?? '')
  const disk = join(folder, 'disk')
  const unmount = mountSmallDisk(disk, 16)
  try {
    const page = await desktop.window()
    await openSample(desktop)
    await state(page, 'ready')
    for (const [menu, name] of [
      ['export.json', 'report.json'],
      ['export.chart-png', 'chart.png'],
    ] as const) {
      const path = join(disk, name)
      writeFileSync(path, 'the old one')
      await desktop.app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
      }, path)
      await desktop.menu(menu)
      await expect(page.getByText(`${name}” could not be written: the disk is full.`)).toBeVisible()
      expect(readFileSync(path, 'utf8')).toBe('the old one')
    }
    expect(readdirSync(disk).sort()).toEqual(['chart.png', 'report.json'])
    await state(page, 'ready')
  } finally {
    unmount()
  }
})

test.describe('what breaks', () => {
  test('a crashed page leaves a dump and opens its image again', async ({ desktop, folder }) => {
    const page = await desktop.window()
    await openSample(desktop)
    await state(page, 'ready')
    const next = await desktop.nextWindow(() =>
      desktop.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer(),
      ),
    )
    await state(next, 'ready')
    await expect(next.getByRole('heading', { level: 1 })).toHaveText('tides:1.0')

    // The dump is on this machine, and the diagnostics name it.
    const dumps = () => readdirSync(join(folder, 'user-data', 'Crashpad', 'pending'))
    await expect.poll(() => dumps()[0]).toMatch(/\.dmp$/)
    const [dump] = dumps()
    await desktop.menu('diagnostics.copy')
    const text = () => desktop.app.evaluate(({ clipboard }) => clipboard.readText())
    await expect.poll(text).toContain(`  - pending/${dump!}, `)
  })

  test('a page that hangs is left alone when the user waits', async ({ desktop }) => {
    const page = await desktop.window()
    const asked = await desktop.app.evaluate(async ({ BrowserWindow, dialog }) => {
      const questions: unknown[] = []
      dialog.showMessageBox = (...given: unknown[]) => {
        questions.push((given.at(-1) as { message: string }).message)
        return Promise.resolve({ response: 1, checkboxChecked: false })
      }
      BrowserWindow.getAllWindows()[0]!.emit('unresponsive')
      return questions
    })
    expect(asked).toEqual(['This window does not answer.'])
    await state(page, 'empty')
  })

  test('a page that hangs is ended and opens its image again when the user wants it', async ({
    desktop,
  }) => {
    const page = await desktop.window()
    await openSample(desktop)
    await state(page, 'ready')
    const next = await desktop.nextWindow(() =>
      desktop.app.evaluate(({ BrowserWindow }) => {
        const window = BrowserWindow.getAllWindows()[0]!
        window.webContents.hangs = true
        window.emit('unresponsive')
      }),
    )
    await state(next, 'ready')
    await expect(next.getByRole('heading', { level: 1 })).toHaveText('tides:1.0')
  })

  test('an error in the main process is logged, and the window goes on', async ({
    desktop,
    folder,
  }) => {
    const said = await desktop.app.evaluate(({ dialog }) => {
      const boxes: string[] = []
      dialog.showErrorBox = (title) => void boxes.push(title)
      process.emit('uncaughtException', new Error('on purpose'))
      return boxes
    })
    expect(said).toEqual(['Something went wrong inside Strata.'])
    const log = readFileSync(join(folder, 'user-data', 'logs', 'strata.log'), 'utf8')
    expect(log).toContain('error uncaught: Error: on purpose')
    const page = await desktop.window()
    await openSample(desktop)
    await state(page, 'ready')
  })

  test('a folder that cannot be written is no reason not to start', async ({ start, folder }) => {
    const userData = join(folder, 'user-data')
    mkdirSync(join(userData, 'logs'), { recursive: true })
    writeFileSync(join(userData, 'window.json'), '')
    chmodSync(join(userData, 'window.json'), 0)
    const desktop = await start()
    await drawn(await desktop.app.firstWindow())
  })
})
