import { createStore } from './store.ts'

/* Where someone put the boundary between base and yours, image by image; kept from run to run. */

const key = 'strata.boundaries'
/** The one that was set longest ago goes first. */
const mostKept = 200

/** Reads what an earlier run kept; anything damaged is left out. */
export function readBoundaries(text: string | null): ReadonlyMap<string, number> {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    if (!Array.isArray(kept)) return new Map()
    return new Map(kept.flatMap((one: unknown) => (isBoundary(one) ? [one] : [])))
  } catch {
    return new Map()
  }
}

function isBoundary(one: unknown): one is readonly [string, number] {
  return (
    Array.isArray(one) &&
    one.length === 2 &&
    typeof one[0] === 'string' &&
    Number.isInteger(one[1]) &&
    Number(one[1]) >= 0
  )
}

function load(): ReadonlyMap<string, number> {
  try {
    return readBoundaries(window.localStorage.getItem(key))
  } catch {
    return new Map()
  }
}

/** Layers of the base by image ID. */
export const boundaries = createStore({ byImage: load() })

/** Remembers a boundary; null forgets it. */
export function keepBoundary(imageId: string, layers: number | null): void {
  const byImage = new Map(boundaries.get().byImage)
  byImage.delete(imageId)
  if (layers !== null) byImage.set(imageId, layers)
  const [oldest] = byImage.keys()
  if (byImage.size > mostKept && oldest !== undefined) byImage.delete(oldest)
  boundaries.set({ byImage })
  try {
    window.localStorage.setItem(key, JSON.stringify([...byImage]))
  } catch {
    // A private window may refuse; the choice then lasts as long as the window.
  }
}
