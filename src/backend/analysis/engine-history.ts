/** Where one step of the engine's history stands in the stack. */
export interface PlacedStep {
  /** Null for a step without a layer, and where that is not certain. */
  readonly layerIndex: number | null
  readonly emptyLayer: boolean
  readonly certain: boolean
}

/**
 * Joins the steps of the engine's history (oldest first, by the sizes it states) with the layers.
 * That history does not say which steps are empty, and a size of 0 does not either: a layer can be
 * empty. So only what the counts leave no choice about is certain; the image config decides the
 * rest when it has been read.
 */
export function placeSteps(sizes: readonly number[], layers: number): readonly PlacedStep[] {
  const withLayer = (layerIndex: number): PlacedStep => ({
    layerIndex,
    emptyLayer: false,
    certain: true,
  })
  const empty: PlacedStep = { layerIndex: null, emptyLayer: true, certain: true }
  const unknown: PlacedStep = { layerIndex: null, emptyLayer: false, certain: false }

  if (sizes.length === layers) return sizes.map((_, step) => withLayer(step))
  const sized = sizes.filter((size) => size > 0).length
  if (sized === layers) {
    let next = 0
    return sizes.map((size) => (size > 0 ? withLayer(next++) : empty))
  }
  if (sized > layers || sizes.length < layers) return sizes.map(() => unknown)
  // Some of the steps of size 0 own a layer. Below the first and above the last of them all is clear.
  const first = sizes.findIndex((size) => size === 0)
  const last = sizes.findLastIndex((size) => size === 0)
  return sizes.map((_, step) => {
    if (step < first) return withLayer(step)
    if (step > last) return withLayer(layers - (sizes.length - step))
    return unknown
  })
}
