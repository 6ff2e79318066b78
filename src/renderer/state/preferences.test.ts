import { describe, expect, it } from 'vitest'
import { applyPreferences, defaultPreferences, readPreferences } from './preferences.ts'

describe('preferences', () => {
  it('come back as they were kept', () => {
    const kept = { ...defaultPreferences, theme: 'dark', units: 'iec', inspector: false } as const
    expect(readPreferences(JSON.stringify(kept))).toEqual(kept)
  })

  it('fall back field by field when damaged, unknown or missing', () => {
    expect(readPreferences(null)).toEqual(defaultPreferences)
    expect(readPreferences('{"theme":')).toEqual(defaultPreferences)
    expect(readPreferences('[1,2]')).toEqual(defaultPreferences)
    expect(readPreferences('{"theme":"pink","order":"largest"}')).toEqual({
      ...defaultPreferences,
      order: 'largest',
    })
  })

  it('set an attribute only where the user overrides the system', () => {
    const root = document.createElement('html')
    applyPreferences({ ...defaultPreferences, theme: 'dark', contrast: 'more' }, root)
    expect(root.dataset).toMatchObject({ theme: 'dark', contrast: 'more' })
    applyPreferences(defaultPreferences, root)
    expect(Object.keys(root.dataset)).toEqual([])
  })
})
