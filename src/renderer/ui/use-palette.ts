import { useEffect, useState } from 'react'

/** What changes the colours of the tokens. */
const themeQueries = [
  '(prefers-color-scheme: dark)',
  '(prefers-contrast: more)',
  '(forced-colors: active)',
]

/**
 * The colours of tokens (by name, without dashes) as a canvas reads them, followed through changes of
 * the theme. `tokens` must stay the same list.
 */
export function usePalette(tokens: readonly string[]): ReadonlyMap<string, string> {
  const [palette, setPalette] = useState(() => readPalette(tokens))

  useEffect(() => {
    const read = () => {
      setPalette(readPalette(tokens))
    }
    const queries = themeQueries.map((query) => window.matchMedia(query))
    for (const query of queries) query.addEventListener('change', read)
    const observer = new MutationObserver(read)
    observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-contrast'] })
    return () => {
      for (const query of queries) query.removeEventListener('change', read)
      observer.disconnect()
    }
  }, [tokens])

  return palette
}

/**
 * A canvas cannot read `light-dark()`: an element's own colour is asked for its value. `scheme` is that
 * of the window unless it is named.
 */
export function readPalette(
  tokens: readonly string[],
  scheme: 'light' | null = null,
): ReadonlyMap<string, string> {
  const probe = document.createElement('i')
  probe.hidden = true
  if (scheme !== null) probe.style.colorScheme = scheme
  document.documentElement.append(probe)
  const style = getComputedStyle(probe)
  const read = tokens.map((token): readonly [string, string] => {
    probe.style.color = `var(--${token})`
    return [token, style.color]
  })
  probe.remove()
  return new Map(read)
}
