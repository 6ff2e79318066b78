import { useState, type KeyboardEvent } from 'react'

export interface ListKeys {
  /** The item that takes the list's one tab stop. */
  readonly active: string | null
  readonly setActive: (key: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/**
 * Arrow keys, Home, End and page keys in a list of options; Enter or Space chooses. The focus moves
 * with the active item, choosing does not: opening an image is work that nobody asked for by passing.
 */
export function useListKeys(
  keys: readonly string[],
  current: string | null,
  onChoose: (key: string) => void,
): ListKeys {
  const [last, setLast] = useState<string | null>(null)
  const known = (key: string | null) => (key !== null && keys.includes(key) ? key : null)
  const active = known(last) ?? known(current) ?? keys[0] ?? null

  const onKeyDown = (event: KeyboardEvent) => {
    if (active === null || event.altKey || event.ctrlKey || event.metaKey) return
    const at = keys.indexOf(active)
    const page = 8
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: keys.length - 1,
    }[event.key]
    if (to !== undefined) {
      const next = keys[Math.max(0, Math.min(keys.length - 1, to))]
      if (next !== undefined) setLast(next)
    } else if (event.key === 'Enter' || event.key === ' ') onChoose(active)
    else return
    event.preventDefault()
  }

  return { active, setActive: setLast, onKeyDown }
}
