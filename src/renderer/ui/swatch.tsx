import css from './swatch.module.css'
import { layerColor } from './layer-color.ts'

export interface SwatchProps {
  readonly layer: number
  /** How many layers the base has. */
  readonly baseLayers: number
  readonly size?: number
}

/** The colour of a layer; always stands next to its number. */
export function Swatch({ layer, baseLayers, size = 10 }: SwatchProps) {
  return (
    <i
      className={css['swatch']}
      style={{ ...layerColor(layer, baseLayers), width: size, height: size }}
      aria-hidden="true"
    />
  )
}
