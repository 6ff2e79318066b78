import { useApp } from '../../app/app-context.ts'
import { useIsNarrow } from '../../app/use-media.ts'
import { keyText } from '../../commands/key-text.ts'
import { runCommand } from '../../commands/run-command.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { commandWords } from '../../words/command-words.ts'
import { settingsWords } from '../../words/settings-words.ts'

/** Turns light into dark and back, whatever the system says. */
export function ThemeButton() {
  const app = useApp()
  const narrow = useIsNarrow()
  return (
    <IconButton
      label={commandWords.commands['theme.toggle']}
      icon="theme"
      onClick={() => runCommand('theme.toggle', app, narrow)}
    />
  )
}

/** Opens the palette, and says by which key it opens. */
export function PaletteButton() {
  const app = useApp()
  const narrow = useIsNarrow()
  const label = commandWords.commands['palette.open']
  const key = keyText('palette.open', app.info)
  return (
    <Tooltip describes={false} content={label}>
      <Button
        icon="search"
        shortcut={key}
        aria-label={`${label} ${key ?? ''}`}
        aria-haspopup="dialog"
        onClick={() => runCommand('palette.open', app, narrow)}
      />
    </Tooltip>
  )
}

export function SettingsButton() {
  const app = useApp()
  const narrow = useIsNarrow()
  return (
    <IconButton
      label={settingsWords.title}
      icon="sliders"
      shortcut={keyText('settings.open', app.info)}
      aria-haspopup="dialog"
      onClick={() => runCommand('settings.open', app, narrow)}
    />
  )
}
