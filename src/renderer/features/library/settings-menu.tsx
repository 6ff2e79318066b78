import { useApp } from '../../app/app-context.ts'
import { useMedia } from '../../app/use-media.ts'
import { contrasts, preferences, themes } from '../../state/preferences.ts'
import { useStore } from '../../state/store.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { words } from '../../words/words.ts'

/** Turns light into dark and back, whatever the system says. */
export function ThemeButton() {
  const theme = useStore(preferences, (state) => state.theme)
  const systemDark = useMedia('(prefers-color-scheme: dark)')
  const dark = theme === 'system' ? systemDark : theme === 'dark'
  return (
    <IconButton
      label={words.settings.toggleTheme}
      icon="theme"
      onClick={() => {
        preferences.set({ theme: dark ? 'light' : 'dark' })
      }}
    />
  )
}

/** The few choices about the window itself. */
export function SettingsMenu() {
  const { theme, contrast, units } = useStore(preferences, (state) => state)
  const { info } = useApp()
  return (
    <Menu
      label={words.settings.menu}
      align="end"
      groups={[
        {
          label: words.settings.appearance,
          items: themes.map((name) => ({
            id: `theme-${name}`,
            label: words.settings.themes[name],
            checked: name === theme,
            onSelect: () => {
              preferences.set({ theme: name })
            },
          })),
        },
        {
          label: words.settings.contrast,
          items: contrasts.map((name) => ({
            id: `contrast-${name}`,
            label: words.settings.contrasts[name],
            checked: name === contrast,
            onSelect: () => {
              preferences.set({ contrast: name })
            },
          })),
        },
        {
          label: words.settings.units,
          items: (['si', 'iec'] as const).map((name) => ({
            id: `units-${name}`,
            label: words.settings.unitNames[name],
            checked: name === units,
            onSelect: () => {
              preferences.set({ units: name })
            },
          })),
        },
        { label: words.settings.version(info.version), items: [] },
      ]}
      trigger={(props) => <IconButton label={words.settings.menu} icon="sliders" {...props} />}
    />
  )
}
