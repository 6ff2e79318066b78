import {
  clockChoices,
  contrasts,
  defaultSettings,
  themes,
  unitChoices,
  type Settings,
} from '../../shared/settings.ts'
import { createStore, type Store } from './store.ts'

/*
 * How the window is drawn just now. The host keeps the settings among them (state/settings.ts); the
 * copy in the browser is for the moment before the host has answered, and for what is not a setting.
 */

export const imageOrders = ['newest', 'largest', 'name'] as const
export type ImageOrder = (typeof imageOrders)[number]

export interface Preferences extends Pick<Settings, 'theme' | 'contrast' | 'units' | 'clock'> {
  readonly order: ImageOrder
  /** Whether the inspector's column is shown in a wide window. */
  readonly inspector: boolean
}

export const defaultPreferences: Preferences = {
  theme: defaultSettings.theme,
  contrast: defaultSettings.contrast,
  units: defaultSettings.units,
  clock: defaultSettings.clock,
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
    units: oneOf('units', unitChoices, defaultPreferences.units),
    clock: oneOf('clock', clockChoices, defaultPreferences.clock),
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

/** Sets the attributes the tokens look at; the page comes from its host with the same ones. */
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
