import { useSyncExternalStore } from 'react'

/** Whether a media query holds, now and whenever it changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', listener)
      return () => {
        media.removeEventListener('change', listener)
      }
    },
    () => window.matchMedia(query).matches,
  )
}

/** Too narrow for two columns: the library stands above the image. The same number stands in the styles. */
export const oneColumn = '(max-width: 959px)'

/** Too narrow for the inspector's column: it becomes a drawer. The same number stands in the styles. */
export function useIsNarrow(): boolean {
  return useMedia('(max-width: 1120px)')
}
