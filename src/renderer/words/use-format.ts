import { useMemo } from 'react'
import { preferences } from '../state/preferences.ts'
import { useStore } from '../state/store.ts'
import { formatBytes, formatClock, formatDay, formatRate, formatWhen } from './format.ts'

export interface Format {
  /** `219.9 MB`, or `209.7 MiB` when the user reads IEC units. */
  readonly bytes: (bytes: number) => string
  readonly rate: (bytesPerSecond: number) => string
  /** `09:12` or `9:12 am`. */
  readonly clock: (date: Date, withSeconds?: boolean) => string
  /** `14 Mar 2026, 09:12:02`. */
  readonly moment: (date: Date) => string
  /** Today as a clock, else a date. */
  readonly when: (date: Date, now: Date) => string
}

/** The formats that depend on the user's choice of units and clock. */
export function useFormat(): Format {
  const units = useStore(preferences, (state) => state.units)
  const clock = useStore(preferences, (state) => state.clock)
  return useMemo(
    () => ({
      bytes: (bytes) => formatBytes(bytes, units),
      rate: (bytes) => formatRate(bytes, units),
      clock: (date, withSeconds) => formatClock(date, withSeconds, clock),
      moment: (date) => `${formatDay(date)}, ${formatClock(date, true, clock)}`,
      when: (date, now) => formatWhen(date, now, clock),
    }),
    [units, clock],
  )
}
