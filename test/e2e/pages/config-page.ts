import type { Locator, Page } from '@playwright/test'
import { valueOf } from './values.ts'

/** The Config tab: what a container runs, the Dockerfile, the raw JSON. */
export class ConfigPage {
  readonly panel: Locator
  readonly dockerfile: Locator
  readonly dockerfileLines: Locator
  readonly copyDockerfile: Locator
  readonly raw: Locator
  readonly rawLines: Locator
  readonly copyRaw: Locator

  constructor(page: Page) {
    this.panel = page.getByRole('tabpanel', { name: /^Config/ })
    this.dockerfile = this.panel.getByRole('region', { name: 'Reconstructed Dockerfile' })
    this.dockerfileLines = this.dockerfile.getByRole('listitem')
    this.copyDockerfile = this.dockerfile.getByRole('button', { name: 'Copy the Dockerfile' })
    this.raw = this.panel.getByRole('region', { name: 'Raw metadata' })
    this.rawLines = this.raw.getByRole('listitem')
    this.copyRaw = this.raw.getByRole('button', { name: 'Copy the JSON' })
  }

  /** A setting by its name: Entrypoint, Command, Environment, … */
  setting(name: string): Locator {
    return valueOf(this.panel, name)
  }

  document(name: 'Config' | 'manifest.json' | 'repositories'): Locator {
    return this.raw.getByRole('radio', { name })
  }
}
