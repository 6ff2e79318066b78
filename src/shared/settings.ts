import type { Sentence } from '../core/sentences/sentence.ts'

/*
 * What the user has chosen for good, in one file for all hosts (docs/settings.md). What a window only
 * remembers of itself, such as the order of a list, is not here.
 */

export const themes = ['system', 'light', 'dark'] as const
export const contrasts = ['system', 'more'] as const
export const languageChoices = ['system', 'en', 'de'] as const
export const unitChoices = ['si', 'iec'] as const
export const clockChoices = ['24', '12'] as const
export const firstViews = ['overview', 'files', 'waste', 'config', 'archive'] as const

export interface Settings {
  readonly theme: (typeof themes)[number]
  readonly contrast: (typeof contrasts)[number]
  readonly language: (typeof languageChoices)[number]
  readonly units: (typeof unitChoices)[number]
  readonly clock: (typeof clockChoices)[number]
  /** The view of an image that a new window begins with. */
  readonly firstView: (typeof firstViews)[number]
  /** Address of the engine as `docker --host` takes it; empty: as the docker command finds it. */
  readonly engineHost: string
  /** A native notification when a long analysis ends in the background; desktop only. */
  readonly notifications: boolean
  readonly cache: {
    /** Finished analyses are kept on disk. */
    readonly enabled: boolean
    readonly maxBytes: number
  }
}

export type SettingsChange = Partial<Settings>

export const defaultSettings: Settings = {
  theme: 'system',
  contrast: 'system',
  language: 'system',
  units: 'si',
  clock: '24',
  firstView: 'overview',
  engineHost: '',
  notifications: true,
  cache: { enabled: true, maxBytes: 2_000_000_000 },
}

export interface SettingsView {
  readonly settings: Settings
  /** Where they are kept, for the user to read. */
  readonly file: string
  /** Set when the file could not be understood: where it was put, while the defaults hold. */
  readonly setAside: { readonly path: string; readonly why: Sentence } | null
}
