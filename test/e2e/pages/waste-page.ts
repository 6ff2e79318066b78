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

  constructor(page: Page) {
    this.panel = page.getByRole('tabpanel', { name: /^Waste/ })
    this.figure = this.panel.getByRole('banner').or(this.panel.locator('header')).first()
    this.cards = this.panel.getByRole('article')
    this.grid = this.panel.getByRole('treegrid', { name: 'Wasted files' })
    this.rows = this.grid.locator('[data-index]')
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
}
