import type { Locator, Page } from '@playwright/test'
import { valueOf } from './values.ts'

/** Name, ID and the five facts of the image in view. */
export class HeaderPage {
  readonly name: Locator
  readonly shortId: Locator
  readonly copyId: Locator
  readonly chooser: Locator
  readonly #region: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.#region = page.locator('main header').filter({ has: page.locator('h1') })
    this.name = this.#region.getByRole('heading', { level: 1 })
    this.shortId = this.#region.locator('code')
    this.copyId = this.#region.getByRole('button', { name: 'Copy the image ID' })
    this.chooser = this.#region.getByRole('button', { name: /^\d+ of \d+ images$/ })
  }

  /** A fact by its label: Platform, Created, Size, Efficiency, Integrity. */
  fact(label: string): Locator {
    return valueOf(this.#region, new RegExp(`^${label}`))
  }

  /** Another image of the same archive. */
  async choose(name: string | RegExp): Promise<void> {
    await this.chooser.click()
    await this.#page.getByRole('menuitemradio', { name }).click()
  }
}
