import type { AboutPanelOptionsOptions } from 'electron'

export interface AboutFacts {
  readonly version: string
  /** Of what the app runs on, by name. */
  readonly versions: Readonly<Record<string, string>>
  /** Null where the build has none. */
  readonly homePage: string | null
}

const copyright = 'The Strata authors, Apache-2.0'

/** What the About box of a system says; each has another place for what the app runs on. */
export function aboutPanel(
  platform: NodeJS.Platform,
  { version, versions, homePage }: AboutFacts,
): AboutPanelOptionsOptions {
  const runsOn = Object.entries(versions)
    .map(([name, its]) => `${name} ${its}`)
    .join(', ')
  const facts = { applicationName: 'Strata', applicationVersion: version, copyright }
  if (platform === 'darwin') return { ...facts, version: runsOn }
  if (platform === 'win32') return { ...facts, credits: runsOn }
  const website = homePage === null ? {} : { website: homePage }
  return { ...facts, copyright: `${copyright}\n${runsOn}`, ...website }
}
