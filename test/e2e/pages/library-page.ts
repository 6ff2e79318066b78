import type { Locator, Page } from '@playwright/test'

/** The left column: engine, images, opened archives. */
export class LibraryPage {
  readonly region: Locator
  readonly engine: Locator
  readonly search: Locator
  readonly list: Locator
  readonly images: Locator
  readonly order: Locator
  readonly openArchive: Locator
  readonly archives: Locator
  readonly sample: Locator
  readonly settings: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.region = page.getByRole('complementary', { name: 'Library' })
    this.engine = this.region.getByRole('button', { name: /^Engine: / })
    this.search = this.region.getByRole('searchbox', { name: 'Find an image' })
    this.list = this.region.getByRole('listbox', { name: 'Images' })
    this.images = this.list.getByRole('option')
    this.order = this.region.getByRole('button', { name: /^Order: / })
    this.openArchive = this.region.getByRole('button', { name: 'Open archive…' })
    this.archives = this.region.getByRole('region', { name: 'Opened archives' })
    this.sample = this.archives.getByRole('button', { name: /^Sample image/ })
    this.settings = this.region.getByRole('button', { name: 'Settings' })
  }

  /** The row of an image, by a name or ID that stands in it. */
  image(reference: string): Locator {
    return this.images.filter({ hasText: reference })
  }

  async sortBy(order: 'Newest' | 'Largest' | 'Name'): Promise<void> {
    await this.order.click()
    await this.#page.getByRole('menuitemradio', { name: order }).click()
  }

  /** The short IDs in the order in which they are shown. */
  async shortIds(): Promise<readonly string[]> {
    return this.images.locator('code').allInnerTexts()
  }
}
