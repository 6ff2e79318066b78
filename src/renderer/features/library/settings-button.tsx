import { useApp } from '../../app/app-context.ts'
import { useIsNarrow } from '../../app/use-media.ts'
import { keyText } from '../../commands/key-text.ts'
import { runCommand } from '../../commands/run-command.ts'
import { IconButton } from '../../ui/button.tsx'
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
