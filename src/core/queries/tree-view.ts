/** Which tree is looked at. Layers are indexes, 0 is the lowest. */
export type TreeView =
  /** What one layer brings, changes and removes, with the directories that lead there. */
  | { readonly mode: 'layer'; readonly layer: number }
  /** Layers 0 to `layer` stacked; changes are those that `layer` itself made. */
  | { readonly mode: 'merged'; readonly layer: number }
  /** The merged tree at `to` against the one at `from`. */
  | { readonly mode: 'compare'; readonly from: number; readonly to: number }

/** The layer at which the rows of a view that are not removed are present. */
export function shownLayerOf(view: TreeView): number {
  return view.mode === 'compare' ? view.to : view.layer
}

/** A view as a key: equal for equal views. */
export function viewKey(view: TreeView): string {
  return view.mode === 'compare' ? `compare ${view.from} ${view.to}` : `${view.mode} ${view.layer}`
}
