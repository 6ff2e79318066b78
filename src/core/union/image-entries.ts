import { entryKindOf, kindDirectory, kindFile, kindHardlink } from '../model/entry-kind.ts'
import type { EntryKind } from '../model/entry-kind.ts'
import type { LayerContents } from '../tar/layer-contents.ts'
import type { EntryTable } from '../store/entry-table.ts'

/** The content a hard link stands for is not known: its target is nowhere to be found. */
export const noContent = -1

/**
 * The entries of all layers of an image under one running number: those of layer 0 first, in tar
 * order. Also says which entry holds the content of each: itself, or for a hard link the entry
 * that it shares its inode with.
 */
export class ImageEntries {
  readonly layers: readonly (LayerContents | null)[]
  /** First number of every layer, and one past the last of all. */
  readonly starts: Uint32Array
  /**
   * For every entry the one that holds its inode, `noContent` for a broken hard link. Filled when
   * the layers are stacked.
   */
  readonly inodes: Int32Array

  constructor(layers: readonly (LayerContents | null)[]) {
    this.layers = layers
    this.starts = new Uint32Array(layers.length + 1)
    for (const [index, contents] of layers.entries()) {
      this.starts[index + 1] = (this.starts[index] as number) + (contents?.entries.count ?? 0)
    }
    this.inodes = new Int32Array(this.count)
    for (let entry = 0; entry < this.inodes.length; entry++) this.inodes[entry] = entry
  }

  get count(): number {
    return this.starts[this.layers.length] as number
  }

  /** The layer that stores an entry. */
  layerOf(entry: number): number {
    let low = 0
    let high = this.layers.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] as number) <= entry) low = middle
      else high = middle - 1
    }
    return low
  }

  /** The columns of a layer; an entry's row is its number less `starts[layer]`. */
  table(layer: number): EntryTable {
    const contents = this.layers[layer]
    if (!contents) throw new Error(`Layer ${layer} has no entries`)
    return contents.entries
  }

  /** The kind of what is at a path with this entry: that of the shared inode for a hard link. */
  kind(entry: number): EntryKind {
    return entryKindOf(this.kindNumber(entry))
  }

  /** As `kind`, as a number; a broken hard link stays a hard link. */
  kindNumber(entry: number): number {
    const inode = this.inodes[entry] as number
    if (inode === noContent) return kindHardlink
    const layer = this.layerOf(inode)
    return this.table(layer).kind[inode - (this.starts[layer] as number)] as number
  }

  isDirectory(entry: number): boolean {
    return this.kindNumber(entry) === kindDirectory
  }

  isFile(entry: number): boolean {
    return this.kindNumber(entry) === kindFile
  }

  /** The path that the tar entry itself names. */
  path(entry: number): number {
    const layer = this.layerOf(entry)
    return this.table(layer).path[entry - (this.starts[layer] as number)] as number
  }
}
