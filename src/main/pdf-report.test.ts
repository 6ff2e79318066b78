import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { expect, it } from 'vitest'
import { printReport, printWindowOptions, ReportPages } from './pdf-report.ts'

function hiddenWindow(pages: ReportPages, print: () => Promise<Uint8Array>) {
  const seen = { url: '', status: 0, policy: '', html: '', destroyed: false }
  const options: BrowserWindowConstructorOptions[] = []
  const open = (given: BrowserWindowConstructorOptions): BrowserWindow => {
    options.push(given)
    return {
      async loadURL(url: string) {
        const response = pages.answer(url)!
        seen.url = url
        seen.html = await response.text()
        seen.policy = response.headers.get('content-security-policy') ?? ''
      },
      webContents: { printToPDF: print },
      destroy: () => (seen.destroyed = true),
    } as unknown as BrowserWindow
  }
  return { seen, options, open }
}

it('prints what was given, in a window without scripts and without a bridge', async () => {
  const pages = new ReportPages()
  const bytes = new Uint8Array([37, 80, 68, 70])
  const { seen, options, open } = hiddenWindow(pages, () => Promise.resolve(bytes))
  expect(await printReport('<p>report</p>', pages, open)).toBe(bytes)
  expect(seen.html).toBe('<p>report</p>')
  expect(seen.policy).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox")
  expect(options).toEqual([printWindowOptions])
  expect(printWindowOptions.webPreferences).toMatchObject({
    javascript: false,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
  })
  expect(printWindowOptions.webPreferences).not.toHaveProperty('preload')
})

it('keeps nothing when it is done, or failed', async () => {
  const pages = new ReportPages()
  const { seen, open } = hiddenWindow(pages, () => Promise.reject(new Error('no printer')))
  await expect(printReport('<p>', pages, open)).rejects.toThrow('no printer')
  expect(seen.destroyed).toBe(true)
  expect(pages.answer(seen.url)).toBeNull()
})

it('answers for no other address', () => {
  const pages = new ReportPages()
  const url = pages.add('<p>')
  expect(url).toMatch(/^app:\/\/report\/[0-9a-f]{32}$/)
  expect(pages.answer('app://report/')).toBeNull()
  expect(pages.answer(url)?.status).toBe(200)
})
