import type { Units } from '../words/format.ts'
import { createStore, type Store } from './store.ts'

/* What the user has chosen about the window itself; kept from run to run. */

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const contrasts = ['system', 'more'] as const
export type Contrast = (typeof contrasts)[number]

export const imageOrders = ['newest', 'largest', 'name'] as const
export type ImageOrder = (typeof imageOrders)[number]

export interface Preferences {
  readonly theme: Theme
  readonly contrast: Contrast
  readonly units: Units
  readonly order: ImageOrder
  /** Whether the inspector's column is shown in a wide window. */
  readonly inspector: boolean
}

export const defaultPreferences: Preferences = {
  theme: 'system',
  contrast: 'system',
  units: 'si',
  order: 'newest',
  inspector: true,
}

const key = 'strata.preferences'

/** Reads what an earlier run kept, field by field; anything unknown or damaged falls back. */
export function readPreferences(text: string | null): Preferences {
  const kept = parse(text)
  const oneOf = <Value extends string>(
    name: keyof Preferences,
    known: readonly Value[],
    otherwise: Value,
  ) => known.find((value) => value === kept[name]) ?? otherwise
  return {
    theme: oneOf('theme', themes, defaultPreferences.theme),
    contrast: oneOf('contrast', contrasts, defaultPreferences.contrast),
    units: oneOf('units', ['si', 'iec'] as const, defaultPreferences.units),
    order: oneOf('order', imageOrders, defaultPreferences.order),
    inspector: kept['inspector'] !== false,
  }
}

function parse(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function load(): Preferences {
  try {
    return readPreferences(window.localStorage.getItem(key))
  } catch {
    return defaultPreferences
  }
}

export const preferences: Store<Preferences> = createStore(load())

/** Sets the attributes the tokens look at; before the first paint `theme-boot.js` does the same. */
export function applyPreferences({ theme, contrast }: Preferences, root: HTMLElement): void {
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
  if (contrast === 'system') delete root.dataset['contrast']
  else root.dataset['contrast'] = contrast
}

preferences.subscribe(() => {
  const now = preferences.get()
  applyPreferences(now, document.documentElement)
  try {
    window.localStorage.setItem(key, JSON.stringify(now))
  } catch {
    // A private window may refuse; the choice then lasts as long as the window.
  }
})
