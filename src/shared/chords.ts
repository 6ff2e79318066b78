/**
 * Keys pressed together. `key` is what the keyboard types, in small letters, or a key's name
 * (`escape`, `f1`); a digit stands for its place in the upper row.
 */
export interface Chord {
  readonly key: string
  /** ⌘ on a Mac, Ctrl elsewhere. */
  readonly command?: true
  readonly shift?: true
  /** ⌥ on a Mac. */
  readonly alt?: true
}

/** What of a keyboard event says which keys were pressed. */
export interface PressedKeys {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** Whether exactly these keys were pressed. */
export function isPressed(chord: Chord, event: PressedKeys, isMac: boolean): boolean {
  const [wanted, other] = isMac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey]
  if (wanted !== (chord.command ?? false) || other) return false
  if (event.altKey !== (chord.alt ?? false)) return false
  // Where a sign is on a keyboard, and whether it needs Shift, differs from country to country.
  if (!isSign(chord.key) && event.shiftKey !== (chord.shift ?? false)) return false
  return isKey(chord.key, event)
}

function isKey(key: string, { key: typed, code }: PressedKeys): boolean {
  // By place, not by what is typed: with Alt, a Mac types other characters.
  if (/^\d$/.test(key)) return code === `Digit${key}`
  if (typed.toLowerCase() === key) return true
  // A keyboard of another script has the Latin letters at the same places.
  const foreign = typed.length === 1 && typed > '\u007f'
  return foreign && code === `Key${key.toUpperCase()}`
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[a-z0-9]/.test(key)
}

/** Whether the keys would also type something, so that they must not act in a text field. */
export function typesText(chord: Chord): boolean {
  return chord.key.length === 1 && chord.command === undefined && chord.alt === undefined
}

const keyNames: Readonly<Record<string, string>> = { escape: 'Esc' }

/** As the platform writes it: `⇧⌘P`, `Ctrl Shift P`. */
export function chordText({ key, command, shift, alt }: Chord, isMac: boolean): string {
  const name = keyNames[key] ?? key.toUpperCase()
  if (isMac) return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${command ? '⌘' : ''}${name}`
  return [command && 'Ctrl', alt && 'Alt', shift && 'Shift', name]
    .filter((part) => part !== undefined)
    .join(' ')
}

/** As Electron's menus take it, `CommandOrControl+Shift+P`; null where a menu must not take the keys. */
export function accelerator(chord: Chord): string | null {
  if (typesText(chord) || chord.key === 'escape') return null
  return [
    chord.command && 'CommandOrControl',
    chord.alt && 'Alt',
    chord.shift && 'Shift',
    chord.key.toUpperCase(),
  ]
    .filter((part) => part !== undefined)
    .join('+')
}
