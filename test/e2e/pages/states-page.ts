import type { Locator, Page } from '@playwright/test'

/** The states other than ready: reading, failed, cancelled, no engine. */
export class StatesPage {
  readonly reading: Locator
  readonly progress: Locator
  readonly cancel: Locator
  readonly heading: Locator
  readonly alert: Locator
  readonly whatToDo: Locator
  readonly tryAgain: Locator
  readonly readAgain: Locator
  readonly close: Locator
  readonly trySample: Locator
  readonly lookAgain: Locator

  constructor(page: Page) {
    const main = page.getByRole('main')
    this.reading = main.getByRole('region', { name: 'Reading the image' })
    this.progress = main.getByRole('progressbar', { name: 'Reading the image' })
    this.cancel = main.getByRole('button', { name: 'Cancel' })
    this.heading = main.getByRole('heading', { level: 1 })
    this.alert = main.getByRole('alert')
    this.whatToDo = main
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'What to do' }) })
    this.tryAgain = main.getByRole('button', { name: 'Try again' })
    this.readAgain = main.getByRole('button', { name: 'Read it again' })
    this.close = main.getByRole('button', { name: 'Close' })
    this.trySample = main.getByRole('button', { name: 'Try the sample image' })
    this.lookAgain = main.getByRole('button', { name: 'Look again' })
  }
}
