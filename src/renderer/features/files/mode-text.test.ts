import { describe, expect, it } from 'vitest'
import { modeNumber, modeText } from './mode-text.ts'

describe('permission bits', () => {
  it.each([
    ['directory', 0o755, 'drwxr-xr-x'],
    ['directory', 0o1777, 'drwxrwxrwt'],
    ['file', 0o4755, '-rwsr-xr-x'],
    ['file', 0o4644, '-rwSr--r--'],
    ['file', 0o2755, '-rwxr-sr-x'],
    ['symlink', 0o777, 'lrwxrwxrwx'],
    ['character', 0o600, 'crw-------'],
    ['fifo', 0o1640, 'prw-r----T'],
  ] as const)('of a %s with %o are as ls -l writes them', (kind, mode, text) => {
    expect(modeText(kind, mode)).toBe(text)
  })

  it('has four octal digits', () => {
    expect(modeNumber(0o644)).toBe('0644')
    expect(modeNumber(0o104755)).toBe('4755')
  })
})
