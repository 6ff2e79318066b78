import { useEffect } from 'react'
import { createStore, type Store } from '../../state/store.ts'

/** A chart that can be written to a file. */
export interface ChartSource {
  /** Part of the file's name. */
  readonly kind: 'layers' | 'map'
  /** The picture as SVG, in the colours that a token's name is asked for. */
  readonly draw: (color: (token: string) => string) => string
}

/** The chart that the window shows just now; null when it shows none. */
export const chartInView: Store<{ readonly source: ChartSource | null }> = createStore<{
  readonly source: ChartSource | null
}>({ source: null })

/** Offers a chart for export as long as it is in view. `source` must stay the same while nothing changes. */
export function useChartInView(source: ChartSource | null): void {
  useEffect(() => {
    if (source === null) return
    chartInView.set({ source })
    return () => {
      if (chartInView.get().source === source) chartInView.set({ source: null })
    }
  }, [source])
}
