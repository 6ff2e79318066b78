import { describe, expect, it } from 'vitest'
import { accelerator, chordText, isPressed, typesText, type PressedKeys } from './chords.ts'
import { commandOf, commands, type Situation } from './commands.ts'
import { commandTitles } from './command-titles.ts'

/** Every situation there can be. */
const situations: readonly Situation[] = (['electron', 'browser'] as const).flatMap((host) =>
  (['none', 'unfinished', 'stopped', 'ready'] as const).flatMap((image) =>
    (image === 'none' ? [false] : image === 'ready' ? [true] : [true, false]).flatMap((hasViews) =>
      [true, false].map((drawer) => ({ host, image, hasViews, drawer })),
    ),
  ),
)

function pressed(key: string, held: Partial<PressedKeys> = {}): PressedKeys {
  const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }
  return { key, code: `Key${key.toUpperCase()}`, ...none, ...held }
}

describe('the commands', () => {
  it.each([true, false])('never share keys that could mean two things (Mac: %s)', (isMac) => {
    for (const situation of situations) {
      const taken = new Map<string, string>()
      for (const { id, keys, when } of commands) {
        if (!when(situation)) continue
        for (const chord of keys) {
          const text = chordText(chord, isMac)
          expect(taken.get(text), `${text} of ${id}, ${JSON.stringify(situation)}`).toBeUndefined()
          taken.set(text, id)
        }
      }
    }
  })

  it('leave alone what an editor, a browser or the system needs', () => {
    const reserved = ['A', 'C', 'V', 'X', 'Z', 'W', 'Q', 'R', 'N', 'T', 'L', 'P', 'H', 'M', '0']
    for (const { id, keys } of commands) {
      for (const chord of keys) {
        const plain = chord.command && !chord.shift && !chord.alt
        if (plain) expect(reserved, id).not.toContain(chord.key.toUpperCase())
      }
    }
  })

  it.each(['en', 'de'] as const)('have titles that differ (%s)', (language) => {
    const titles = Object.values(commandTitles[language].commands)
    expect(new Set(titles).size).toBe(titles.length)
    for (const title of titles) expect(title.trim()).not.toBe('')
  })
})

describe('keys', () => {
  const find = { command: true, key: 'f' } as const

  it('are Ctrl, or ⌘ on a Mac, and nothing more', () => {
    expect(isPressed(find, pressed('f', { ctrlKey: true }), false)).toBe(true)
    expect(isPressed(find, pressed('f', { metaKey: true }), true)).toBe(true)
    expect(isPressed(find, pressed('f', { ctrlKey: true }), true)).toBe(false)
    expect(isPressed(find, pressed('F', { ctrlKey: true, shiftKey: true }), false)).toBe(false)
    expect(isPressed(find, pressed('f'), false)).toBe(false)
  })

  it('are found on a keyboard of another script, and a digit by its place', () => {
    const cyrillic = { ...pressed('а', { ctrlKey: true }), code: 'KeyF' }
    expect(isPressed(find, cyrillic, false)).toBe(true)
    const alt = { ...pressed('¡', { altKey: true }), code: 'Digit1' }
    expect(isPressed({ alt: true, key: '1' }, alt, true)).toBe(true)
  })

  it('of a sign do not mind whether it needs Shift', () => {
    expect(isPressed({ key: '?' }, pressed('?', { shiftKey: true }), false)).toBe(true)
    expect(isPressed({ key: '?' }, pressed('?'), false)).toBe(true)
  })

  it('are written as the platform does', () => {
    const [first, second] = commandOf('palette.open').keys
    expect(chordText(first!, true)).toBe('⌘K')
    expect(chordText(second!, true)).toBe('⇧⌘P')
    expect(chordText(second!, false)).toBe('Ctrl Shift P')
    expect(accelerator(second!)).toBe('CommandOrControl+Shift+P')
  })

  it('that type something are for no menu', () => {
    const [sign, f1] = commandOf('keys.show').keys
    expect([typesText(sign!), accelerator(sign!)]).toEqual([true, null])
    expect([typesText(f1!), accelerator(f1!)]).toEqual([false, 'F1'])
    expect(accelerator({ key: 'escape' })).toBeNull()
  })
})
