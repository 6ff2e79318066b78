import { useLayoutEffect } from 'react'
import { isPressed, typesText } from '../../shared/chords.ts'
import type { CommandId } from '../../shared/commands.ts'
import type { App } from '../app/app-context.ts'
import { runCommand } from './run-command.ts'
import { possible, situationOf } from './situation.ts'

/** Does what the keys and the menus of the host ask for, as far as it is possible now. */
export function useCommands(app: App, narrow: boolean): void {
  // before the first paint: what can be seen can be used
  useLayoutEffect(() => {
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

    // What the menus of the host are grey by; told when it changes, and once for a page loaded anew.
    let told = ''
    const tell = () => {
      const { host, ...situation } = situationOf(app, narrow)
      const text = JSON.stringify(situation)
      if (host !== 'electron' || text === told) return
      told = text
      void app.bridge.call('app:situation', situation)
    }
    const stops = [app.sessions.store.subscribe(tell), app.view.subscribe(tell)]
    tell()

    document.addEventListener('keydown', onKey)
    const stop = app.bridge.on('command', onMenu)
    return () => {
      document.removeEventListener('keydown', onKey)
      stop()
      for (const each of stops) each()
    }
  }, [app, narrow])
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !/^(button|checkbox|radio|range)$/.test(target.type))
  )
}
