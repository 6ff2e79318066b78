import type { Locator, Page } from '@playwright/test'

/** The Waste tab: savings, wasted files, duplicates. */
export class WastePage {
  readonly panel: Locator
  readonly figure: Locator
  readonly cards: Locator
  /** Rows of the list: groups and files. */
  readonly rows: Locator
  readonly grid: Locator
  readonly duplicates: Locator
  readonly steps: Locator
  readonly outlook: Locator
  readonly strip: Locator

  constructor(page: Page) {
    this.panel = page.getByRole('tabpanel', { name: /^Waste/ })
    this.figure = this.panel.getByRole('banner').or(this.panel.locator('header')).first()
    this.cards = this.panel.getByRole('article')
    this.grid = this.panel.getByRole('treegrid', { name: 'Wasted files' })
    this.rows = this.grid.locator('[data-index]')
    this.steps = this.panel.getByRole('table', { name: 'Your steps' })
    this.outlook = this.panel.getByRole('table', { name: 'What comes of it' })
    this.strip = this.panel.getByRole('status').filter({ hasText: 'the image would have' })
    this.duplicates = this.panel.getByRole('table', { name: 'Duplicates' }).locator('tbody tr')
  }

  /** A choice by its word: All, Yours, Savings, Files, Cause, … */
  choice(name: string): Locator {
    return this.panel.getByRole('radio', { name: new RegExp(`^${name}\\b`) })
  }

  card(rule: string): Locator {
    return this.panel.locator(`article[data-rule="${rule}"]`)
  }

  code(card: Locator): Locator {
    return card.getByRole('figure', { name: 'What to write instead' })
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text })
  }

  /** Rows of a file that one layer stores and one made waste; layers stand with their step. */
  files(path: string, storedIn: number, wastedBy: number): Locator {
    const layer = (index: number) =>
      this.panel.page().getByRole('gridcell', { name: new RegExp(`^${String(index)}, step`) })
    return this.row(path)
      .filter({ has: layer(storedIn) })
      .filter({ has: layer(wastedBy) })
  }

  /** A measure of the image as it would be. */
  then(measure: string): Locator {
    return this.outlook
      .getByRole('row', { name: new RegExp(`^${measure}`) })
      .locator('td')
      .nth(1)
  }
}
