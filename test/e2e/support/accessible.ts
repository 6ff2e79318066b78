import { AxeBuilder } from '@axe-core/playwright'
import type { AppPage } from '../pages/app-page.ts'
import { expect } from './fixtures.ts'

/** All that depends on colours; everything else is the same in both appearances. */
const rulesOfColor = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds, in both appearances, with the rule and the elements that break it. Asked for the
 * violations alone, and in the page itself, for which our pages without frames are fit: to carry all
 * that axe looked at into another page takes four times as long.
 */
export async function expectAccessible(app: AppPage): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await app.useColors(scheme)
    const axe = new AxeBuilder({ page: app.page }).setLegacyMode(true).options({
      resultTypes: ['violations'],
      ...(scheme === 'light' ? {} : { runOnly: { type: 'rule', values: rulesOfColor } }),
    })
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
