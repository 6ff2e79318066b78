import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import type { Host } from '../support/host.ts'
import { ArchivePage } from './archive-page.ts'
import { BasePage } from './base-page.ts'
import { ConfigPage } from './config-page.ts'
import { ExportPage } from './export-page.ts'
import { HeaderPage } from './header-page.ts'
import { InspectorPage } from './inspector-page.ts'
import { LibraryPage } from './library-page.ts'
import { OverviewPage } from './overview-page.ts'
import { StatesPage } from './states-page.ts'
import { StoryPage } from './story-page.ts'
import { WastePage } from './waste-page.ts'

export type AppState = 'empty' | 'loading' | 'ready' | 'failed' | 'cancelled'
export type TabName = 'Overview' | 'Files' | 'Waste' | 'Config' | 'Archive'

/** The whole window, and the way to its parts. */
export class AppPage {
  readonly host: Host
  readonly page: Page
  readonly window: Locator
  readonly library: LibraryPage
  readonly header: HeaderPage
  readonly overview: OverviewPage
  readonly story: StoryPage
  readonly inspector: InspectorPage
  readonly base: BasePage
  readonly waste: WastePage
  readonly config: ConfigPage
  readonly archive: ArchivePage
  readonly states: StatesPage
  readonly exports: ExportPage
  readonly status: Locator

  constructor(host: Host) {
    const { page } = host
    this.host = host
    this.page = page
    this.window = page.locator('[data-app-state]')
    this.library = new LibraryPage(page)
    this.header = new HeaderPage(page)
    this.overview = new OverviewPage(page)
    this.story = new StoryPage(page)
    this.inspector = new InspectorPage(page)
    this.base = new BasePage(page)
    this.waste = new WastePage(page)
    this.config = new ConfigPage(page)
    this.archive = new ArchivePage(page)
    this.states = new StatesPage(page)
    this.exports = new ExportPage(host)
    this.status = page.getByRole('contentinfo', { name: 'Status' })
  }

  async expectState(state: AppState): Promise<void> {
    await expect(this.window).toHaveAttribute('data-app-state', state, { timeout: 30_000 })
  }

  tab(name: TabName): Locator {
    return this.page.getByRole('tab', { name })
  }

  async goTo(name: TabName): Promise<void> {
    await this.tab(name).click()
    await expect(this.tab(name)).toHaveAttribute('aria-selected', 'true')
  }

  /** Picks an image of the engine and waits until all of it is read. */
  async openImage(reference: string): Promise<void> {
    await this.library.image(reference).click()
    await this.expectState('ready')
  }

  /** Opens an archive by the file dialog and waits until all of it is read. */
  async openArchive(path: string): Promise<void> {
    await this.host.pickFile(() => this.library.openArchive.click(), path)
    await this.expectState('ready')
  }

  async openSample(): Promise<void> {
    await this.library.sample.click()
    await this.expectState('ready')
  }

  /** The session that the window has open, as the window knows it. */
  async useColors(scheme: 'light' | 'dark'): Promise<void> {
    await this.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  }
}
