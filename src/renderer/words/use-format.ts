import { useMemo } from 'react'
import { preferences } from '../state/preferences.ts'
import { useStore } from '../state/store.ts'
import { formatBytes, formatRate } from './format.ts'

export interface Format {
  /** `219.9 MB`, or `209.7 MiB` when the user reads IEC units. */
  readonly bytes: (bytes: number) => string
  readonly rate: (bytesPerSecond: number) => string
}

/** The formats that depend on the user's choice of units. */
export function useFormat(): Format {
  const units = useStore(preferences, (state) => state.units)
  return useMemo(
    () => ({
      bytes: (bytes) => formatBytes(bytes, units),
      rate: (bytes) => formatRate(bytes, units),
    }),
    [units],
  )
}
