import { assertNever } from '../../core/model/assert-never.ts'
import { KeysDialog } from '../commands/keys-dialog.tsx'
import { Palette } from '../commands/palette.tsx'
import { SettingsDialog } from '../features/settings/settings-dialog.tsx'
import { useStore } from '../state/store.ts'
import { useApp } from './app-context.ts'

/** The box over the window, when one is open. */
export function Dialogs() {
  const dialog = useStore(useApp().view, (state) => state.dialog)
  switch (dialog) {
    case null:
      return null
    case 'palette':
      return <Palette />
    case 'keys':
      return <KeysDialog />
    case 'settings':
      return <SettingsDialog />
    default:
      return assertNever(dialog, 'dialog')
  }
}
