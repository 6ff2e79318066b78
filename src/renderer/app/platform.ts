/** A shortcut as this platform writes it: `⌘F` or `Ctrl F`. */
export function shortcut(key: string, platform: string): string {
  return platform === 'darwin' ? `⌘${key}` : `Ctrl ${key}`
}
