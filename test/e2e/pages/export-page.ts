import type { Locator, Page } from '@playwright/test'
import type { Host, WrittenFile } from '../support/host.ts'

export type Format = 'JSON' | 'Markdown' | 'CSV' | 'HTML' | 'SVG' | 'PNG'

/** The Export menu. */
export class ExportPage {
  readonly button: Locator
  readonly #page: Page
  readonly #host: Host

  constructor(host: Host) {
    this.#host = host
    this.#page = host.page
    this.button = host.page.getByRole('button', { name: 'Export', exact: true })
  }

  /** Writes the report and gives the file. */
  async write(format: Format): Promise<WrittenFile> {
    await this.button.click()
    const item = this.#page.getByRole('menuitem', { name: new RegExp(`^${format}`) })
    return this.#host.takeFile(() => item.click())
  }
}
