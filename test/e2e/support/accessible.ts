import { AxeBuilder } from '@axe-core/playwright'
import type { AppPage } from '../pages/app-page.ts'
import { expect } from './fixtures.ts'

/** What axe finds, in both appearances, with the rule and the elements that break it. */
export async function expectAccessible(app: AppPage): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await app.useColors(scheme)
    // Electron's pages cannot open another one, in which axe would finish.
    const axe = new AxeBuilder({ page: app.page }).setLegacyMode(app.host.kind === 'electron')
    const { violations } = await axe.analyze()
    const said = violations.map(({ id, help, nodes }) => ({
      scheme,
      id,
      help,
      nodes: nodes.slice(0, 5).map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`),
    }))
    expect(said).toEqual([])
  }
}
