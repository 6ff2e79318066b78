import { useEffect, type RefObject } from 'react'
import { tabNames } from '../features/tab-props.ts'
import { preferences } from '../state/preferences.ts'
import { tabId } from '../ui/tabs.tsx'
import type { App } from './app-context.ts'

/**
 * The window's own keys: Ctrl F (⌘ on a Mac) finds an image, Ctrl I shows or hides the inspector,
 * Alt with a digit goes to a view, Escape cancels reading or closes the drawer.
 */
export function useShortcuts(
  app: App,
  searchField: RefObject<HTMLInputElement | null>,
  narrow: boolean,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      if (act(event)) event.preventDefault()
    }

    function act(event: KeyboardEvent): boolean {
      const command = app.info.platform === 'darwin' ? event.metaKey : event.ctrlKey
      const key = event.key.toLowerCase()
      if (command && !event.shiftKey && !event.altKey) {
        if (key === 'f') return find()
        if (key === 'i') return toggleInspector(app, narrow)
      }
      if (event.altKey && !event.ctrlKey && !event.metaKey) return goToTab(event.code)
      if (event.key === 'Escape') return escape()
      return false
    }

    function find(): boolean {
      searchField.current?.focus()
      searchField.current?.select()
      return true
    }

    function goToTab(code: string): boolean {
      // By place, not by letter: with Alt, a Mac types other characters.
      const digit = /^Digit(\d)$/.exec(code)?.[1]
      const tab = digit === undefined ? undefined : tabNames[Number(digit) - 1]
      if (tab === undefined || app.sessions.store.get().current === null) return false
      app.view.set({ tab })
      document.getElementById(tabId(tab))?.focus()
      return true
    }

    function escape(): boolean {
      if (narrow && app.view.get().drawer) {
        app.view.set({ drawer: false })
        return true
      }
      app.sessions.cancel()
      return false
    }

    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
    }
  }, [app, searchField, narrow])
}

/** The column in a wide window, the drawer in a narrow one. */
export function toggleInspector(app: App, narrow: boolean): true {
  if (narrow) app.view.set({ drawer: !app.view.get().drawer })
  else preferences.set({ inspector: !preferences.get().inspector })
  return true
}
