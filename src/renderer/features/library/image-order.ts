import type { ImageSummary } from '../../../shared/views.ts'
import type { ImageOrder } from '../../state/preferences.ts'

export interface ImageName {
  readonly repository: string
  /** With its colon; empty when the name has none. */
  readonly tag: string
}

/** Splits a familiar name at its tag; the colon of a registry's port is no tag. */
export function splitName(name: string): ImageName {
  const at = name.lastIndexOf(':')
  return at > name.lastIndexOf('/')
    ? { repository: name.slice(0, at), tag: name.slice(at) }
    : { repository: name, tag: '' }
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
