import type { Locator, Page } from '@playwright/test'
import { numberIn } from './values.ts'

export interface LayerNumbers {
  readonly layer: number
  readonly step: string
  readonly size: number
  readonly wasted: number
  readonly files: number
}

/** The chart of layer sizes, the same as a table, and the findings. */
export class OverviewPage {
  readonly findings: Locator
  readonly chart: Locator
  readonly bars: Locator
  /** Bars with a shaded column: the selected one, and the one under the pointer. */
  readonly columns: Locator
  /** Where the bars are drawn: a click anywhere above or on a bar selects it. */
  readonly plot: Locator
  readonly #table: Locator

  constructor(page: Page) {
    this.findings = page.getByRole('region', { name: 'Findings' })
    this.chart = page.getByRole('region', { name: 'Layer sizes' })
    this.bars = this.chart.locator('[data-bar]')
    this.columns = this.chart.locator('[data-bar][data-column]')
    this.plot = this.chart.locator('svg.recharts-surface')
    this.#table = this.chart.getByRole('table')
  }

  /** Every layer with its exact numbers, which the chart gives to those who do not see it. */
  async layers(): Promise<readonly LayerNumbers[]> {
    const rows = await this.#table.locator('tbody tr').all()
    return Promise.all(
      rows.map(async (row) => {
        const cells = await row.locator('th, td').allTextContents()
        const [layer = '', step = '', size = '', wasted = '', files = ''] = cells
        return {
          layer: numberIn(layer),
          step,
          size: numberIn(size),
          wasted: numberIn(wasted),
          files: numberIn(files),
        }
      }),
    )
  }

  bar(layer: number): Locator {
    return this.chart.locator(`[data-bar="${layer}"]`)
  }

  measure(name: 'Size' | 'Waste' | 'Files'): Locator {
    return this.chart.getByRole('radio', { name })
  }
}
