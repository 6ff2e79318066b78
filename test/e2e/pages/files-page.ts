import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

/** The Files tab: layers, tree, search, and what is said of a file. */
export class FilesPage {
  readonly panel: Locator
  readonly grid: Locator
  readonly rows: Locator
  readonly slider: Locator
  readonly search: Locator
  readonly ghosts: Locator
  readonly inspector: Locator
  readonly focused: Locator
  /** Asks what to take out of the image. */
  readonly extract: Locator
  readonly map: Locator
  /** The selected tile of the map, in words. */
  readonly tile: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.panel = page.getByRole('tabpanel', { name: /^Files/ })
    this.grid = this.panel.getByRole('treegrid', { name: 'Files' })
    this.rows = this.grid.locator('[role="row"][data-index]')
    this.slider = this.panel.getByRole('slider', { name: 'Layer' })
    this.search = this.panel.getByRole('searchbox', { name: 'Find a path' })
    this.ghosts = this.panel.getByRole('button', { name: /^Ghosts/ })
    this.inspector = this.panel.getByRole('complementary', { name: 'Inspector' })
    this.extract = this.panel.getByRole('button', { name: 'Extract…' }).first()
    this.map = this.panel.getByRole('listbox', { name: /^Map of/ })
    this.tile = this.map.getByRole('option')
    this.focused = this.grid.locator('[role="row"]:focus')
  }

  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text })
  }

  /** The panel of filters, opened when it is not. */
  async openFilters(): Promise<Locator> {
    const panel = this.panel.getByRole('dialog')
    if (!(await panel.isVisible())) {
      await this.panel.getByRole('button', { name: /^Filters/ }).click()
    }
    await panel.waitFor()
    return panel
  }

  /** Tree, Largest or Treemap. */
  async viewAs(view: 'Tree' | 'Largest' | 'Treemap'): Promise<void> {
    await this.panel.getByRole('radio', { name: view }).click()
  }

  /** The rows of the table beside the map: name and exact bytes. */
  async mapRows(): Promise<ReadonlyMap<string, number>> {
    const rows = this.panel.getByRole('table', { name: /, by bytes$/ }).locator('tbody tr')
    const cells = await rows.evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
    )
    return new Map(cells.map(([name, size]) => [name!, Number(size!.replace(/\D/g, ''))]))
  }

  async readAs(syntax: 'Text' | 'Pattern (glob)' | 'Regular expression'): Promise<void> {
    await this.panel.getByRole('button', { name: /^How to find/ }).click()
    await this.#page.getByRole('menuitemradio', { name: syntax }).click()
  }

  /** Searches, and waits until so many are found. */
  async expectCount(query: string, count: number): Promise<void> {
    await this.search.fill(query)
    const found = this.panel.getByRole('status').filter({ hasText: /(found|Nothing found)$/ })
    await expect
      .poll(async () => Number((await found.innerText()).replace(/\D/g, '')), query)
      .toBe(count)
    await expect(this.grid).toHaveAttribute('aria-busy', 'false')
  }
}
