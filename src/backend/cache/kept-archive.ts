import type { ImageInput } from '../../core/model/image-input.ts'
import { EntryTable } from '../../core/store/entry-table.ts'
import type { EntryTableSnapshot } from '../../core/store/entry-table.ts'
import { PathTable } from '../../core/store/path-table.ts'
import type { PathTableSnapshot } from '../../core/store/path-table.ts'
import type { LayerContents } from '../../core/tar/layer-contents.ts'
import type { Archive, ArchiveImage } from '../archive/archive.ts'

/**
 * An archive as plain data. Raise the version in `analysis-cache.ts` whenever this, or what is in
 * it, changes.
 */
export interface KeptArchive extends Omit<Archive, 'paths' | 'images'> {
  readonly paths: PathTableSnapshot
  readonly layers: readonly KeptLayer[]
  readonly images: readonly KeptImage[]
}

interface KeptLayer extends Omit<LayerContents, 'entries'> {
  readonly entries: EntryTableSnapshot
}

interface KeptImage extends Omit<ArchiveImage, 'input'> {
  readonly input: Omit<ImageInput, 'source'>
  /** For every layer of the image its place in `layers`; null for one that is not there. */
  readonly contents: readonly (number | null)[]
}

export function keepArchive(archive: Archive): KeptArchive {
  const layers: LayerContents[] = []
  const numberOf = (contents: LayerContents): number => {
    const known = layers.indexOf(contents)
    return known < 0 ? layers.push(contents) - 1 : known
  }
  const images = archive.images.map(({ input, ...image }): KeptImage => {
    const { source: _, ...rest } = input({ kind: 'archive', name: '' })
    const bare = rest.layers.map((layer) => ({ ...layer, contents: null }))
    const contents = rest.layers.map((layer) => layer.contents && numberOf(layer.contents))
    return { ...image, input: { ...rest, layers: bare }, contents }
  })
  return {
    ...archive,
    paths: archive.paths.snapshot(),
    layers: layers.map((layer) => ({ ...layer, entries: layer.entries.snapshot() })),
    images,
  }
}

/** The archive again; it takes over the arrays. */
export function archiveOf({ layers: kept, ...archive }: KeptArchive): Archive {
  const { format, bytesRead } = archive
  const layers = kept.map((layer): LayerContents => ({
    ...layer,
    entries: EntryTable.restore(layer.entries),
  }))
  const images = archive.images.map(({ contents, input, ...image }): ArchiveImage => {
    const full = input.layers.map((layer, index) => {
      const number = contents[index] ?? null
      return { ...layer, contents: number === null ? null : (layers[number] ?? null) }
    })
    return {
      ...image,
      input: (source) => ({
        ...input,
        layers: full,
        source: { ...source, format, bytesRead },
      }),
    }
  })
  return { ...archive, paths: PathTable.restore(archive.paths), images }
}
