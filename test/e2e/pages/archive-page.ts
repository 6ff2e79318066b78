import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

/** The Archive tab: the tarball entry by entry. */
export class ArchivePage {
  readonly panel: Locator
  readonly table: Locator
  readonly rows: Locator

  constructor(page: Page) {
    this.panel = page.getByRole('tabpanel', { name: /^Archive/ })
    this.table = this.panel.getByRole('treegrid', { name: 'Archive entries' })
    this.rows = this.table.locator('[role="row"][aria-level]')
  }

  entry(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text })
  }

  /** Selects an entry wherever it stands; only rows in view are drawn. */
  async select(text: string | RegExp): Promise<Locator> {
    const row = this.entry(text).first()
    await this.rows.first().click()
    await this.table.press('Home')
    const count = Number(await this.table.getAttribute('aria-rowcount')) - 1
    const selected = this.rows.and(this.table.locator('[aria-selected="true"]'))
    const place = async (): Promise<number> => Number(await selected.getAttribute('data-index'))
    await expect.poll(place).toBe(0)
    for (let at = 0; at < count - 1 && !(await row.isVisible()); at = await place()) {
      await selected.press('PageDown')
      await expect.poll(place).toBeGreaterThan(at)
    }
    await row.click()
    return row
  }

  /**
   * The names of all entries, folders put together with what stands in them. Only rows in view are
   * drawn, so the list is walked by keyboard from its beginning to its end.
   */
  async names(): Promise<readonly string[]> {
    const count = Number(await this.table.getAttribute('aria-rowcount')) - 1
    await this.rows.first().click()
    await this.table.press('Home')
    const names: string[] = []
    let folder = ''
    for (let at = 0; at < count; at++) {
      const row = this.table.locator(`[role="row"][data-index="${at}"]`)
      await row.waitFor()
      const label = (await row.getByRole('gridcell').first().innerText()).replaceAll('\n', '')
      const isFolder = label.endsWith('/')
      if (isFolder) folder = label
      const inside = (await row.getAttribute('aria-level')) === '2'
      names.push(inside ? folder + label : label)
      if (at < count - 1) await row.press('ArrowDown')
    }
    return names
  }
}
