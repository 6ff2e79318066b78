import { expect, it } from 'vitest'
import { aboutPanel } from './about-panel.ts'

const facts = {
  version: '1.2.3',
  versions: { electron: '45.4.1', node: '24.0.0' },
  homePage: 'https://strata.example/',
}

/* Of each option, the systems that show it, as electron.d.ts says. */
const shown = {
  darwin: ['applicationName', 'applicationVersion', 'copyright', 'version', 'credits'],
  win32: ['applicationName', 'applicationVersion', 'copyright', 'credits', 'iconPath'],
  linux: ['applicationName', 'applicationVersion', 'copyright', 'authors', 'website', 'iconPath'],
} as const

it.each(['darwin', 'win32', 'linux'] as const)('says on %s what runs', (platform) => {
  const panel = aboutPanel(platform, facts)
  const visible = Object.entries(panel).filter(([name]) =>
    (shown[platform] as readonly string[]).includes(name),
  )
  const text = visible.map(([, value]) => String(value)).join('\n')
  for (const part of ['Strata', '1.2.3', 'electron 45.4.1', 'node 24.0.0', 'Apache-2.0']) {
    expect(text).toContain(part)
  }
  expect(aboutPanel(platform, { ...facts, homePage: null })).not.toHaveProperty('website')
})
