import { randomBytes } from 'node:crypto'
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { appScheme } from './app-origin.ts'
import { securityHeaders } from '../backend/files/static-files.ts'

/** Reports wait here for the moment in which they are printed. */
export class ReportPages {
  readonly #pages = new Map<string, string>()

  /** The address under which the page is served until `remove`. */
  add(html: string): string {
    const url = `${appScheme}://report/${randomBytes(16).toString('hex')}`
    this.#pages.set(url, html)
    return url
  }

  remove(url: string): void {
    this.#pages.delete(url)
  }

  /** Answers a request for a report; null for any other address. */
  answer(url: string): Response | null {
    const html = this.#pages.get(url)
    if (html === undefined) return null
    const headers = new Headers(securityHeaders)
    headers.set('content-type', 'text/html; charset=utf-8')
    headers.set('content-security-policy', reportPolicy)
    return new Response(html, { status: 200, headers })
  }
}

/** The report brings its own style and nothing else. It runs no script, and has no bridge. */
const reportPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/** Options of the window in which a report is printed and that nobody sees. */
export const printWindowOptions: BrowserWindowConstructorOptions = {
  show: false,
  webPreferences: {
    javascript: false,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
  },
}

/** Prints an HTML report to PDF, on A4, with its colours. */
export async function printReport(
  html: string,
  pages: ReportPages,
  open: (options: BrowserWindowConstructorOptions) => BrowserWindow,
): Promise<Uint8Array> {
  const url = pages.add(html)
  const window = open(printWindowOptions)
  try {
    await window.loadURL(url)
    return await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true })
  } finally {
    pages.remove(url)
    window.destroy()
  }
}
