import type { Locator, Page } from '@playwright/test'

/** Base and yours in the Overview tab. */
export class BasePage {
  readonly region: Locator
  readonly details: Locator
  readonly boundary: Locator
  readonly sums: Locator

  constructor(page: Page) {
    this.region = page.getByRole('region', { name: 'Base and yours' })
    this.details = this.region.getByRole('button', { name: 'Details' })
    this.boundary = this.region.getByRole('slider', { name: 'Boundary' })
    this.sums = this.region.getByRole('table')
  }

  /** A sum on one side: Layers, Size, Files, Wasted, Duplicates, Findings. */
  sum(of: string, side: 'base' | 'yours'): Locator {
    const row = this.sums.getByRole('row', { name: new RegExp(`^${of}`) })
    return row.locator('td').nth(side === 'base' ? 0 : 1)
  }
}
