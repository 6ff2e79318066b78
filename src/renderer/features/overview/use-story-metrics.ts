import { useMemo } from 'react'
import { defaultMetrics, type StoryMetrics } from './story-geometry.ts'

/** The heights that the tokens give, which a density may change. */
export function useStoryMetrics(): StoryMetrics {
  return useMemo(() => {
    const tokens = getComputedStyle(document.documentElement)
    const pixels = (name: string, otherwise: number) => {
      const value = Number.parseFloat(tokens.getPropertyValue(name))
      return Number.isNaN(value) ? otherwise : value
    }
    return {
      step: pixels('--row-step', defaultMetrics.step),
      empty: pixels('--row-empty', defaultMetrics.empty),
      writable: pixels('--row', defaultMetrics.writable),
      bandMin: pixels('--band-min', defaultMetrics.bandMin),
      ribbon: pixels('--ribbon-width', defaultMetrics.ribbon),
    }
  }, [])
}
