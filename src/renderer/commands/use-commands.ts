import { useEffect } from 'react'
import { isPressed, typesText } from '../../shared/chords.ts'
import type { CommandId } from '../../shared/commands.ts'
import type { App } from '../app/app-context.ts'
import { runCommand } from './run-command.ts'
import { possible, situationOf } from './situation.ts'

/** Does what the keys and the menus of the host ask for, as far as it is possible now. */
export function useCommands(app: App, narrow: boolean): void {
  useEffect(() => {
    const now = () => possible(situationOf(app, narrow))

    const onKey = (event: KeyboardEvent) => {
      // A dialog has the keys for itself.
      if (event.defaultPrevented || app.view.get().dialog !== null) return
      const isMac = app.info.platform === 'darwin'
      const typing = isTextField(event.target)
      const asked = now().find(({ keys }) =>
        keys.some((chord) => isPressed(chord, event, isMac) && !(typing && typesText(chord))),
      )
      if (!asked) return
      event.preventDefault()
      runCommand(asked.id, app, narrow)
    }

    const onMenu = ({ id }: { readonly id: CommandId }) => {
      app.view.set({ dialog: null })
      if (now().some((command) => command.id === id)) runCommand(id, app, narrow)
    }

    document.addEventListener('keydown', onKey)
    const stop = app.bridge.on('command', onMenu)
    return () => {
      document.removeEventListener('keydown', onKey)
      stop()
    }
  }, [app, narrow])
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !/^(button|checkbox|radio|range)$/.test(target.type))
  )
}
