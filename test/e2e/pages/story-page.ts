import type { Locator, Page } from '@playwright/test'

/** The build story: steps on the left, the stack of layers on the right. */
export class StoryPage {
  readonly region: Locator
  readonly list: Locator
  readonly steps: Locator
  readonly stepsWithoutLayer: Locator
  readonly selected: Locator
  readonly strata: Locator
  readonly picture: Locator

  constructor(page: Page) {
    this.region = page.getByRole('region', { name: 'Build story' })
    this.list = this.region.getByRole('listbox', { name: /^Build steps/ })
    // Before the end there are rows for layers as well, whose step is not known yet.
    this.steps = this.list.getByRole('option', { name: /^step \d+,/ })
    this.stepsWithoutLayer = this.list.getByRole('option', { name: /, no layer$/ })
    this.selected = this.list.getByRole('option', { selected: true })
    this.picture = this.region.getByRole('img')
    this.strata = this.picture.locator('[data-layer]')
  }

  /** A step by its number, counted from 1 as the window does. */
  step(number: number): Locator {
    return this.list.getByRole('option', { name: new RegExp(`^step ${number},`) })
  }

  stratum(layer: number): Locator {
    return this.picture.locator(`[data-layer="${layer}"]`)
  }

  /** The line around the stratum of a layer, there only while that layer is selected. */
  outline(layer: number): Locator {
    return this.picture.locator(`svg > g[clip-path$="-clip-${layer})"]`)
  }
}
