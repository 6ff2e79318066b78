import type { Locator, Page } from '@playwright/test'
import { valueOf } from './values.ts'

/** The pane that tells everything about what is selected. */
export class InspectorPage {
  readonly region: Locator
  readonly heading: Locator
  readonly diffId: Locator

  constructor(page: Page) {
    this.region = page.getByRole('complementary', { name: 'Inspector' })
    this.heading = this.region.getByRole('heading', { level: 2 })
    this.diffId = this.value('diff ID').locator('code')
  }

  value(name: string | RegExp): Locator {
    return valueOf(this.region, name)
  }
}
