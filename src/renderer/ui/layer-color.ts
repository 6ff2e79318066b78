import type { CSSProperties } from 'react'

/**
 * The number of a layer's colour and pattern: base layers are rock (`base-1` … `base-4`), yours are
 * minerals (`layer-1` … `layer-8`), each counted from its own beginning.
 */
export function layerTone(index: number, baseLayers: number): string {
  return index < baseLayers
    ? `base-${String((index % 4) + 1)}`
    : `layer-${String(((index - baseLayers) % 8) + 1)}`
}

/** Sets `--c` (ground) and `--k` (ink on it) for a layer's marks. */
export function layerColor(index: number, baseLayers: number): CSSProperties {
  const tone = layerTone(index, baseLayers)
  return { '--c': `var(--${tone})`, '--k': `var(--${tone}-ink)` } as CSSProperties
}
