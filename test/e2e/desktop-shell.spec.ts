import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sampleImage } from '../unit/support/strata-process.ts'
import { state } from './support/desktop.ts'
import { openSample, test } from './support/desktop-test.ts'
import { expect } from './support/fixtures.ts'

/* What only a desktop has, in the built bundles. The double shows it; see docs/testing.md. */

test.describe('the window', () => {
  test('is shown once it is drawn, in the colour of its page', async ({ desktop }) => {
    const looks = () =>
      desktop.app.evaluate(({ BrowserWindow, app }) => {
        const window = BrowserWindow.getAllWindows()[0]!
        return {
          visible: window.isVisible(),
          shownAtFirst: window.options.show,
          color: window.getBackgroundColor(),
          sandbox: app.isSandboxEnabled,
        }
      })
    await expect
      .poll(looks)
      .toEqual({ visible: true, shownAtFirst: false, color: '#ffffff', sandbox: true })
  })

  test('says in its title what it shows', async ({ desktop }) => {
    const page = await desktop.window()
    await openSample(desktop)
    await state(page, 'ready')
    const title = () =>
      desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getTitle())
    await expect.poll(title).toBe('Sample image · Strata')
  })

  test('is where it was, as it was', async ({ start }) => {
    const first = await start()
    await first.window()
    await first.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!
      window.setBounds({ x: 60, y: 70, width: 1100, height: 720 })
      window.webContents.setZoomFactor(1.2)
    })
    await first.close()
    const second = await start()
    await second.window()
    const place = await second.app.evaluate(({ BrowserWindow }) => {
      const { options } = BrowserWindow.getAllWindows()[0]!
      const { x, y, width, height, webPreferences } = options
      return { x, y, width, height, zoom: webPreferences?.zoomFactor }
    })
    expect(place).toEqual({ x: 60, y: 70, width: 1100, height: 720, zoom: 1.2 })
  })

  test('comes back to sight when its screen is gone, or its file is damaged', async ({
    start,
    folder,
  }) => {
    mkdirSync(join(folder, 'user-data'), { recursive: true })
    const file = join(folder, 'user-data', 'window.json')
    const away = { x: 9000, y: 9000, width: 1100, height: 720 }
    const kept = { version: 1, bounds: away, maximized: false, fullScreen: false, zoom: 1 }
    for (const text of [JSON.stringify(kept), '{"version": 1, "bou']) {
      writeFileSync(file, text)
      const desktop = await start()
      await desktop.window()
      const options = await desktop.app.evaluate(
        ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.options,
      )
      expect(options).toMatchObject({ width: 1280, height: 800 })
      expect(options).not.toHaveProperty('x')
      await desktop.close()
    }
  })

  test('has company with images of its own', async ({ desktop }) => {
    const first = await desktop.window()
    const second = await desktop.nextWindow(() => desktop.menu('window.new'))
    await openSample(desktop)
    await state(second, 'ready')
    await state(first, 'empty')
    const places = await desktop.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.getBounds()),
    )
    expect(places[0]).not.toEqual(places[1])
    await second.close()
    const count = () =>
      desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
    await expect.poll(count).toBe(1)
    await desktop.menu('sample.open')
    await state(first, 'ready')
  })
})

test('the menus are grey where they would do nothing', async ({ desktop }) => {
  const asked = [
    'archive.open',
    'image.close',
    'image.again',
    'export',
    'export.json',
    'view.files',
  ]
  const possible = () =>
    desktop.app.evaluate(({ Menu }, ids) => {
      const menu = Menu.getApplicationMenu()
      return ids.filter((id) => menu?.getMenuItemById(id)?.enabled)
    }, asked)
  const page = await desktop.window()
  await expect.poll(possible).toEqual(['archive.open'])
  await openSample(desktop)
  await state(page, 'ready')
  await expect.poll(possible).toEqual(asked)

  // What counts is the window in front.
  const second = await desktop.nextWindow(() => desktop.menu('window.new'))
  await expect.poll(possible).toEqual(['archive.open'])
  await second.close()
  await expect.poll(possible).toEqual(asked)

  // Another language makes the menus anew.
  await page.keyboard.press('Control+,')
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await state(page, 'ready')
  await expect.poll(possible).toEqual(asked)
  await desktop.menu('image.close')
  await state(page, 'empty')
  await expect.poll(possible).toEqual(['archive.open'])
})

test.describe('files that the system opens', () => {
  test('named at the start', async ({ start }) => {
    const desktop = await start([sampleImage])
    const page = await desktop.window()
    await state(page, 'ready')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('sample-image.tar')
    const recent = () => desktop.app.evaluate(({ app }) => app.recentDocuments)
    await expect.poll(recent).toEqual([sampleImage])
  })

  test('by a second start go to the first, which is the only one', async ({ start, folder }) => {
    const first = await start()
    const page = await first.window()
    await copyFile(sampleImage, join(folder, 'second.tar'))
    // As the desktops of Linux name a file.
    const second = await start([pathToFileURL(join(folder, 'second.tar')).href])
    expect(await second.app.ended).toBe(0)
    await state(page, 'ready')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('second.tar')
    expect(first.app.windows()).toHaveLength(1)
  })

  test('while the window is on its way wait for it', async ({ start }) => {
    const desktop = await start()
    await desktop.app.evaluate(({ app, BrowserWindow }, path) => {
      const open = (): void => void app.emit('open-file', { preventDefault: () => undefined }, path)
      if (BrowserWindow.getAllWindows().length > 0) open()
      else app.once('browser-window-created', open)
    }, sampleImage)
    const page = await desktop.window()
    await state(page, 'ready')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('sample-image.tar')
    expect(desktop.app.windows()).toHaveLength(1)
  })

  test('by a double click on a Mac', async ({ desktop }) => {
    const page = await desktop.window()
    const prevented = await desktop.app.evaluate(({ app }, path) => {
      let isPrevented = false
      app.emit('open-file', { preventDefault: () => (isPrevented = true) }, path)
      return isPrevented
    }, sampleImage)
    expect(prevented).toBe(true)
    await state(page, 'ready')
  })
})

test.describe('exports', () => {
  test('as PDF, printed', async ({ desktop, folder }) => {
    const page = await desktop.window()
    await openSample(desktop)
    await state(page, 'ready')
    const path = join(folder, 'report.pdf')
    await desktop.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, path)
    await desktop.menu('export.pdf')
    await expect(page.getByText(`Saved to ${path}`)).toBeVisible()
    const bytes = readFileSync(path)
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(bytes.length).toBeGreaterThan(10_000)
    expect(desktop.app.windows()).toHaveLength(1)
  })

  test('that cannot be written say why, and leave nothing', async ({ desktop, folder }) => {
    const page = await desktop.window()
    await openSample(desktop)
    await state(page, 'ready')
    const path = join(folder, 'absent', 'report.json')
    await desktop.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, path)
    await desktop.menu('export.json')
    await expect(page.getByText(/could not be written/)).toBeVisible()
    await state(page, 'ready')
  })
})

test.describe('the system around it', () => {
  test('is told how far reading is, and when a long one ends', async ({ desktop }) => {
    await desktop.window()
    const heard = await desktop.app.evaluate(async ({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!
      const seen: number[] = []
      const set = window.setProgressBar.bind(window)
      window.setProgressBar = (value) => {
        seen.push(value)
        set(value)
      }
      ;(globalThis as { seen?: number[] }).seen = seen
      return seen.length
    })
    expect(heard).toBe(0)
    const page = await desktop.window()
    await openSample(desktop)
    await state(page, 'ready')
    const seen = () => desktop.app.evaluate(() => (globalThis as { seen?: number[] }).seen!)
    await expect.poll(async () => (await seen()).at(-1)).toBe(-1)
    expect((await seen()).some((value) => value >= 0)).toBe(true)
  })

  test('gets diagnostics that can be shared', async ({ desktop, folder }) => {
    await desktop.menu('diagnostics.copy')
    const text = () => desktop.app.evaluate(({ clipboard }) => clipboard.readText())
    await expect.poll(text).toContain('## Strata')
    expect(await text()).toContain('- engine: ')
    expect(await text()).not.toContain(folder)
  })

  test('changes its colours and the window follows', async ({ desktop }) => {
    await desktop.app.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'dark'
    })
    const color = () =>
      desktop.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]!.getBackgroundColor(),
      )
    await expect.poll(color).toBe('#17191c')
  })
})
