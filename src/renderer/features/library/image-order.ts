import type { ImageSummary } from '../../../shared/views.ts'
import type { ImageOrder } from '../../state/preferences.ts'

export interface ImageName {
  /** Registry and namespaces with their last slash, '' when there are none. */
  readonly path: string
  readonly repository: string
  /** With its colon; empty when the name has none. */
  readonly tag: string
}

/** Splits a familiar name at its last slash and its tag; the colon of a registry's port is no tag. */
export function splitName(name: string): ImageName {
  const slash = name.lastIndexOf('/') + 1
  const colon = name.lastIndexOf(':')
  const end = colon > slash ? colon : name.length
  return {
    path: name.slice(0, slash),
    repository: name.slice(slash, end),
    tag: name.slice(end),
  }
}

/** What a search finds an image by: its names, digests and IDs; all words must match. */
export function matchesSearch(image: ImageSummary, search: string): boolean {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean)
  const text = [...image.tags, ...image.digests, image.id, ...image.platforms]
    .join(' ')
    .toLowerCase()
  return wanted.every((word) => text.includes(word))
}

/** Images in the chosen order; ties by name, then ID, so that the list never jumps. */
export function inOrder(
  images: readonly ImageSummary[],
  order: ImageOrder,
): readonly ImageSummary[] {
  const byName = (a: ImageSummary, b: ImageSummary) =>
    nameKey(a).localeCompare(nameKey(b), 'en') || a.id.localeCompare(b.id, 'en')
  return [...images].sort((a, b) => {
    if (order === 'newest') return (b.created ?? 0) - (a.created ?? 0) || byName(a, b)
    return order === 'largest' ? b.size - a.size || byName(a, b) : byName(a, b)
  })
}

/** Images without a name come last. */
function nameKey(image: ImageSummary): string {
  return image.tags[0] ?? '\uffff'
}
